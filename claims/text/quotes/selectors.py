"""Locate a quote in a text, and describe a span by its quote, prefix and suffix so that it can be located.

Follows the TextQuoteSelector of the W3C Web Annotation Data Model (§ 4.2.4). It never guesses: a quote with several
matches is refused with the list of matches, and a match must fit the prefix and suffix.
"""

from bisect import bisect_left
from typing import NamedTuple

from claims.text.spans import Span, trim

CONTEXT = 32
"""Initial length of prefix and suffix, in code points."""
MOST_ALTERNATIVES = 20
MOST_MATCHES = 10_000
"""A quote with more matches is ambiguous, whatever stands before and after it."""

# Typographic quotes and dashes, and their plain forms. Each maps to one character, so offsets stay the same.
PLAIN = str.maketrans("“”„‟«»‘’‚‛′`‐‑‒–—−", "\"\"\"\"\"\"''''''------")


class Quote(NamedTuple):
    """The text of a span, and the text before and after it that makes it unique."""

    exact: str
    prefix: str
    suffix: str


class NotFound(LookupError):
    """The quote is not in the text, or not between the given prefix and suffix."""


class Ambiguous(LookupError):
    """The quote has several matches: `alternatives` are their spans, each with an excerpt around it."""

    def __init__(self, alternatives: list[tuple[Span, str]]) -> None:
        super().__init__(f"The quote has {len(alternatives)} matches.")
        self.alternatives = alternatives


def locate(text: str, exact: str, prefix: str = "", suffix: str = "") -> Span:
    """Return the one span of `text` that matches `exact` between `prefix` and `suffix`.

    White space at the edges of `exact` is ignored. If there is no exact match, all white space, and all kinds of
    quotation marks and of dashes, count as equal. Raises NotFound or Ambiguous.
    """
    wanted = exact.strip()
    if not wanted:
        raise NotFound("The quote is empty.")
    matches = _find_exactly(text, wanted)
    if len(matches) == 1 and not (prefix or suffix):
        return matches[0]  # without a look at the rest of the text: an import locates many quotes
    squeezed, origin = _squeeze(text)
    matches = matches or _find_loosely(text, wanted, squeezed, origin)
    if not matches:
        raise NotFound("The quote is not in the text.")
    before, after = _simplify(prefix), _simplify(suffix)
    fitting = [
        span
        for span in matches
        if len(matches) > MOST_MATCHES
        or (
            squeezed.endswith(before, 0, bisect_left(origin, span.start))
            and squeezed.startswith(after, bisect_left(origin, span.end))
        )
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFound("The quote is in the text, but not between this prefix and suffix.")
    raise Ambiguous([(span, _excerpt(text, span)) for span in fitting[:MOST_ALTERNATIVES]])


def describe(text: str, span: tuple[int, int]) -> Quote:
    """Return the quote of a span, with a prefix and suffix long enough that `locate` finds only this span."""
    start, end = span
    exact, reach = text[start:end], CONTEXT
    while True:
        quote = Quote(exact, text[max(0, start - reach) : start], text[end : end + reach])
        try:
            locate(text, *quote)
        except Ambiguous:
            if reach > len(text):  # with more than MOST_MATCHES
                return quote
            reach *= 2
        else:
            return quote


def _find_exactly(text: str, wanted: str) -> list[Span]:
    matches, at = [], text.find(wanted)
    while at >= 0 and len(matches) <= MOST_MATCHES:
        matches.append(Span(at, at + len(wanted)))
        at = text.find(wanted, at + 1)
    return matches


def _find_loosely(text: str, wanted: str, squeezed: str, origin: list[int]) -> list[Span]:
    """Return matches that differ only in white space and in kinds of quotation marks and dashes."""
    matches = []
    for start, end in _find_exactly(squeezed, _simplify(wanted)):
        span = Span(origin[start], origin[end - 1] + 1)
        # The squeezed text has no spaces, so "now here" would match "nowhere": compare word by word.
        if span.of(text).translate(PLAIN).split() == wanted.translate(PLAIN).split():
            matches.append(span)
    return matches


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return the simplified text, and for each of its characters the offset in `text` that it came from."""
    origin = [at for at, character in enumerate(text) if not character.isspace()]
    return _simplify(text), origin


def _simplify(text: str) -> str:
    """Return the text without white space and with plain quotation marks and dashes."""
    return "".join(text.translate(PLAIN).split())


def _excerpt(text: str, span: Span) -> str:
    """Return the span with some text before and after it, on one line."""
    stretch = trim(text, max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)) or span
    left = "…" if stretch.start > 0 else ""
    right = "…" if stretch.end < len(text) else ""
    return left + " ".join(stretch.of(text).split()) + right
