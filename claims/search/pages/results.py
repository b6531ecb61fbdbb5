"""The results of a search as its page shows them: claims, articles, sources and reports, the best hits first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.timezone import localtime

from claims.access.search import (
    MARK_END,
    MARK_START,
    Filters,
    read_articles,
    read_claims,
    read_rationales,
)
from claims.articles.pages.marks import Mark, build_mark
from claims.lists.queries.parsing import GAP
from claims.models import Person, Report
from claims.models.article import articles_with_opening
from claims.search.forms.search_form import KINDS
from claims.search.pages.finding import MOST_FOUND, MOST_SOURCES, Found, find

OF_EACH = 5
"""Hits of each kind where all kinds are shown."""
PAGE_SIZE = 20
LONGEST_EXCERPT = 400
"""Characters."""
BEFORE = 120
"""Characters that are shown before the first word that was found."""
LESS_THAN = "\x04"
"""What `claims_search_text` writes for it."""


@dataclass(frozen=True)
class Hit:
    """One result: a link, where it leads, and the words that were found."""

    address: str
    title: SafeString
    details: tuple[str, ...] = ()
    """What is known about it; each may be in a language and script of its own."""
    excerpt: SafeString | str = ""
    mark: Mark | None = None
    """The state of a claim."""
    verdict: str = ""
    """The verdict in force on a decided claim."""
    article: int = 0
    """The article that a claim, an article or a report is of."""


@dataclass(frozen=True)
class Kind:
    """The hits of one kind: those of the page, and how many were found."""

    name: str
    hits: list[Hit]
    count: int
    start: int

    @property
    def label(self) -> str:
        return KINDS[self.name]

    @property
    def is_more(self) -> bool:
        """Whether we stopped counting."""
        return self.count >= (MOST_SOURCES if self.name == "sources" else MOST_FOUND)

    @property
    def next_start(self) -> int | None:
        """Where the next page begins; None on the last page."""
        after = self.start + len(self.hits)
        return after if self.hits and after < self.count else None


@dataclass(frozen=True)
class Results:
    """What was found, by kind."""

    kinds: list[Kind]
    is_slip: bool
    has_words: bool
    """Whether the search has a word that isn't too common."""

    @property
    def only(self) -> Hit | None:
        """The hit to open at once, if there is one: a single one, or a claim with nothing but its article and report."""
        hits = [hit for kind in self.kinds for hit in kind.hits]
        claims = [hit for hit in hits if hit.mark]
        chosen = claims if len(claims) == 1 else hits
        is_one = len(chosen) == 1 and all(hit.article == chosen[0].article for hit in hits)
        return chosen[0] if is_one else None

    @property
    def are_empty(self) -> bool:
        return not any(kind.count for kind in self.kinds)


def search(user: Person, typed: str, filters: Filters, *, kind: str, start: int) -> Results:
    """Return the results for what was typed: the first of every kind, or a page of one kind."""
    found = find(user, typed, filters, kind)
    size, start = (PAGE_SIZE, start) if kind else (OF_EACH, 0)
    kinds = []
    for name, keys in found.keys.items():
        page = keys[start : start + size]
        kinds.append(Kind(name, READERS[name](user, page, found) if page else [], len(keys), start))
    return Results(kinds, found.is_slip, has_words=bool(found.query))


def _read_claims(user: Person, keys: Sequence[int], found: Found) -> list[Hit]:
    claims = read_claims(user, keys, found.query)
    articles = articles_with_opening({row.article for row in claims})
    written = {found.rationales[key]: key for key in keys if key in found.rationales}
    rationales = read_rationales(user, written, found.query)
    said = {written[review]: text for review, text in rationales.items()}
    hits = []
    for row in claims:
        wording, excerpt = row.wording, ""
        if MARK_START not in wording:
            excerpt = row.quote if MARK_START in row.quote else said.get(row.claim.id, "")
        address = reverse("claim", args=(row.slug, row.claim.number))
        mark = build_mark(row.claim, address)
        hits.append(
            Hit(
                address,
                show_marks(wording),
                (f"Claim {row.claim.number}", articles[row.article].title),
                show_marks(excerpt),
                mark,
                row.claim.verdict.label if mark.tone and row.claim.verdict else "",
                row.article,
            )
        )
    return hits


def _read_articles(user: Person, keys: Sequence[int], found: Found) -> list[Hit]:
    excerpts = read_articles(user, keys, found.query)
    articles = articles_with_opening(excerpts.keys())
    return [
        Hit(
            articles[key].get_absolute_url(),
            SafeString(escape(articles[key].title)),
            tuple(filter(None, (articles[key].publisher, _day(articles[key].created_at, "added")))),
            show_marks(excerpts[key]),
            article=key,
        )
        for key in keys
        if key in excerpts
    ]


def _read_sources(user: Person, keys: Sequence[int], found: Found) -> list[Hit]:
    return [
        Hit(
            row.get_absolute_url(),
            SafeString(escape(Truncator(row.name).chars(200))),
            tuple(
                filter(None, (row.publisher, row.get_kind_display(), Truncator(row.url).chars(80)))
            ),
        )
        for row in (found.sources[key] for key in keys)
    ]


def _read_reports(user: Person, keys: Sequence[int], found: Found) -> list[Hit]:
    reports = Report.objects.filter(pk__in=keys).defer("document").in_bulk()
    articles = articles_with_opening({report.article_id for report in reports.values()})
    hits = []
    for key in keys:
        report = reports[key]
        article = articles[report.article_id]
        day = _day(report.published_at, "published")
        number = f"report {report.number}" if report.number > 1 else ""
        address = reverse("report", args=(article.slug,))
        details = tuple(filter(None, (article.publisher, day, number)))
        hits.append(Hit(address, SafeString(escape(article.title)), details, article=article.pk))
    return hits


READERS: dict[str, Callable[[Person, Sequence[int], Found], list[Hit]]] = {
    "claims": _read_claims,
    "articles": _read_articles,
    "sources": _read_sources,
    "reports": _read_reports,
}


def _day(moment: object, what: str) -> str:
    return f"{what} {date_format(localtime(moment), 'j F Y')}"


def show_marks(text: str) -> SafeString:
    """Return the part of a text around its first mark as HTML, without the spaces that cut words of some scripts."""
    whole = GAP.sub(r"\1", text).replace(MARK_END + MARK_START, "").replace(LESS_THAN, "<")
    cut = _cut(whole)
    if cut.count(MARK_START) > cut.count(MARK_END):
        cut += MARK_END
    html = escape(cut).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # noqa: S308 - the text is escaped


def _cut(text: str) -> str:
    """Return at most LONGEST_EXCERPT characters of a text, from BEFORE characters before its first mark."""
    start = max(0, text.find(MARK_START) - BEFORE)
    if start:
        start = text.find(" ", start, start + BEFORE) + 1 or start
    part = Truncator(text[start:]).chars(LONGEST_EXCERPT)
    return f"…{part}" if start else part
