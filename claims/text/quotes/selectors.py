"""Find a quote again in a text, and describe a span so that it can be found: quote, prefix and suffix.

After the TextQuoteSelector of the W3C Web Annotation Data Model (§ 4.2.4). It never guesses: a quote that stands in
several places is refused with all of them, and words around it that do not fit are no match.
"""

from typing import NamedTuple

from claims.text.spans import Span, trim

CONTEXT = 32
"""Code points of prefix and suffix to begin with."""
MOST_ALTERNATIVES = 20

# One character for one, so that offsets stay: what a keyboard or a browser makes of typographic signs.
PLAIN = str.maketrans("“”„‟«»‘’‚‛′`‐‑‒–—−", "\"\"\"\"\"\"''''''------")


class Quote(NamedTuple):
    """The words of a span and enough of the text around them to be found in one place only."""

    exact: str
    prefix: str
    suffix: str


class NotFound(LookupError):
    """The quote does not stand in the text, or not with these words around it."""


class Ambiguous(LookupError):
    """The quote stands in several places: `alternatives` are their spans, each with the words around it."""

    def __init__(self, alternatives: list[tuple[Span, str]]) -> None:
        super().__init__(f"The quote stands in {len(alternatives)} places.")
        self.alternatives = alternatives


def locate(text: str, exact: str, prefix: str = "", suffix: str = "") -> Span:
    """The one span of `text` that reads `exact` between `prefix` and `suffix`.

    White space around the quote is nothing. When the quote is nowhere as written, white space of any length and kind,
    straight or curly quotation marks and dashes count as equal. Raises NotFound or Ambiguous.
    """
    wanted = exact.strip()
    if not wanted:
        raise NotFound("There is no quote to look for.")
    places = _places(text, wanted) or _loose_places(text, wanted)
    if not places:
        raise NotFound("The quote does not stand in the text.")
    fitting = [span for span in places if _fits(text, span, prefix, suffix)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFound("The quote stands in the text, but not between these words.")
    raise Ambiguous([(span, _around(text, span)) for span in fitting[:MOST_ALTERNATIVES]])


def describe(text: str, span: tuple[int, int]) -> Quote:
    """The quote of a span, its prefix and suffix lengthened until `locate` finds this span and no other."""
    start, end = span
    exact, reach = text[start:end], CONTEXT
    while True:
        quote = Quote(exact, text[max(0, start - reach) : start], text[end : end + reach])
        try:
            locate(text, *quote)
        except Ambiguous:
            reach *= 2
        else:
            return quote


def _places(text: str, words: str) -> list[Span]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _loose_places(text: str, words: str) -> list[Span]:
    """Places that differ from the words in white space and in the shape of quotation marks and dashes only."""
    squeezed, origin = _squeeze(text)
    wanted, _ = _squeeze(words)
    found = []
    for start, end in _places(squeezed, wanted):
        span = Span(origin[start], origin[end - 1] + 1)
        # The squeezed text has no gaps, so "now here" would match "nowhere": compare word by word.
        if span.of(text).translate(PLAIN).split() == words.translate(PLAIN).split():
            found.append(span)
    return found


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The plain text without white space, and where each of its characters came from."""
    origin = [at for at, sign in enumerate(text) if not sign.isspace()]
    return "".join(text.translate(PLAIN).split()), origin


def _fits(text: str, span: Span, prefix: str, suffix: str) -> bool:
    before, after = _plain(prefix), _plain(suffix)
    if before and not _plain(text[max(0, span.start - _reach(prefix)) : span.start]).endswith(
        before
    ):
        return False
    return not after or _plain(text[span.end : span.end + _reach(suffix)]).startswith(after)


def _reach(context: str) -> int:
    """How far to read for a context: twice as far, as white space may be longer in the text."""
    return 2 * len(context) + CONTEXT


def _plain(words: str) -> str:
    return "".join(words.translate(PLAIN).split())


def _around(text: str, span: Span) -> str:
    """The span with the words around it, on one line."""
    stretch = trim(text, max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)) or span
    left = "…" if stretch.start > 0 else ""
    right = "…" if stretch.end < len(text) else ""
    return left + " ".join(stretch.of(text).split()) + right
