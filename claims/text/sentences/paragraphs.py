"""Cut a text into blocks that no sentence crosses: paragraphs, and lines where a line is a unit of its own.

A blank line always ends a block. A single line break does too, unless the text is hard-wrapped: then a break stands
only because the next word did not fit, and the lines belong together.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.text.spans import Span, trim

# Widths at which e-mail and plain text are wrapped.
NARROWEST, WIDEST = 50, 110
LINES_NEEDED = 3
SHARE_FORCED = 0.8
ALWAYS_BREAKS = "\x0c\x1d\x1e\u2029"

_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
LIST_MARK = re.compile(r"(?:[-*•‣⁃▪◦·–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_UNFINISHED = re.compile(r"[\w,;–—-]\Z")


def blocks(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The blocks of text[start:end], in order, without white space at their edges."""
    end = len(text) if end is None else end
    if not _BREAK.search(text, start, end):
        block = trim(text, start, end)
        return [block] if block else []
    lines = list(_lines(text, start, end))
    width = _wrap_width(text, lines)
    found: list[Span] = []
    previous: Span | None = None
    for line, follows_blank in lines:
        if previous and not follows_blank and _continues(text, previous, line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        previous = line
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Each line that is not blank, trimmed, and whether a paragraph ends before it."""
    at, apart = start, True
    for raw in text[start:end].splitlines(keepends=True):
        line = trim(text, at, at + len(raw))
        if line:
            yield line, apart
            apart = raw[-1] in ALWAYS_BREAKS
        else:
            apart = True
        at += len(raw)


def _wrap_width(text: str, lines: list[tuple[Span, bool]]) -> int:
    """The width at which the text was wrapped, or 0 for a text that was not."""
    inner = [(line, following) for (line, _), (following, apart) in pairwise(lines) if not apart]
    if len(inner) < LINES_NEEDED:
        return 0
    width = max(line.end - line.start for line, _ in inner)
    if not NARROWEST <= width <= WIDEST:
        return 0
    forced = sum(_is_forced(text, line, following, width) for line, following in inner)
    return width if forced >= SHARE_FORCED * len(inner) else 0


def _is_forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word did not fit any more."""
    first_word = text[following.start : min(following.end, following.start + width)].split(None, 1)[
        0
    ]
    return line.end - line.start + 1 + len(first_word) > width


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    if LIST_MARK.match(text, following.start, following.end):
        return False
    if width:
        return _is_forced(text, line, following, width)
    return (
        NARROWEST <= line.end - line.start <= WIDEST
        and text[following.start].islower()
        and _UNFINISHED.search(text, line.end - 1, line.end) is not None
    )
