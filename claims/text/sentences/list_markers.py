"""Find the items of a list within one block: *1. The first 2. The second*, *• 9. … • 10. …*, *a) … b) …*."""

import re

from claims.text.spans import Span

_BULLETS = "•⁃‣▪◦"
_MARK = re.compile(rf"(?<!\S)([{_BULLETS}]\s?)?\(?(\d{{1,3}}|[a-z])(\.\)|[.)])(?=\s)")


def find_list_marks(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the item marks, last first. Empty unless the block begins with a mark."""
    first = _MARK.match(text, start, end)
    if first:
        return [Span(*match.span()) for match in [first, *_find_next_marks(text, first, end)]][::-1]
    if text[start] in _BULLETS:
        bullets = re.finditer(rf"(?<!\S){text[start]}", text[start:end])
        return [Span(start + bullet.start(), start + bullet.end()) for bullet in bullets][::-1]
    return []


def _find_next_marks(text: str, first: re.Match, end: int) -> list[re.Match]:
    """Return the marks that have the form of the first one and continue its numbering."""
    marks: list[re.Match] = []
    wanted = _next_number(first[2])
    for match in _MARK.finditer(text, first.end(), end):
        if match[2] == wanted and match[3] == first[3] and bool(match[1]) == bool(first[1]):
            marks.append(match)
            wanted = _next_number(wanted)
    return marks


def _next_number(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)
