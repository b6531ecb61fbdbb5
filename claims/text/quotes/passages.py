"""Does a passage stand in the copy of its source, where, and what became of it in a later copy?

Other than `selectors`, which must know one place, this asks whether the words are there at all: the first
place will do. A letter in another case is another letter, and a number never matches within a longer one.
"""

import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from claims.text.quotes.selectors import PLAIN
from claims.text.spans import Span

_STOPS = ".,;:!?…"
_SPLIT_MARKS = "-\u00ad\u2010"
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LIKE_ENOUGH = 0.5
"""Share of a passage's words that a paragraph must have to count as what became of it."""


class Sighting(NamedTuple):
    """Where a passage stands; `is_exact` where it stands letter by letter."""

    span: Span
    is_exact: bool


def look_up(text: str, passage: str) -> Sighting | None:
    """Find a passage: as written, or with other spacing, quotation marks, dashes, hyphenation or ligatures."""
    wanted = passage.strip()
    if not wanted:
        return None
    if span := _first_place(text, wanted):
        return Sighting(span, is_exact=True)
    plain, origin = _plain(text)
    if span := _first_place(plain, _plain(wanted)[0].strip()):
        return Sighting(Span(origin[span.start], origin[span.end - 1] + 1), is_exact=False)
    return None


def page_of(pages: list[int], at: int) -> int:
    """The number of the page that holds offset `at`, where pages begin at `pages`; 0 without pages."""
    return bisect_right(pages, at)


def paragraph_of(text: str, at: int) -> int:
    """The number, from 1, of the paragraph that holds offset `at`; blank lines part paragraphs."""
    return sum(1 for part in text[:at].split("\n\n")[:-1] if part.strip()) + 1


def nearest(text: str, passage: str) -> str:
    """The words of `text` that a passage most probably became; "" where nothing is like it.

    A full stop that the passage left out makes no other word of the last one.
    """
    wanted = _bare(passage.split())
    sought = set(wanted)
    best, best_share = [], LIKE_ENOUGH
    for paragraph in text.split("\n\n"):
        words = paragraph.split()
        share = len(sought.intersection(_bare(words))) / max(len(sought), 1)
        if share > best_share:
            best, best_share = words, share
    matcher = SequenceMatcher(None, _bare(best[:5000]), wanted[:5000], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ""
    became = " ".join(best[blocks[0].a : blocks[-1].a + blocks[-1].size])
    return became if passage.rstrip().endswith(tuple(_STOPS)) else became.rstrip(_STOPS)


def _bare(words: list[str]) -> list[str]:
    return [word.rstrip(_STOPS) or word for word in words]


def _first_place(text: str, words: str) -> Span | None:
    at = text.find(words) if words else -1
    while at >= 0:
        span = Span(at, at + len(words))
        if _is_apart(text, span):
            return span
        at = text.find(words, at + 1)
    return None


def _is_apart(text: str, span: Span) -> bool:
    """Whether no word or number goes on beyond the ends of the span."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return not (_goes_on(text[span.start], before[::-1]) or _goes_on(text[span.end - 1], after))


def _goes_on(edge: str, beyond: str) -> bool:
    if not beyond:
        return False
    if edge.isdigit() and beyond[0] in ".,":  # 1,200 is not in 1,200,000
        return beyond[1:].isdigit()
    return _is_of_a_word(edge) and _is_of_a_word(beyond[0])


def _is_of_a_word(sign: str) -> bool:
    """A digit, or a letter of a script that has cases: those put spaces between their words."""
    return sign.isdigit() or sign.lower() != sign.upper()


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with plain signs, one space for white space and hyphenation undone; where each came from."""
    signs: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(text):
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                origin.append(at)
            continue
        if sign in _INVISIBLE:
            continue
        if signs[-2:-1] and signs[-1] == " " and sign.islower() and _is_hyphenated(text, origin):
            del signs[-2:], origin[-2:]
        for plain in _plain_sign(sign):
            signs.append(plain)
            origin.append(at)
    return "".join(signs), origin


def _is_hyphenated(text: str, origin: list[int]) -> bool:
    """Whether the last two signs are a hyphen between letters and the end of its line."""
    at = origin[-2]
    gap = text[origin[-1] : origin[-1] + 3]
    return text[at] in _SPLIT_MARKS and at > 0 and text[at - 1].isalpha() and "\n" in gap


@cache
def _plain_sign(sign: str) -> str:
    if sign < "\x80":
        return sign
    return unicodedata.normalize("NFKD", sign.translate(PLAIN)).translate(PLAIN)
