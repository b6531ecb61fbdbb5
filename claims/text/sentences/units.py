"""Suggest the role of each sentence or line: headline, by-line, body, quotation … Users can change the roles."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from claims.text.attribution.turns import find_turns
from claims.text.sentences import roles
from claims.text.sentences.intake import Unreadable
from claims.text.sentences.invisible import drop_invisible, place_spans
from claims.text.sentences.line_kinds import HEADER, ITEM, ROW, find_line_kinds
from claims.text.sentences.list_markers import LIST_ITEM, MARK_ALONE, PICTURE_ITEM, THREAD_COUNT
from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.splitter import split_block
from claims.text.spans import Span, trim

_CLUTTER_SIGNS = " \t\xa0.:!|•·>»→…-–—()[]"
_LONGEST_TRAILING = 40
_LONGEST_MARK = 8
_LONGEST_COUNT = 12
_LONGEST_TIME_LINE = 80
_BEGINS_TIME = frozenset("0123456789([")
_TRAILING = re.compile(
    rf"(?P<stop>[.!?…][\"'”’»)\]]*)\s+(?P<phrase>[^.!?…]{{1,{_LONGEST_TRAILING}}})\Z"
)


class Unit(NamedTuple):
    """A sentence or line of the text and its role, a value of `UnitRole`."""

    span: Span
    role: str


def read_units(
    text: str, language: str, clutter: str = "", *, most: int | None = None
) -> list[Unit]:
    """Return every sentence of a text with its role, in order. With white space they cover the text.

    `clutter` adds phrases, separated by `|`, to the language's list of clutter. Raises Unreadable as soon as there are
    more sentences than `most`.
    """
    seen, offsets = drop_invisible(text)
    if len(seen) == len(text) or not seen.strip():
        return _read_visible(text, language, clutter, most)
    units = _read_visible(seen, language, clutter, most)
    placed = place_spans(text, offsets, [unit.span for unit in units])
    return [unit._replace(span=span) for unit, span in zip(units, placed, strict=True)]


def _read_visible(text: str, language: str, clutter: str, most: int | None) -> list[Unit]:
    """Return the units of a text without invisible characters."""
    page = _Page(language, _load_clutter(language, clutter))
    paragraphs = [part for block in split_blocks(text) for part in _split_off_time(text, block)]
    labels = {turn.label.start: turn.label for turn in find_turns(text)}
    units: list[Unit] = []
    for block, kind in zip(paragraphs, find_line_kinds(text, paragraphs), strict=True):
        _check_count(len(units), most)
        if kind in (ROW, HEADER):
            units.append(Unit(block, page.find_row_role(kind)))
            continue
        parts = (
            part
            for span in _join_numbers(text, split_block(text, block, language))
            for part in page.split_off_clutter(text, span)
        )
        sentences = list(parts if most is None else islice(parts, most + 1))
        if label := labels.get(block.start):
            units += page.read_turn(text, sentences, label)
            continue
        is_last = block is paragraphs[-1]
        role = page.find_block_role(block.of(text), len(sentences), kind, is_last=is_last)
        units += [Unit(span, page.find_sentence_role(span.of(text), role)) for span in sentences]
    _check_count(len(units), most)
    return units


def _check_count(count: int, most: int | None) -> None:
    if most is not None and count > most:
        raise Unreadable(
            f"The text has more than {most:,} sentences, and an article can’t have more."
        )


def _split_off_time(text: str, block: Span) -> Iterator[Span]:
    """Yield the time of an entry of a live blog and the rest of the line, or the whole block."""
    has_time = text[block.start] in _BEGINS_TIME
    time = roles.LEADING_TIME.match(text, *block) if has_time else None
    if time and roles.TIME_LINE.match(" ".join(block.of(text).split())):
        time = None
    rest = trim(text, time.end(), block.end) if time else None
    if time and rest:
        yield Span(block.start, time.end())
        yield rest
    else:
        yield block


@lru_cache(maxsize=32)
def _load_clutter(language: str, extra: str) -> frozenset[str]:
    return roles.list_clutter(language, extra)


def _join_numbers(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Join each number of a list item with its item, because the number alone is not useful."""
    number: Span | None = None
    for span in sentences:
        if number:
            yield Span(number.start, span.end)
            number = None
        elif span.end - span.start <= _LONGEST_MARK and MARK_ALONE.match(text, *span):
            number = span
        else:
            yield span
    if number:
        yield number


