"""Build the context of the coverage page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.articles.pages.sentences import MOST_SEGMENTS, PAGE, Row, build_rows
from claims.articles.queries.sentence_coverage import SentenceCoverage, list_coverage
from claims.models import Article
from claims.vocabulary import Coverage, NotCheckable, UnitRole
from claims.web.numbers import whole_number


@dataclass(frozen=True)
class Part:
    """One page of a long article: the offset at which it begins, its sentences, and how many are to sort."""

    begin: int
    first: int
    last: int
    unread: int
    is_current: bool


def coverage_page(article: Article, begin: str = "") -> dict[str, Any]:
    """Return the context: the strip at the top, and one page of sentences from the offset `begin`."""
    revision = article.revision
    sentences = list_coverage(revision.pk)
    start = whole_number(begin) or 0
    shown = sentences[start : start + PAGE]
    has_long_strip = len(sentences) > MOST_SEGMENTS
    return {
        "article": article,
        "revision": revision,
        "strip": [Row(sentence, "") for sentence in (shown if has_long_strip else sentences)],
        "rows": build_rows(article, revision, shown),
        "earlier": max(0, start - PAGE) if start else None,
        "later": start + PAGE if len(sentences) > start + PAGE else None,
        "parts": _list_parts(sentences, start) if len(sentences) > PAGE else [],
        "unread": _count_unread(sentences),
        "total": len(sentences),
        "reasons": NotCheckable.choices,
        "roles": UnitRole.choices,
    }


def _list_parts(sentences: Sequence[SentenceCoverage], start: int) -> list[Part]:
    pages = [sentences[begin : begin + PAGE] for begin in range(0, len(sentences), PAGE)]
    return [
        Part(
            begin=page[0].position - 1,
            first=page[0].position,
            last=page[-1].position,
            unread=_count_unread(page),
            is_current=page[0].position - 1 <= start < page[-1].position,
        )
        for page in pages
    ]


def _count_unread(sentences: Sequence[SentenceCoverage]) -> int:
    return sum(sentence.coverage == Coverage.UNREAD for sentence in sentences)
