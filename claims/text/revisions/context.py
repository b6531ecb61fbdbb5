"""Sentences that lean on what stands before them: who reads them alone does not know what they say."""

from collections.abc import Sequence

from claims.text.revisions.context_words import PATTERNS
from claims.text.sentences.units import Unit
from claims.text.spans import Span

MOST_SENTENCES = 3
"""A sentence that leans on one that leans itself is followed so far; longer chains are their writer's style."""
_FARTHEST = 12
"""Units that are looked at on the way back."""
_NO_ANTECEDENT = frozenset(("furniture", "caption", "by-line", "dateline"))
_HEADINGS = frozenset(("headline", "sub-heading"))


def leans_on_previous(sentence: str, language: str) -> bool:
    """Whether the sentence opens with a word that stands for something said before: *This*, *They*, *However* …"""
    pattern = PATTERNS.get(language[:2].lower())
    return bool(pattern and pattern.match(sentence))


def leaned_on(text: str, units: Sequence[Unit], language: str) -> list[Span | None]:
    """For each unit what it leans on: the sentence before it, and those that this one leans on in its turn.

    A heading between them is part of it, the page's furniture is passed over. In a language without a table
    nobody can tell what leans: there each sentence is held to lean on the one before it.
    """
    is_known = language[:2].lower() in PATTERNS
    leans = [leans_on_previous(unit.span.of(text), language) for unit in units]
    return [
        _before(units, leans, at) if leans[at] or not is_known else None for at in range(len(units))
    ]


def _before(units: Sequence[Unit], leans: Sequence[bool], at: int) -> Span | None:
    """From the nearest sentence before that stands alone to the one right before."""
    first: Span | None = None
    last: Span | None = None
    sentences = 0
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        span, role = units[index]
        if role in _NO_ANTECEDENT:
            continue
        first, last = span, last or span
        sentences += role not in _HEADINGS
        if sentences == MOST_SENTENCES or (role not in _HEADINGS and not leans[index]):
            break
    return first and last and Span(first.start, last.end)
