"""Which rows a search finds, the best first: only their keys, so that a page reads no more than it shows."""

from dataclasses import dataclass, field, replace

from claims.access.search import (
    MOST_FOUND,
    Filters,
    find_articles,
    find_claims,
    find_reports,
    find_reviews,
)
from claims.access.sources import find_sources, find_sources_like
from claims.lists.queries.parsing import parse_query
from claims.models import Person, Source
from claims.search.forms.search_form import KINDS
from claims.search.queries.slips import parse_with_slips

MOST_SOURCES = 50
"""Sources that are read: what a person may see of each costs more than of a claim."""


@dataclass(frozen=True)
class Found:
    """The keys of what was found, by kind; empty where the search has no word that isn't too common."""

    query: str
    keys: dict[str, list[int]] = field(default_factory=dict)
    rationales: dict[int, int] = field(default_factory=dict)
    """For claims that were found by what a reviewer wrote: the claim, and the review."""
    sources: dict[int, Source] = field(default_factory=dict)
    is_slip: bool = False
    """Whether only words like the typed ones were found."""


def find(user: Person, typed: str, filters: Filters, kind: str = "") -> Found:
    """Find what this person may see, of one kind or of all. Where nothing has the words, find words like them."""
    kinds = (kind,) if kind else tuple(KINDS)
    if filters.is_for_claims_only:
        kinds = tuple(each for each in kinds if each == "claims")
    query = parse_query(typed)
    found = _find_words(user, query, filters, kinds) if query else Found(query)
    sources = find_sources(user, typed, MOST_SOURCES) if query and "sources" in kinds else []
    if query and not sources and not any(found.keys.values()):
        if other := parse_with_slips(typed):
            found = _find_words(user, other, filters, kinds, is_slip=True)
        if "sources" in kinds:
            sources = find_sources_like(user, typed, MOST_SOURCES)
    found.sources.update({row.pk: row for row in sources if filters.includes(row.catalogued_at)})
    return replace(found, keys=_in_order(found.keys | {"sources": list(found.sources)}))


def _in_order(keys: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return what was found in the order in which it is shown."""
    return {kind: keys[kind] for kind in KINDS if keys.get(kind)}


def _find_words(
    user: Person, query: str, filters: Filters, kinds: tuple[str, ...], *, is_slip: bool = False
) -> Found:
    ranked: dict[str, dict[int, float]] = {}
    rationales: dict[int, int] = {}
    if "claims" in kinds:
        ranked["claims"] = find_claims(user, query, filters)
        for claim, (review, rank) in find_reviews(user, query, filters).items():
            rationales[claim] = review
            # A claim whose own words were found comes before one of which a reviewer wrote them.
            ranked["claims"].setdefault(claim, rank - 1)
    if "articles" in kinds:
        ranked["articles"] = find_articles(user, query, filters)
    if "reports" in kinds:
        ranked["reports"] = find_reports(query, filters)
    keys = {kind: _best_first(found) for kind, found in ranked.items()}
    return Found(query, keys, rationales, is_slip=is_slip)


def _best_first(found: dict[int, float]) -> list[int]:
    """Return the keys by rank; of equal hits the newest comes first, as they were read."""
    return sorted(found, key=lambda key: -found[key])[:MOST_FOUND]
