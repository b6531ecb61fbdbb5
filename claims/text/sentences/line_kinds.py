"""Recognise rows of pasted tables and plain lists from the lines around them.

A line without a full stop is a heading if it stands alone, and an item or a row if its neighbours look the same.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.text.sentences import roles
from claims.text.sentences.list_markers import LIST_ITEM
from claims.text.spans import Span

ROW, HEADER, ITEM = "row", "header", "item"
"""Kinds of lines: a row of a table, the row with the names of its columns, an item of a list."""

_SIGNED = "signed"
_FEWEST_ITEMS = 3
_FEWEST_AFTER_LEAD_IN = 2
_FEWEST_WORDS = 3
# Share of the items that have a number, in a list with blank lines and without a lead-in.
_WITH_NUMBER = 0.6
_MOST_CELL_LETTERS = 40
_MOST_WORDS_OF_A_MENU = 2
_LONGEST_ROW = 1_000
_GAP = re.compile(r"(?<=[^.!?…:;\s])[ \u00a0]{2,}(?=\S)|[ \u00a0]{3,}(?=\S)")
_YEAR_OR_WORDS = re.compile(r"(?:1[5-9]|20)\d\d|\D+")
"""The name of a column."""
_DIGIT = re.compile(r"\d")
_ODD_SIGN = re.compile(
    r"(>>|o(?=\s[^\W\d_a-z])|[^\w\s\"'“”„«»‘’‹›()\[\]{}#|<>@$€£¥…\.,:;!?¡¿`]{1,2})\s(?=\S)"
)
"""A sign that is a bullet if the next line begins with it too: *⦿*, *+*, *>>*, and *o* in lists of word processors."""


def find_line_kinds(text: str, blocks: Sequence[Span]) -> list[str]:
    """Return the kind of each block that is a row or an item, or ""."""
    lines = [" ".join(block.of(text).split()) for block in blocks]
    kinds = [""] * len(blocks)
    _mark_tables(text, blocks, kinds)
    _mark_repeated_signs(lines, kinds)
    _mark_items(text, blocks, lines, kinds)
    return kinds


def _mark_repeated_signs(lines: Sequence[str], kinds: list[str]) -> None:
    """Mark lines that begin with the same sign as the one before."""
    found = [_ODD_SIGN.match(line) for line in lines]
    signs = [match[1] if match else "" for match in found]
    for index, (one, other) in enumerate(pairwise(signs)):
        if one and one == other and kinds[index] in ("", _SIGNED) and not kinds[index + 1]:
            kinds[index] = kinds[index + 1] = _SIGNED
    kinds[:] = [ITEM if kind == _SIGNED else kind for kind in kinds]


def split_cells(line: str) -> tuple[str, list[str]]:
    """Return the sign between the cells of a line (a tab, a pipe or spaces) and the cells; one cell is no row."""
    if len(line) > _LONGEST_ROW or "\n" in line:
        return "", []
    if "\t" in line:
        sign, parts = "\t", line.split("\t")
    elif "|" in line:
        sign, parts = "|", line.split("|")
    elif "  " in line or "\u00a0" in line:
        sign, parts = "  ", _GAP.split(line)
    else:
        return "", []
    cells = [part.strip() for part in parts if part.strip()]
    is_row = len(cells) > 1 or (sign == "|" and cells and line[:1] == "|")
    return (sign, cells) if is_row else ("", [])


def _mark_tables(text: str, blocks: Sequence[Span], kinds: list[str]) -> None:
    """Mark each stretch of two or more rows with the same sign between their cells."""
    rows = [split_cells(block.of(text)) for block in blocks]
    start = 0
    for index in range(1, len(blocks) + 1):
        if index < len(blocks) and rows[index][0] == rows[start][0]:
            continue
        if index - start > 1 and rows[start][0] and _is_table(rows[start:index]):
            _mark_rows(rows, kinds, start, index)
        start = index


def _mark_rows(rows: list[tuple[str, list[str]]], kinds: list[str], start: int, end: int) -> None:
    has_numbers = any(_DIGIT.search(cell) for _, cells in rows[start + 1 : end] for cell in cells)
    for index in range(start, end):
        if not _is_rule(rows[index][1]):
            kinds[index] = ROW
    if has_numbers and all(_YEAR_OR_WORDS.fullmatch(cell) for cell in rows[start][1]):
        kinds[start] = HEADER if any(cell[0].isalpha() for cell in rows[start][1]) else ROW


def _is_rule(cells: list[str]) -> bool:
    return bool(cells) and not any(sign.isalnum() for cell in cells for sign in cell)


def _is_table(rows: list[tuple[str, list[str]]]) -> bool:
    """Return whether these lines are a table, and not a menu or two columns of prose side by side."""
    sign = rows[0][0]
    cells = [cell for _, row in rows for cell in row]
    if sign == "\t":
        return True
    has_numbers = any(_DIGIT.search(cell) for cell in cells)
    if sign == "|":
        is_menu = all(len(cell.split()) <= _MOST_WORDS_OF_A_MENU for cell in cells)
        return has_numbers or not is_menu
    lengths = sorted(map(len, cells))
    is_narrow = lengths[len(lengths) // 2] <= _MOST_CELL_LETTERS // 2
    return has_numbers and is_narrow and lengths[-1] <= 2 * _MOST_CELL_LETTERS


def _mark_items(text: str, blocks: Sequence[Span], lines: Sequence[str], kinds: list[str]) -> None:
    """Mark runs of lines without full stops, after a line with a colon or three or more in a row."""
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and not kinds[end] and _may_be_item(lines[end]):
            end += 1
        is_led = index > 0 and lines[index - 1].endswith(":")
        for start, stop in _split_runs(text, blocks, index, end):
            _mark_run(
                lines,
                kinds,
                start,
                stop,
                is_led=is_led,
                is_tight=not _has_gap(text, blocks, start, stop),
            )
            is_led = False
        index = max(end, index + 1)


def _split_runs(text: str, blocks: Sequence[Span], start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretch as one run if all its lines are apart alike, else as runs without blank lines."""
    gaps = [_is_blank(text, *pair) for pair in pairwise(blocks[start:end])]
    if all(gaps) or not any(gaps):
        return [(start, end)]
    cuts = [start, *(start + at for at, gap in enumerate(gaps, 1) if gap), end]
    return list(pairwise(cuts))


