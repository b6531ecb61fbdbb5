"""What a search finds for a person: only rows that they see, and nothing that comes from others.

Every read begins with a queryset of this folder, so a hit that somebody may not see is not read, counted or
ranked. Of very common words the newest MOST_FOUND hits are found.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import (
    Case,
    Exists,
    Expression,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.utils.timezone import localdate

from claims.access.articles import visible_articles
from claims.access.authorship import is_told_authors
from claims.access.claims import STATE_COLUMNS, ClaimForUser, states_of_claims, visible_claims
from claims.access.reviews import visible_reviews
from claims.compiled_reads import compiled_once, keys_in
from claims.models import (
    Article,
    Claim,
    Decision,
    ParsedQuery,
    Person,
    Report,
    Review,
    Revision,
    SearchableArticle,
    SearchableClaim,
    SearchableReview,
)
from claims.vocabulary import ClaimStatus

MOST_FOUND = 100
"""Hits of one kind that are read; a page then says "more than"."""
FEW = 500
"""Rows with rare words, whose keys are read first: the database takes rare words for more common than they are."""
MARK_START, MARK_END = "\x02", "\x03"
LONGEST_READ = 50_000
"""Characters of an article that are looked through for the words, to show them."""

Searchable = type[SearchableArticle | SearchableClaim | SearchableReview]


@dataclass(frozen=True)
class Filters:
    """What a search is limited to; the first four are about claims only."""

    status: ClaimStatus | None = None
    verdict: str = ""
    article: Article | None = None
    person: str = ""
    """The name of somebody whose review the asker may read."""
    since: date | None = None
    until: date | None = None

    @property
    def is_for_claims_only(self) -> bool:
        """Whether only claims can pass."""
        return bool(self.status or self.verdict or self.article or self.person)

    def by_day(self, moment: str) -> Q:
        """Return the condition that the moment at this path is within the days."""
        given = {f"{moment}__date__gte": self.since, f"{moment}__date__lte": self.until}
        return Q(**{name: day for name, day in given.items() if day})

    def includes(self, moment: datetime) -> bool:
        """Whether the moment is within the days."""
        day = localdate(moment)
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


def find_claims(user: Person, query: str, filters: Filters) -> dict[int, float]:
    """Return the keys of the visible claims whose wording has these words, with their rank; the newest MOST_FOUND."""
    claims = visible_claims(user).filter(
        _is_wanted(user, filters), _has_words(SearchableClaim, query, "current__searchable")
    )
    rank = SearchRank(F("current__searchable__vector"), ParsedQuery(query))
    return dict(claims.order_by("-current_id").values_list("pk", rank)[:MOST_FOUND])


def find_reviews(user: Person, query: str, filters: Filters) -> dict[int, tuple[int, float]]:
    """Return the keys of claims with a visible review whose rationale has these words: the review, and its rank."""
    reviews = (
        visible_reviews(user)
        .submitted()
        .filter(
            _is_wanted(user, filters, "claim_version__claim__"),
            _has_words(SearchableReview, query, "searchable"),
        )
    )
    rank = SearchRank(F("searchable__vector"), ParsedQuery(query))
    found = reviews.order_by("-pk").values_list("claim_version__claim", "pk", rank)[:MOST_FOUND]
    return {claim: (review, ranked) for claim, review, ranked in reversed(found)}


def find_articles(user: Person, query: str, filters: Filters) -> dict[int, float]:
    """Return the keys of the visible articles whose newest text or headline has these words, with their rank."""
    later = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    revisions = Revision.objects.filter(
        ~Exists(later.order_by()),
        filters.by_day("article__created_at"),
        _has_words(SearchableArticle, query, "searchable"),
        article__in=visible_articles(user).order_by(),
    )
    rank = SearchRank(F("searchable__vector"), ParsedQuery(query))
    return dict(revisions.order_by("-pk").values_list("article", rank)[:MOST_FOUND])


def find_reports(query: str, filters: Filters) -> dict[int, float]:
    """Return the keys of the newest reports, which are public, that have these words, with their rank."""
    reports = Report.objects.newest().filter(
        filters.by_day("published_at"), searchable__vector=ParsedQuery(query)
    )
    rank = SearchRank(F("searchable__vector"), ParsedQuery(query))
    return dict(reports.order_by("-pk").values_list("pk", rank)[:MOST_FOUND])


def _has_words(searchable: Searchable, query: str, path: str) -> Q:
    """Return the condition that the row at this path has the words.

    Both ways lead to the same rows: by the keys of all that have the words, or by going through the newest.
    """
    having = searchable.objects.filter(vector=ParsedQuery(query)).values_list("pk")
    keys = [key for (key,) in having[: FEW + 1]]
    return Q(
        **{f"{path}__in": keys} if len(keys) <= FEW else {f"{path}__vector": ParsedQuery(query)}
    )


def _is_wanted(user: Person, filters: Filters, claim: str = "") -> Q:
    """Return the condition that the claim at this path passes the filters, as far as this person may know."""
    wanted = filters.by_day(f"{claim}article__created_at")
    key = OuterRef(f"{claim}pk")
    if filters.status:
        wanted &= Q(**{f"{claim}status": filters.status})
    if filters.article:
        wanted &= Q(**{f"{claim}article": filters.article.pk})
    if filters.verdict:
        decisions = Decision.objects.current().filter(claim=key, rating__label=filters.verdict)
        wanted &= Q(**{f"{claim}status": ClaimStatus.DECIDED}) & _ask_of_each(decisions)
    if filters.person:
        reviews = visible_reviews(user).submitted().filter(reviewer__name__iexact=filters.person)
        reviews = reviews.filter(claim_version__claim=key)
        wanted &= _ask_of_each(reviews)
        if user.is_editor:
            own = _ask_of_each(reviews.filter(reviewer=user))
            wanted &= is_told_authors(user, claim) | own
    return wanted


def _ask_of_each(rows: QuerySet) -> Q:
    """Return the condition that there are such rows; as a CASE it is asked of hits only, not of the whole archive."""
    is_there = Case(When(Exists(rows.order_by()), then=True), default=False)
    return Q(Exact(is_there, Value(value=True)))


def _join(keys: Collection[int]) -> str:
    return ",".join(map(str, keys))


def _pair(key: int, text: str) -> tuple[int, str]:
    return key, text


class MarkedText(Func):
    """A text with the words of a query between MARK_START and MARK_END."""

    template = (
        "ts_headline(claims_search_config(%(language)s), claims_search_text(%(text)s), %(query)s, "
        f"'StartSel={MARK_START}, StopSel={MARK_END}, HighlightAll=true')"
    )
    output_field = TextField()

    def __init__(self, language: str, text: str | Expression, query: str) -> None:
        super().__init__(
            F(language), F(text) if isinstance(text, str) else text, ParsedQuery(query)
        )

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        """Write the three arguments at their places."""
        (language, a), (text, b), (query, c) = map(compiler.compile, self.source_expressions)
        sql = self.template % {"language": language, "text": text, "query": query}
        return sql, [*a, *b, *c]


@dataclass(frozen=True)
class FoundClaim:
    """A claim with what this person may know of it, and where its words are."""

    claim: ClaimForUser
    article: int
    slug: str
    wording: str
    quote: str

    @classmethod
    def of(cls, *values: Any) -> "FoundClaim":
        """Return the row that `read_claims` read: a `ClaimForUser` and the other fields."""
        return cls(ClaimForUser.of(*values[: len(STATE_COLUMNS)]), *values[len(STATE_COLUMNS) :])


def read_claims(user: Person, keys: Sequence[int], query: str) -> list[FoundClaim]:
    """Return the visible claims with these keys, in this order, with their wording and their quote with the words marked."""
    found = {row.claim.id: row for row in _read_claims(user, _join(keys), query)}
    return [found[key] for key in keys if key in found]


def _build_claims(user: Person, keys: str, query: str) -> QuerySet[Claim]:
    claims = visible_claims(user).filter(pk__in=keys_in(keys)).order_by()
    is_stated = ~Q(current__statement="")
    wording = Case(When(is_stated, then="current__statement"), default="current__quote")
    return states_of_claims(user, claims).values_list(
        *STATE_COLUMNS,
        "article",
        "article__slug",
        MarkedText("article__language", wording, query),
        MarkedText("article__language", "current__quote", query),
    )


_read_claims = compiled_once(_build_claims, FoundClaim.of)


def read_rationales(user: Person, keys: Collection[int], query: str) -> dict[int, str]:
    """Return the rationales of the visible reviews with these keys, with the words marked."""
    return dict(_read_rationales(user, _join(keys), query)) if keys else {}


def _build_rationales(user: Person, keys: str, query: str) -> QuerySet[Review]:
    reviews = visible_reviews(user).submitted().filter(pk__in=keys_in(keys)).order_by()
    return reviews.values_list(
        "pk", MarkedText("claim_version__claim__article__language", "rationale", query)
    )


_read_rationales = compiled_once(_build_rationales, _pair)


def read_articles(user: Person, keys: Collection[int], query: str) -> dict[int, str]:
    """Return the newest texts of the visible articles with these keys, or their beginnings, with the words marked."""
    return dict(_read_articles(user, _join(keys), query))


def _build_articles(user: Person, keys: str, query: str) -> QuerySet[Article]:
    # The words are marked inside the sub-query, of the newest text only.
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    marked = newest.values_list(MarkedText("article__language", Left("text", LONGEST_READ), query))
    articles = visible_articles(user).filter(pk__in=keys_in(keys)).order_by()
    return articles.values_list("pk", Subquery(marked[:1]))


_read_articles = compiled_once(_build_articles, _pair)
