"""A newsroom with one reviewer's open work, which no other reviewer may learn about."""

import hashlib
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from claims.models import (
    Article,
    Claim,
    Comment,
    Original,
    Person,
    Rating,
    RatingScale,
    Report,
    Snapshot,
    Source,
)
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make

IMAGE = b"\x89PNG murmured"
IMAGE_HASH = hashlib.sha256(IMAGE).hexdigest()
SECRETS = (
    "hushword",
    "murmurpassage",
    "whispertitle",
    "undertone",
    "undisclosed.example",
    "Sotto Voce",
)
"""Words of the other reviewer's open review, its evidence, its source and comment, and their name."""
NAME = SECRETS[-1]


@dataclass
class World:
    """The people who ask, by their key in the table, and the rows that addresses name."""

    people: dict[str, Person | None]
    article: Article
    claim: Claim
    report: Report
    secret_source: Source
    secret_comment: Comment
    secret_copy: Snapshot
    scale: RatingScale
    rating: Rating

    def address(self, route: str) -> str:
        """Fill a route's variables with this world's rows."""
        values = {
            "<slug:slug>": self.article.slug,
            "<int:number>": "1",
            "<int:claim>": "1",
            "<int:n>": "1",
            "<uuid:key>": str(self.secret_comment.key),
            "<str:file>": "report.json",
            "<path:content_type_id>": "0",
            "<path:object_id>": "1",
            "<slug:key>": str(self.secret_copy.key),
            "<uuid:pk>": str(self.secret_copy.pk),
        }
        if route.startswith("articles/"):
            values["<int:number>"] = str(self.claim.number)
        keys = {
            "admin/claims/claim/": self.claim.pk,
            "admin/claims/article/": self.article.pk,
            "admin/claims/report/": self.report.pk,
            "admin/claims/ratingscale/": self.scale.pk,
            "admin/claims/rating/": self.rating.pk,
            "admin/claims/person/": self.people["assigned"].pk,
            "sources/": self.secret_source.pk,
            "views/": 1,
        }
        for start, key in keys.items():
            if route.startswith(start):
                values |= {"<int:pk>": str(key), "<path:object_id>": str(key)}
        route = route.replace("^(?P<app_label>claims)/$", "claims/").replace("(?P<url>.*)$", "none")
        for variable, value in values.items():
            route = route.replace(variable, value)
        return f"/{route}".replace("^", "")


def make_world() -> World:
    """Make an article with a report, and an open claim that somebody else has begun to judge."""
    editor = make.make_person("Edith Editor", Role.EDITOR)
    assigned = make.make_person("Rita Reviewer", Role.REVIEWER)
    stranger = make.make_person("Stan Stranger", Role.REVIEWER)
    hidden = make.make_person("Sotto Voce", Role.REVIEWER)
    article = make.make_article(headline="Trees")
    make.make_decided(article, by=editor)
    report = make.make_report(article, by=editor)
    claim = make.make_claim(article, by=editor)
    write_guidelines(by=editor, text="Be fair.", after=0)
    assign(article=article, by=editor, people=[assigned, hidden])
    piece = make.make_evidence(
        "https://undisclosed.example/paper", title="whispertitle", passage="murmurpassage"
    )
    comment = make.comment(claim, hidden, "An undertone for @Edith Editor and @Rita Reviewer.")
    submitted = make.review(claim, hidden, "False", rationale="hushword", evidence=(piece,))
    draft = make.make_draft("True", "hushword in a draft")
    make.save(make.make_claim(article, by=editor), hidden, draft)
    return World(
        people={
            "anonymous": None,
            "assigned": assigned,
            "stranger": stranger,
            "editor": editor,
        },
        article=article,
        claim=make.fresh(claim),
        report=report,
        secret_comment=comment,
        secret_copy=make.make_copy(
            submitted.evidence.get(),
            "murmurpassage stands here",
            title="whispertitle",
            image=Original.objects.create(sha256=IMAGE_HASH, content=IMAGE, size=len(IMAGE)),
        ),
        secret_source=Source.objects.get(url__contains="undisclosed"),
        scale=article.scale,
        rating=make.rating("True"),
    )


def routes(patterns: list | None = None, prefix: str = "") -> list[str]:
    """Return every route of the project, as written in its URL patterns."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, route)
        else:
            assert isinstance(pattern, URLPattern)
            found.append(route)
    return found