def _is_blank(text: str, one: Span, other: Span) -> bool:
    return text.count("\n", one.end, other.start) > 1


def _has_gap(text: str, blocks: Sequence[Span], start: int, end: int) -> bool:
    return any(_is_blank(text, *pair) for pair in pairwise(blocks[start:end]))


def _may_be_item(line: str) -> bool:
    return (
        roles.looks_like_heading(line)
        and not LIST_ITEM.match(line)
        and not roles.DATE_LINE.match(line)
        and not roles.TIME_LINE.match(line)
        and not roles.BY_LINE.match(line)
        and not roles.CAPTION.match(line)
    )


def _mark_run(
    lines: Sequence[str], kinds: list[str], start: int, end: int, *, is_led: bool, is_tight: bool
) -> None:
    has_number = [_DIGIT.search(line) is not None for line in lines[start:end]]
    share = sum(has_number) / max(1, end - start)
    if not is_led:
        # The headline of the text, and a heading above items that all have numbers, are no items.
        start += start == 0 or (share >= _WITH_NUMBER and not has_number[0])
    if end - start < (_FEWEST_AFTER_LEAD_IN if is_led else _FEWEST_ITEMS):
        return
    if not is_led and not is_tight and share < _WITH_NUMBER:
        return
    for index in range(start, end):
        line = lines[index]
        if is_led or _DIGIT.search(line) or len(line.split()) >= _FEWEST_WORDS:
            kinds[index] = ITEM
