"""The page of an article: its text with the claims marked, and the list of claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.access.claims import ClaimForUser
from claims.articles.pages import marks
from claims.articles.pages.marked_text import MarkedText
from claims.articles.pages.marks import Mark
from claims.articles.queries.newest_revision import newest_revision
from claims.models import Article, Claim
from claims.vocabulary import ClaimStatus


@dataclass(frozen=True)
class ClaimRow:
    """A claim in the list: its words, its mark, and for editors who is working on it."""

    claim: Claim
    mark: Mark
    people: list[str]


def show_article(
    article: Article,
    claims: Sequence[ClaimForUser],
    people: Mapping[int, list[str]] | None,
    current: int = 0,
) -> dict[str, Any]:
    """Return the context: these claims, in the text and as a list; `current` is the one whose page it is.

    `people` are those who are working on each claim, by its number.
    """
    revision = newest_revision(article)
    by_number = marks.build_marks(article, claims, current)
    return {
        "article": article,
        "revision": revision,
        "marks": by_number,
        "marked_text": MarkedText(revision, claims, by_number, current),
        "progress": marks.count_progress(claims),
        "rows": _list_claims(article, by_number, people or {}),
        "proposed": sum(claim.status == ClaimStatus.PROPOSED for claim in claims),
    }


def _list_claims(
    article: Article, by_number: Mapping[int, Mark], people: Mapping[int, list[str]]
) -> list[ClaimRow]:
    claims = article.claims.with_quotes().filter(number__in=by_number)
    return [
        ClaimRow(claim, by_number[claim.number], people.get(claim.number, [])) for claim in claims
    ]
