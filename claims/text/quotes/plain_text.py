"""Search a text for a quote whatever its typography: spacing, hyphenation, ligatures, quotation marks, note marks."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from claims.text.quotes.note_marks import JOINT, Mark, Run
from claims.text.quotes.selectors import PLAIN
from claims.text.spans import Span

LINE_END = "\u00ad"
"""In a plain text: a hyphen at the end of a line, which may belong to the word or not."""
_POWER = "^"
"""In a plain text: before a raised figure that may be an exponent."""
_UNIT_POWER = "\u2061"
"""In a plain text: before a figure that is raised behind a unit or variable. It is not compared: `m²` is `m2`."""
NOT_COMPARED = {ord(LINE_END): None, ord(_UNIT_POWER): None}
_FRACTION = "\u2044"
"""The stroke of a fraction; `½` is simplified to `1⁄2`."""
_SPLIT_MARKS = "-\u00ad\u2010\u00ac\ufffe"
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff")
_MOST_WRONG = 200


class PlainText(NamedTuple):
    """A simplified text, and for each of its characters where the character it came from begins and ends."""

    text: str
    starts: list[int]
    ends: list[int]


class LooseMatch(NamedTuple):
    """A match that is not letter by letter; not `is_sure` if it ends before what may be an exponent."""

    span: Span
    is_exact: bool
    is_sure: bool


def simplify(text: str, runs: Iterable[Run], *, is_flat: bool = False) -> PlainText:
    """Return a text with plain characters, single spaces and marked line ends.

    Note marks are left out and exponents written as `10^3`; if `is_flat`, both stand as if they were on the line.
    """
    plain = PlainText("", [], [])
    characters: list[str] = []
    at = 0
    for run in runs:
        _simplify_stretch(text, at, run.start, characters, plain)
        for character in _write_run(run, is_flat=is_flat):
            characters.append(character)
            plain.starts.append(run.start)
            plain.ends.append(run.end)
        at = run.end
    _simplify_stretch(text, at, len(text), characters, plain)
    return plain._replace(text="".join(characters))


def _write_run(run: Run, *, is_flat: bool) -> str:
    if is_flat or run.mark == Mark.SYMBOL:
        before = "" if is_flat or run.is_lowered else _UNIT_POWER
        return before + _simplify_characters(run.plain)
    return "" if run.mark == Mark.NOTE else _POWER + run.plain


def _simplify_stretch(
    text: str, start: int, end: int, characters: list[str], plain: PlainText
) -> None:
    """Append the simplified characters of a stretch."""
    for at in range(start, end):
        character = text[at]
        if character.isspace():
            if characters and characters[-1] not in (" ", LINE_END):
                if "\n" in text[at : at + 3] and _ends_with_dash(text, at, characters):
                    _join_line(text, at, characters)
                    continue
                characters.append(" ")
                plain.starts.append(at)
                plain.ends.append(at + 1)
            continue
        if character in _INVISIBLE and not _is_line_end(text, at):
            continue
        simple = "-" if character in _SPLIT_MARKS else _simplify_character(character)
        if _FRACTION in simple[1:] and characters and characters[-1].isdigit():
            simple = f" {simple}"  # 3½ is not 31⁄2
        if characters[-1:] == [LINE_END] and not simple[:1].islower():
            characters[-1] = "-"
        for piece in simple:
            characters.append(piece)
            plain.starts.append(at)
            plain.ends.append(at + 1)


def _is_line_end(text: str, at: int) -> bool:
    return text[at] in _SPLIT_MARKS and "\n" in text[at + 1 : at + 3]


def _ends_with_dash(text: str, at: int, characters: list[str]) -> bool:
    return characters[-1] == "-" and len(characters) > 1 and characters[-2] != " " and at > 0


def _join_line(text: str, at: int, characters: list[str]) -> None:
    """Leave out the line break after a dash; a hyphen behind a letter may only be there because the line ends."""
    if text[at - 1] in _SPLIT_MARKS and characters[-2].isalpha():
        characters[-1] = LINE_END


@cache
def _simplify_character(character: str) -> str:
    if character < "\x80":
        return character
    return unicodedata.normalize("NFKD", character.translate(PLAIN)).translate(PLAIN)


def _simplify_characters(text: str) -> str:
    return "".join(map(_simplify_character, text))


def find_loosely(plain: PlainText, wanted: PlainText) -> LooseMatch | None:
    """Return the first match of the simplified words, rather a sure one."""
    unsure = None
    for span in _candidates(plain.text, wanted.text.strip()):
        origin = Span(plain.starts[span.start], plain.ends[span.end - 1])
        if not _is_before_power(plain.text, span.end):
            return LooseMatch(origin, is_exact=False, is_sure=True)
        unsure = unsure or LooseMatch(origin, is_exact=False, is_sure=False)
    return unsure


def _candidates(text: str, wanted: str) -> Iterator[Span]:
    """Yield the spans at which the words stand between the borders of words, with their own hyphens.

    It gives up after some that differ in hyphens: each of those takes time in the length of the quote.
    """
    joined, places = _without_hyphens(text)
    sought, _ = _without_hyphens(wanted)
    at, wrong = joined.find(sought) if sought else -1, 0
    while at >= 0 and wrong < _MOST_WRONG:
        span = Span(places[at], places[at + len(sought) - 1] + 1)
        if _has_word_boundaries(text, span):
            if _has_its_hyphens(text, span, wanted):
                yield span
            else:
                wrong += 1
        at = joined.find(sought, at + 1)


def _has_word_boundaries(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 2) : span.start][::-1]
    after = text[span.end : span.end + 3].lstrip(LINE_END)
    if before.startswith(_POWER) or is_inside_word(text[span.start], before):
        return False
    return not is_inside_word(text[span.end - 1], after)


def _is_before_power(text: str, at: int) -> bool:
    is_power = text[at : at + 1] == _POWER and text[at + 1 : at + 3].lstrip("+-")[:1].isdigit()
    return is_power or text[at : at + 1] == _UNIT_POWER


def _without_hyphens(text: str) -> tuple[str, list[int]]:
    """Return the text without the hyphens inside words, and where each character was."""
    places = [
        at
        for at, character in enumerate(text)
        if character not in (LINE_END, _UNIT_POWER, "-") or not _is_between_words(text, at)
    ]
    return "".join(text[at] for at in places), places


def _is_between_words(text: str, at: int) -> bool:
    if text[at] != "-":
        return True
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _has_its_hyphens(text: str, span: Span, wanted: str) -> bool:
    """Return whether the words have the same hyphens, except those at the ends of lines."""
    at = span.start
    for character in wanted.replace(_UNIT_POWER, ""):
        if at < span.end and text[at] == _UNIT_POWER:
            at += 1
        if at < span.end and text[at] == LINE_END:
            at += 1
            if character == "-":
                continue
        if at >= span.end or text[at] != character:
            return False
        at += 1
    return at == span.end


def is_inside_word(edge: str, beyond: str) -> bool:
    """Return whether a word or number continues from `edge`, the last character of a match, into `beyond`."""
    if not beyond:
        return False
    if edge.isdecimal() and beyond[0] in ".,":  # 1,200 is not a match in 1,200,000
        return beyond[1:].isdecimal()
    if edge.isdecimal() and _begins_fraction(beyond):
        return True
    return _is_word_character(edge) and _is_word_character(beyond[0].lstrip(JOINT))


def _begins_fraction(beyond: str) -> bool:
    """Return whether a number goes on as a fraction: 2 is not a match in 2½, nor in the 1⁄2 that ½ is simplified to."""
    is_written = unicodedata.category(beyond[0]) == "No" and not beyond[0].isdigit()
    return is_written or beyond[0] == _FRACTION or (beyond[0] == " " and beyond[2:3] == _FRACTION)


def _is_word_character(character: str) -> bool:
    """Return whether this is a digit or a cased letter. Scripts without case may have no spaces between words."""
    return character.isdecimal() or character.lower() != character.upper()
