"""Find a quoted passage in the saved copy of its source, or what a later copy says instead.

`selectors` needs exactly one match; this module takes the first one. Matches are case-sensitive, and a number never
matches inside a longer number.
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
MIN_SHARED_WORDS = 0.5
"""Share of a passage's words that a paragraph must contain to count as its new version."""


class PassageMatch(NamedTuple):
    """The span of a passage; `is_exact` if it appears letter by letter."""

    span: Span
    is_exact: bool


def find_passage(text: str, passage: str) -> PassageMatch | None:
    """Find a passage as written, else ignoring spacing, hyphenation, ligatures and kinds of quotes and dashes."""
    wanted = passage.strip()
    if not wanted:
        return None
    if span := _find_first(text, wanted):
        return PassageMatch(span, is_exact=True)
    plain, origin = _simplify(text)
    if span := _find_first(plain, _simplify(wanted)[0].strip()):
        return PassageMatch(Span(origin[span.start], origin[span.end - 1] + 1), is_exact=False)
    return None


def page_number_at(pages: list[int], at: int) -> int:
    """Return the number of the page at offset `at`; `pages` lists where pages begin. 0 without pages."""
    return bisect_right(pages, at)


def paragraph_number_at(text: str, at: int) -> int:
    """Return the number, from 1, of the paragraph at offset `at`; blank lines separate paragraphs."""
    return sum(1 for part in text[:at].split("\n\n")[:-1] if part.strip()) + 1


def find_nearest_wording(text: str, passage: str) -> str:
    """Return the words of `text` that most probably replaced the passage, or "" if nothing is similar.

    Punctuation at the ends of words is ignored. If the passage has no full stop at its end, the
    result has none.
    """
    wanted = _strip_stops(passage.split())
    sought = set(wanted)
    best, best_share = [], MIN_SHARED_WORDS
    for paragraph in text.split("\n\n"):
        words = paragraph.split()
        share = len(sought.intersection(_strip_stops(words))) / max(len(sought), 1)
        if share > best_share:
            best, best_share = words, share
    matcher = SequenceMatcher(None, _strip_stops(best[:5000]), wanted[:5000], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ""
    nearest = " ".join(best[blocks[0].a : blocks[-1].a + blocks[-1].size])
    return nearest if passage.rstrip().endswith(tuple(_STOPS)) else nearest.rstrip(_STOPS)


def _strip_stops(words: list[str]) -> list[str]:
    return [word.rstrip(_STOPS) or word for word in words]


def _find_first(text: str, wanted: str) -> Span | None:
    """Return the first match that doesn't begin or end inside a word or number."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        span = Span(at, at + len(wanted))
        if _has_word_boundaries(text, span):
            return span
        at = text.find(wanted, at + 1)
    return None


def _has_word_boundaries(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return not (
        _is_inside_word(text[span.start], before[::-1])
        or _is_inside_word(text[span.end - 1], after)
    )


def _is_inside_word(edge: str, beyond: str) -> bool:
    """Return whether a word or number continues from `edge`, the last character of a match, into `beyond`."""
    if not beyond:
        return False
    if edge.isdigit() and beyond[0] in ".,":  # 1,200 is not a match in 1,200,000
        return beyond[1:].isdigit()
    return _is_word_character(edge) and _is_word_character(beyond[0])


def _is_word_character(character: str) -> bool:
    """Return whether this is a digit or a cased letter. Scripts without case may have no spaces between words."""
    return character.isdigit() or character.lower() != character.upper()


def _simplify(text: str) -> tuple[str, list[int]]:
    """Return a simplified text, and for each of its characters the offset in `text` that it came from.

    Typographic characters become plain ones, runs of white space become one space, and words
    that were hyphenated at the end of a line are joined.
    """
    characters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                origin.append(at)
            continue
        if character in _INVISIBLE:
            continue
        is_after_space = characters[-2:-1] and characters[-1] == " "
        if is_after_space and character.islower() and _is_hyphenated(text, origin):
            del characters[-2:], origin[-2:]
        for plain in _simplify_character(character):
            characters.append(plain)
            origin.append(at)
    return "".join(characters), origin


def _is_hyphenated(text: str, origin: list[int]) -> bool:
    """Return whether the last two characters are a hyphen after a letter and the line break after it."""
    at = origin[-2]
    gap = text[origin[-1] : origin[-1] + 3]
    return text[at] in _SPLIT_MARKS and at > 0 and text[at - 1].isalpha() and "\n" in gap


@cache
def _simplify_character(character: str) -> str:
    if character < "\x80":
        return character
    return unicodedata.normalize("NFKD", character.translate(PLAIN)).translate(PLAIN)
