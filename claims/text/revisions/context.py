"""Find the context of a sentence: earlier sentences and headings without which readers can't understand it."""

from collections.abc import Sequence

from claims.text.revisions.context_words import PATTERNS
from claims.text.sentences.units import Unit
from claims.text.spans import Span

MOST_SENTENCES = 3
"""If the sentence before depends on context too, we follow the chain back for at most this many sentences."""
_FARTHEST = 12
"""Units that we look back."""
_NO_ANTECEDENT = frozenset(("furniture", "caption", "by-line", "dateline"))
_HEADINGS = frozenset(("headline", "sub-heading"))


def depends_on_previous(sentence: str, language: str) -> bool:
    """Return whether the sentence begins with a word that refers to earlier text: *This*, *They*, *However* …"""
    pattern = PATTERNS.get(language[:2].lower())
    return bool(pattern and pattern.match(sentence))


def find_contexts(text: str, units: Sequence[Unit], language: str) -> list[Span | None]:
    """Return for each unit the span that it depends on, or None if it depends on nothing.

    The context is the sentence before, and the sentences that that one depends on. Headings in
    between are included, clutter is skipped. In a language without a word list we can't know, so
    every sentence counts as depending on the one before.
    """
    is_known = language[:2].lower() in PATTERNS
    is_dependent = [depends_on_previous(unit.span.of(text), language) for unit in units]
    return [
        _find_context(units, is_dependent, index) if is_dependent[index] or not is_known else None
        for index in range(len(units))
    ]


def _find_context(units: Sequence[Unit], is_dependent: Sequence[bool], index: int) -> Span | None:
    """Return the span from the nearest earlier independent sentence to the sentence before `index`."""
    first: Span | None = None
    last: Span | None = None
    sentences = 0
    for earlier in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        span, role = units[earlier]
        if role in _NO_ANTECEDENT:
            continue
        first, last = span, last or span
        sentences += role not in _HEADINGS
        if sentences == MOST_SENTENCES or (role not in _HEADINGS and not is_dependent[earlier]):
            break
    return first and last and Span(first.start, last.end)
