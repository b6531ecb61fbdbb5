"""Read a text without its invisible characters, and find the spans of what was read in the text as it is.

A zero-width space after a full stop would hide the end of the sentence. A soft hyphen stays: at the end of a line it
tells that a word goes on.
"""

from claims.text.folding import INVISIBLE
from claims.text.spans import Span, trim

_DROPPED = INVISIBLE - {"\u00ad"}


def is_invisible(line: str) -> bool:
    """Return whether a line has only characters that nobody sees."""
    return _DROPPED.issuperset(line)


def drop_invisible(text: str) -> tuple[str, list[int]]:
    """Return the text without invisible characters, and where each of its characters is in `text`."""
    offsets = [at for at, character in enumerate(text) if character not in _DROPPED]
    return "".join(text[at] for at in offsets), offsets


def place_spans(text: str, offsets: list[int], spans: list[Span]) -> list[Span]:
    """Return the spans in `text` of spans of the shorter text. Only white space stays between them.

    Invisible characters belong to the span before them, or to the first one.
    """
    placed: list[Span] = []
    for span in spans:
        start, end = offsets[span.start], offsets[span.end - 1] + 1
        gap = trim(text, placed[-1].end if placed else 0, start)
        if gap and placed:
            placed[-1] = Span(placed[-1].start, gap.end)
        placed.append(Span(start if placed or not gap else gap.start, end))
    rest = trim(text, placed[-1].end, len(text)) if placed else None
    if rest:
        placed[-1] = Span(placed[-1].start, rest.end)
    return placed
