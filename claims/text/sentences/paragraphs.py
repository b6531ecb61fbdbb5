"""Split a text into blocks: paragraphs, or lines if the text is not hard-wrapped. No sentence crosses a block.

A blank line always ends a block. A single line break does too, unless the text is hard-wrapped: then the break is there
because the next word did not fit, and the lines belong together.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.text.sentences import columns
from claims.text.sentences.list_markers import LIST_MARK
from claims.text.spans import Span, trim

# Usual widths of hard-wrapped e-mail and plain text.
NARROWEST, WIDEST = 50, 110
LINES_NEEDED = 3
SHARE_FORCED = 0.8
ALWAYS_BREAKS = "\x0c\x1d\x1e\u2029"

_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFINISHED = re.compile(r"[\w,;%€$£)»”–—-]\Z")


def split_blocks(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the blocks of text[start:end], in order, without white space at their edges."""
    end = len(text) if end is None else end
    if not _BREAK.search(text, start, end):
        block = trim(text, start, end)
        return [block] if block else []
    lines = list(_split_lines(text, start, end))
    width = _find_wrap_width(text, lines)
    widths = {} if width else columns.find_widths(text, _group_runs(lines))
    blocks: list[Span] = []
    previous: Span | None = None
    for line, begins_paragraph in lines:
        if (
            previous
            and not begins_paragraph
            and _is_continued(text, previous, line, width, widths.get(previous.start, 0))
        ):
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
        previous = line
    return blocks


def _split_lines(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield each line that is not blank, trimmed, and whether it begins a paragraph."""
    at, begins_paragraph = start, True
    for raw in text[start:end].splitlines(keepends=True):
        line = trim(text, at, at + len(raw))
        if line:
            yield line, begins_paragraph
            begins_paragraph = raw[-1] in ALWAYS_BREAKS
        else:
            begins_paragraph = True
        at += len(raw)


def _group_runs(lines: list[tuple[Span, bool]]) -> list[list[Span]]:
    """Return the lines in runs without a blank line inside."""
    runs: list[list[Span]] = []
    for line, begins_paragraph in lines:
        if begins_paragraph or not runs:
            runs.append([])
        runs[-1].append(line)
    return runs


def _find_wrap_width(text: str, lines: list[tuple[Span, bool]]) -> int:
    """Return the width at which the text was hard-wrapped, or 0 if it was not."""
    inner = [
        (line, following)
        for (line, _), (following, begins_paragraph) in pairwise(lines)
        if not begins_paragraph
    ]
    if len(inner) < LINES_NEEDED:
        return 0
    width = max(line.end - line.start for line, _ in inner)
    if not NARROWEST <= width <= WIDEST:
        return 0
    forced = sum(_is_forced(text, line, following, width) for line, following in inner)
    return width if forced >= SHARE_FORCED * len(inner) else 0


def _is_forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Return whether the line had to break because the next word did not fit."""
    first_word = text[following.start : min(following.end, following.start + width)].split(None, 1)[
        0
    ]
    return line.end - line.start + 1 + len(first_word) > width


def _is_continued(text: str, line: Span, following: Span, width: int, column: int) -> bool:
    """Return whether the following line belongs to the same block.

    `width` is that of the whole text if it is hard-wrapped, `column` that of the column around
    the line, or 0.
    """
    if LIST_MARK.match(text, following.start, following.end) or _has_cells(text, line, following):
        return False
    if column:
        return columns.is_continued(text, line, following, column)
    if width:
        return _is_forced(text, line, following, width)
    return (
        NARROWEST <= line.end - line.start <= WIDEST
        and text[following.start].islower()
        and _UNFINISHED.search(text, line.end - 1, line.end) is not None
    )


def _has_cells(text: str, line: Span, following: Span) -> bool:
    """Return whether one of the lines is a row of a table."""
    return (
        text.find("\t", line.start, following.end) >= 0
        or text[line.start] == "|"
        or text[following.start] == "|"
    )
