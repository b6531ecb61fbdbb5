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
from claims.web.numbers import whole_number


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
    part: str = "",
) -> dict[str, Any]:
    """Return the context: these claims, in the text and as a list; `current` is the one whose page it is.

    `people` are those who are working on each claim, by its number. Of a long text we show the part with the number
    `part`, or the one around the claim `current`, and list the claims in it.
    """
    revision = newest_revision(article)
    by_number = marks.Marks(article, claims, current)
    text = MarkedText(revision, claims, by_number, current, whole_number(part) or 0)
    listed = {
        claim.number: by_number[claim.number] for claim in claims if text.part.holds(claim.start)
    }
    return {
        "article": article,
        "revision": revision,
        "marks": by_number,
        "marked_text": text,
        "progress": marks.count_progress(claims),
        "rows": _list_claims(article, listed, people or {}),
        "proposed": sum(claim.status == ClaimStatus.PROPOSED for claim in claims),
    }


def _list_claims(
    article: Article, by_number: Mapping[int, Mark], people: Mapping[int, list[str]]
) -> list[ClaimRow]:
    claims = article.claims.with_quotes().filter(number__in=list(by_number))
    return [
        ClaimRow(claim, by_number[claim.number], people.get(claim.number, [])) for claim in claims
    ]
