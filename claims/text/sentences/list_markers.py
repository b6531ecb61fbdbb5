"""Items of a list that runs on within one block: *1. The first 2. The second*, *• 9. … • 10. …*, *a) … b) …*."""

import re

from claims.text.spans import Span

_BULLETS = "•⁃‣▪◦"
_MARK = re.compile(rf"(?<!\S)([{_BULLETS}]\s?)?\(?(\d{{1,3}}|[a-z])(\.\)|[.)])(?=\s)")


def marks(text: str, start: int, end: int) -> list[Span]:
    """The marks of the block's items, last first. Empty unless the block itself opens with one."""
    first = _MARK.match(text, start, end)
    if first:
        return [Span(*match.span()) for match in [first, *_following(text, first, end)]][::-1]
    if text[start] in _BULLETS:
        at = (match.start() for match in re.finditer(rf"(?<!\S){text[start]}", text[start:end]))
        return [Span(start + place, start + place + 1) for place in at][::-1]
    return []


def _following(text: str, first: re.Match, end: int) -> list[re.Match]:
    """Marks that look like the first and count on from it."""
    found: list[re.Match] = []
    wanted = _next(first[2])
    for match in _MARK.finditer(text, first.end(), end):
        if match[2] == wanted and match[3] == first[3] and bool(match[1]) == bool(first[1]):
            found.append(match)
            wanted = _next(wanted)
    return found


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)