class _Page:
    """State while one text is read: its clutter phrases, and whether the headline may still follow."""

    def __init__(self, language: str, clutter: frozenset[str]) -> None:
        self.clutter = clutter
        self.openings = [
            roles.CLUTTER_OPENINGS[name]
            for name in {"en", language[:2]} & roles.CLUTTER_OPENINGS.keys()
        ]
        self.is_before_headline = True

    def split_off_clutter(self, text: str, span: Span) -> Iterator[Span]:
        """Yield the sentence, and separately the clutter that follows its full stop on the same line."""
        match = _TRAILING.search(text, max(span.start, span.end - 2 * _LONGEST_TRAILING), span.end)
        if match and (
            _simplify(match["phrase"]) in self.clutter or THREAD_COUNT.match(match["phrase"])
        ):
            yield Span(span.start, match.end("stop"))
            yield Span(match.start("phrase"), span.end)
        else:
            yield span

    def find_row_role(self, kind: str) -> str:
        """Return the role of a row of a table. The names of its columns are like a heading."""
        self.is_before_headline = False
        return "sub-heading" if kind == HEADER else "list-item"

    def find_block_role(self, block: str, count: int, kind: str, *, is_last: bool) -> str:
        """Return the role of a whole block of `count` sentences, or "" if each sentence has its own role."""
        line = " ".join(block.split())
        if count == 1 and self._is_clutter(block):
            return "furniture"
        is_short = len(line) <= _LONGEST_TIME_LINE
        if is_short and (roles.DATE_LINE.match(line) or roles.TIME_LINE.match(line)):
            return "dateline"
        if len(line) <= roles.LONGEST_HEADING and roles.BY_LINE.match(line):
            return "by-line"
        was_before_headline, self.is_before_headline = self.is_before_headline, False
        if roles.CAPTION.match(line):
            return "caption"
        if LIST_ITEM.match(line) or (PICTURE_ITEM.match(line) and not was_before_headline):
            return "list-item"
        if count == 1 and kind == ITEM:
            return "list-item"
        if count == 1 and roles.looks_like_heading(line) and not (was_before_headline and is_last):
            return "headline" if was_before_headline else "sub-heading"
        return ""

    def read_turn(self, text: str, sentences: Iterable[Span], label: Span) -> Iterator[Unit]:
        """Yield the sentences of a block that begins with the name of its speaker, which is like a heading."""
        self.is_before_headline = False
        for span in sentences:
            role = "sub-heading" if span.end <= label.end else ""
            yield Unit(span, self.find_sentence_role(span.of(text), role))

    def find_sentence_role(self, sentence: str, block_role: str) -> str:
        """Return the role of a sentence: that of its block, if the block has one."""
        if len(sentence) <= _LONGEST_COUNT and THREAD_COUNT.match(sentence):
            return "furniture"
        if block_role:
            return block_role
        if self._is_clutter(sentence):
            return "furniture"
        return "quotation" if roles.QUOTED.match(sentence) else "body"

    def _is_clutter(self, line: str) -> bool:
        is_short = len(line) <= _LONGEST_COUNT and THREAD_COUNT.match(line) is not None
        is_phrase = is_short or not _has_letters(line) or _simplify(line) in self.clutter
        return is_phrase or any(opening.match(line) for opening in self.openings)


def _simplify(phrase: str) -> str:
    return " ".join(phrase.strip(_CLUTTER_SIGNS).lower().split())


def _has_letters(line: str) -> bool:
    """Return whether a line has a letter or digit, and not only signs such as *** or emoji."""
    return line[0].isalnum() or any(character.isalnum() for character in line)
