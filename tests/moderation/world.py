"""One claim in every state, and the addresses of every page of the admin about them."""

from dataclasses import dataclass, field

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.models import Article, Claim, Person, RatingScale, Report
from claims.moderation.actions.deciding import decide, send_back
from claims.moderation.actions.newsroom import retire_rating, save_scale
from claims.vocabulary import Role, SetAside
from tests import factories as make

TEXT = " ".join(f"The city planted {number} trees in {2000 + number}." for number in range(1, 10))


def page_of(claim: Claim, slug: str = "change") -> str:
    """The address of a claim's page in the admin, or of one of its actions."""
    return f"/admin/claims/claim/{claim.pk}/{slug}/"


@dataclass
class World:
    """Who is there and what they made."""

    root: Person
    administrator: Person
    editor: Person
    article: Article
    report: Report
    claims: dict[str, Claim] = field(default_factory=dict)

    @property
    def addresses(self) -> list[str]:
        """Every page of the admin that a person can open."""
        rows = ("claim", "article", "report", "event", "ratingscale", "rating", "person")
        scale = self.article.scale
        return [
            "/admin/",
            *(f"/admin/claims/{noun}/" for noun in rows),
            "/admin/claims/claim/?status=all&q=trees",
            "/admin/claims/claim/confirm/",
            f"/admin/claims/claim/confirm/?article={self.article.pk}",
            *(f"/admin/claims/claim/{claim.pk}/change/" for claim in self.claims.values()),
            f"/admin/claims/article/{self.article.pk}/change/",
            f"/admin/claims/article/{self.article.pk}/publish/",
            f"/admin/claims/article/{self.article.pk}/assign/",
            f"/admin/claims/article/{self.article.pk}/plan/",
            f"/admin/claims/report/{self.report.pk}/change/",
            "/admin/claims/newsroomsettings/1/change/",
            f"/admin/claims/ratingscale/{scale.pk}/change/",
            "/admin/claims/ratingscale/add/",
            f"/admin/claims/rating/{make.rating().pk}/change/",
            f"/admin/claims/rating/{scale.ratings.exclude(retired_at=None).first().pk}/change/",
            "/admin/claims/rating/add/",
            f"/admin/claims/person/{self.editor.pk}/change/",
            "/admin/claims/person/add/",
            "/admin/claims/newsroomsettings/1/history/",
            "/admin/password_change/",
        ]


def build_world() -> World:
    """Make the rows through the actions."""
    article = make.make_article(TEXT, headline="Trees of the city")
    editor = make.make_person("Edith Editor", Role.EDITOR)
    claims = {
        "agreed": make.make_agreed(article),
        "disputed": make.make_disputed(article),
        "decided": make.make_decided(article, by=editor),
        "changed": make.make_decided(article, by=editor),
        "open": make.make_claim(article),
        "sent back": make.make_agreed(article),
        "set aside": make.make_claim(article),
    }
    changed, back, aside = claims["changed"], claims["sent back"], claims["set aside"]
    decide(
        claim=changed,
        by=editor,
        lock_version=changed.lock_version,
        rating=make.rating("Half true"),
        summary="Only one half of it holds.",
        reason="A better source was found.",
    )
    send_back(
        claim=back, by=editor, lock_version=back.lock_version, note="Look at the table of 2010."
    )
    set_aside_claim(
        claim=aside,
        by=editor,
        lock_version=aside.lock_version,
        reason=SetAside.OPINION,
        note="Taste.",
    )
    make.save(claims["open"], make.make_person("Dora Drafts", Role.REVIEWER))
    retire_rating(rating=make.rating("Unproven"), by=editor)
    save_scale(scale=RatingScale(slug="own", name="Our own"), by=editor)
    claims["proposed"] = article.claims.filter(status="proposed").first()
    return World(
        root=Person.objects.create_superuser("root@desk.example", "x", name="Root"),
        administrator=make.make_person("Ada Administrator", Role.ADMINISTRATOR),
        editor=editor,
        article=article,
        report=make.make_report(article, by=editor),
        claims=claims,
    )
