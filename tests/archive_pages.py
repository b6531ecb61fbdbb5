"""Every kind of page, list, search and filter of an archive that `generate_archive` made."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from claims.models import Article, Claim, Event, Evidence, Person, Report, Source
from claims.vocabulary import ClaimStatus, Role

OPEN_TO_ALL = Claim.objects.filter(article__assignments=None)
"""Claims of articles that the whole team sees."""


@dataclass(frozen=True)
class Page:
    """An address under a name that is the same in every archive."""

    name: str
    address: str


def people_of_archive() -> dict[str, Person]:
    """A reviewer and an editor of the archive; the editor doesn't review."""
    people = Person.objects.order_by("-pk")
    editor = people.filter(groups__name=Role.EDITOR).first()
    reviewer = people.filter(groups__name=Role.REVIEWER).exclude(groups__name=Role.EDITOR).first()
    return {"reviewer": reviewer, "editor": editor}


def pages_for(who: str) -> list[Page]:
    """The pages that this one of `people_of_archive` opens."""
    pages = [*team_lists(), *article_pages(), *claim_pages(), *source_pages(), *report_pages()]
    return [*pages, *moderation_pages()] if who == "editor" else pages


def team_lists() -> Iterator[Page]:
    middle = Article.objects.newest()[Article.objects.count() // 2]
    yield Page("home", "/")
    yield Page("articles", "/articles/")
    yield Page("articles, from the middle", f"/articles/?before={middle.slug}")
    for query in (
        "stage=deciding",
        "stage=ready",
        "whose=mine",
        "due=late",
        "sort=oldest",
        "sort=due",
    ):
        yield Page(f"articles, {query}", f"/articles/?{query}")
    yield Page("guidelines", "/guidelines/")
    yield Page("conflicts of interest", "/accounts/conflicts/")
    for name, typed in (
        ("a common word", "town"), ("a rare word", "89"), ("two words", "Millbrook trees"), ("no match", "zyxwvu qponml"),
        ("a slip", "Millbrok"), ("a reason", "register"),
    ):  # fmt: skip
        yield Page(f"search for {name}", reverse("search", query={"q": typed}))
    yield Page(
        "search for a decided claim", reverse("search", query={"q": "town", "status": "decided"})
    )


def article_pages() -> Iterator[Page]:
    in_progress = OPEN_TO_ALL.filter(status=ClaimStatus.OPEN).order_by("-pk").first().article
    finished = Article.objects.newest().filter(reports__isnull=False).first()
    for kind, article in (("in progress", in_progress), ("finished", finished)):
        address = article.get_absolute_url()
        for name in ("", "claims/", "revise/", "changes/?since=1"):
            yield Page(f"article {kind}: {name or 'itself'}", address + name)


def claim_pages() -> Iterator[Page]:
    for status in (*ClaimStatus,):
        claim = OPEN_TO_ALL.filter(status=status).order_by("-pk").first()
        if claim is None:
            continue
        address = claim.get_absolute_url()
        yield Page(f"{status} claim", address)
        yield Page(f"{status} claim: history", f"{address}history/")
    claim = OPEN_TO_ALL.filter(status=ClaimStatus.OPEN).order_by("-pk").first()
    yield Page("open claim: edit", f"{claim.get_absolute_url()}edit/")
    yield Page("open claim: comments", f"{claim.get_absolute_url()}comments/")


def source_pages() -> Iterator[Page]:
    open_sources = Source.objects.catalogued()
    shared = Source.objects.get(url="https://statistics.example.org/yearbook/7")
    uses = Evidence.objects.filter(source=shared).count()
    yield Page("sources", "/sources/")
    yield Page(
        "sources, from the middle", f"/sources/?before={open_sources[open_sources.count() // 2].pk}"
    )
    for name, typed in (
        ("a word", "register"), ("a rare word", "yearbook 7 of"), ("no match", "zyxwvu qponml"),
        ("a link", "https://data7.example.net/"), ("one letter", "r"),
    ):  # fmt: skip
        yield Page(f"sources, search for {name}", reverse("source_list", query={"q": typed}))
    for query in ("kind=data", "reliability=E", "state=retracted", "sort=oldest"):
        yield Page(f"sources, {query}", f"/sources/?{query}")
    yield Page("source that many cite", shared.get_absolute_url())
    yield Page(
        "source that many cite, from the middle", f"{shared.get_absolute_url()}?from={uses // 2}"
    )
    yield Page("source that many cite: claims", reverse("source_claims", args=(shared.pk,)))
    yield Page("source of one article", open_sources.first().get_absolute_url())
    if secret := Source.objects.filter(is_protected=True).order_by("-pk").first():
        yield Page("protected source", secret.get_absolute_url())


def report_pages() -> Iterator[Page]:
    report = Report.objects.order_by("-pk").first()
    address = report.get_absolute_url()
    first = report.data["claims"][0]["number"]
    yield Page("reports", "/reports/")
    for query in ("q=trees", "state=corrected", "sort=oldest"):
        yield Page(f"reports, {query}", f"/reports/?{query}")
    yield Page("report", address)
    yield Page("report: claim", f"{address}claims/{first}/")
    for ending in ("json", "csv", "html"):
        yield Page(f"report.{ending}", f"{address}report.{ending}")


def moderation_pages() -> Iterator[Page]:
    yield Page("to do", "/admin/")
    yield from moderation_lists()
    for status in (ClaimStatus.AGREED, ClaimStatus.DISPUTED, ClaimStatus.DECIDED):
        claim = OPEN_TO_ALL.filter(status=status).order_by("-pk").first()
        yield Page(
            f"moderation of a claim: {status}",
            reverse("admin:claims_claim_change", args=(claim.pk,)),
        )
    article = Article.objects.newest().first()
    for name in ("change", "publish", "describe", "assign", "plan"):
        yield Page(
            f"moderation of an article: {name}",
            reverse(f"admin:claims_article_{name}", args=(article.pk,)),
        )
    middle = Event.objects.order_by("pk")[Event.objects.count() // 2]
    log = reverse("admin:claims_event_changelist")
    yield Page("activity log", log)
    yield Page("activity log, from the middle", f"{log}?before={middle.hash}")
    yield Page("activity log of an article", f"{log}?article={article.pk}")


def moderation_lists() -> Iterator[Page]:
    def at(name: str, **query: object) -> str:
        return reverse(f"admin:claims_{name}_changelist", query=query)

    article = Article.objects.newest().first()
    yield Page("moderation: claims", at("claim"))
    yield Page("moderation: claims, page 2", at("claim", p=2))
    for status in (*(status.value for status in ClaimStatus), "re-check", "all"):
        yield Page(f"moderation: claims, {status}", at("claim", status=status))
    yield Page("moderation: all claims, page 2", at("claim", status="all", p=2))
    for name, query in (
        ("disputed for long", {"status": "disputed", "age": "older"}),
        ("left a stage lately", {"status": "all", "left": "open"}),
        ("that a person holds", {"status": "all", "holder": 3}),
        ("that a person reviewed", {"status": "all", "reviewed_by": 3}),
    ):
        yield Page(f"moderation: claims {name}", at("claim", **query))
    yield Page("moderation: claims of an article", at("claim", article=article.pk, status="all"))
    for name, typed in (
        ("a common word", "town"), ("a rare word", "89,"), ("two words", "Millbrook trees"), ("no match", "zyxwvu"),
        ("one letter", "z"),
    ):  # fmt: skip
        yield Page(f"moderation: claims, search for {name}", at("claim", q=typed))
        yield Page(f"moderation: articles, search for {name}", at("article", q=typed))
    yield Page("moderation: articles", at("article"))
    yield Page("moderation: articles, page 2", at("article", p=2))
    yield Page("moderation: reports", at("report"))
    yield Page("moderation: reports, search", at("report", q="town"))
    yield Page("moderation: people", at("person"))
    yield Page("moderation: people, search", at("person", q="koval"))
    yield Page("moderation: scales", at("ratingscale"))
    yield Page("moderation: ratings", at("rating"))
    yield Page("moderation: guidelines", at("guidelines"))
    yield Page("moderation: settings", at("newsroomsettings"))
