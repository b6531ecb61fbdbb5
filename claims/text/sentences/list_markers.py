"""Recognise the marks of list items: bullets of any sign, numbers and letters in any form, numbered threads.

`find_list_marks` finds the items of a list within one block: *1. The first 2. The second*, *• 9. … • 10. …*, *a) … b) …*.
"""

import re

from claims.text.spans import Span

_DASHES = "*·–—-"
_SIGNS = "•⁃‣▪◦▫●○◉■□▸▹►▻▶▷➤➢➔→⇒➡✓✔☑✅✗✘☒❌★☆♦◆◇❖✦👉🔹🔸🔴🔵⚫⚪🟢🟡"
"""Signs that are bullets wherever they begin a line."""
_PICTURE = r"[←-⇿⌀-⏿①-⓿■-➿⬀-⯿\U0001f000-\U0001faff]"
_PICTURES = rf"(?:{_PICTURE}[\ufe0f\u200d\U0001f3fb-\U0001f3ff]{{0,2}}){{1,4}}"
_NUMBERED = (
    r"(?:\d{1,3}(?:\.\)|[.)]|:(?=\s))|\d{1,2}(?:\.\d{1,2}){1,3}\.|\(\d{1,3}\)|\[\d{1,3}\](?=\s)|[#№]\s?\d{1,3}[.:)]?"
    r"|\(?[a-zа-яєіїґ][.)]|\(?[ivx]{1,5}[.)]|\([A-ZА-ЯЄІЇҐ]\)|[A-ZА-ЯЄІЇҐ]\)|[IVX]{2,5}[.)]|\d\ufe0f?\u20e3"
    r"|\d{1,2}\s[–—-](?=\s[^\W\d_]))"
)
_THREAD = r"[(\[]?\d{1,2}/(?:\d{1,2}|[nxN])?[)\].:]?(?=\s)(?!\s[a-zа-яєіїґ])"

LIST_MARK = re.compile(rf"(?:[{_DASHES}]|{_PICTURES}|[{_SIGNS}]|{_NUMBERED}|{_THREAD})\s")
"""The mark of an item at the beginning of a line, before white space."""
LIST_ITEM = re.compile(
    rf"(?!\*\*\w)(?:[{_SIGNS}{_DASHES}]\ufe0f?\s?|(?:{_PICTURES}\s?)?(?:{_NUMBERED}|{_THREAD})\s)(?=\S)"
)
"""The mark of an item at the beginning of a line, with the item after it."""
MARK_ALONE = re.compile(
    r"(?:\d{1,4}\.|(?:\d{1,2}\.){2,4}|\(?[ivx]{1,5}[.)]|[IVX]{2,5}[.)]|\(?[a-z][.)])\Z"
)
"""A number or letter that was taken for a sentence of its own."""
PICTURE_ITEM = re.compile(rf"{_PICTURES}\s?(?=\w)")
"""An emoji at the beginning of a line, which may also adorn a headline."""
THREAD_COUNT = re.compile(
    r"[(\[]?\d{1,2}/(?:\d{1,2}|[nxN])?[)\]]?(?:\s?[\U0001f000-\U0001faff\u2b07\u2193]\ufe0f?){0,2}\Z"
)
"""The number of a post in a thread, alone: *2/12*."""

_BULLETS = "•⁃‣▪◦●○■□►▶➤✓✔✅❌✗👉"
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
