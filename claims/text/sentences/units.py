"""Suggest the role of each sentence or line: headline, by-line, body, quotation … Users can change the roles."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.text.sentences import roles
from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.splitter import NUMBER, split_block
from claims.text.spans import Span

_CLUTTER_SIGNS = " \t\xa0.:!|•·>»→…-–—()[]"
_LONGEST_TRAILING = 40
_TRAILING = re.compile(
    rf"(?P<stop>[.!?…][\"'”’»)\]]*)\s+(?P<phrase>[^.!?…]{{1,{_LONGEST_TRAILING}}})\Z"
)


class Unit(NamedTuple):
    """A sentence or line of the text and its role, a value of `UnitRole`."""

    span: Span
    role: str


def read_units(text: str, language: str, clutter: str = "") -> list[Unit]:
    """Return every sentence of a text with its role, in order. With white space they cover the text.

    `clutter` adds phrases, separated by `|`, to the language's list of clutter.
    """
    page = _Page(language, _load_clutter(language, clutter))
    paragraphs = split_blocks(text)
    units: list[Unit] = []
    for block in paragraphs:
        sentences = [
            part
            for span in _join_numbers(text, split_block(text, block, language))
            for part in page.split_off_clutter(text, span)
        ]
        is_last = block is paragraphs[-1]
        role = page.find_block_role(block.of(text), len(sentences), is_last=is_last)
        units += [Unit(span, role or page.find_sentence_role(span.of(text))) for span in sentences]
    return units


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
        elif NUMBER.match(text, *span):
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
        if match and _simplify(match["phrase"]) in self.clutter:
            yield Span(span.start, match.end("stop"))
            yield Span(match.start("phrase"), span.end)
        else:
            yield span

    def find_block_role(self, block: str, count: int, *, is_last: bool) -> str:
        """Return the role of a whole block of `count` sentences, or "" if each sentence has its own role."""
        line = " ".join(block.split())
        if count == 1 and self._is_clutter(block):
            return "furniture"
        if roles.DATE_LINE.match(line):
            return "dateline"
        if len(line) <= roles.LONGEST_HEADING and roles.BY_LINE.match(line):
            return "by-line"
        was_before_headline, self.is_before_headline = self.is_before_headline, False
        if roles.CAPTION.match(line):
            return "caption"
        if roles.LIST_ITEM.match(line):
            return "list-item"
        if count == 1 and _looks_like_heading(line) and not (was_before_headline and is_last):
            return "headline" if was_before_headline else "sub-heading"
        return ""

    def find_sentence_role(self, sentence: str) -> str:
        """Return the role of a sentence whose block has no role."""
        if self._is_clutter(sentence):
            return "furniture"
        return "quotation" if roles.QUOTED.match(sentence) else "body"

    def _is_clutter(self, line: str) -> bool:
        is_phrase = _simplify(line) in self.clutter
        return is_phrase or any(opening.match(line) for opening in self.openings)


def _simplify(phrase: str) -> str:
    return " ".join(phrase.strip(_CLUTTER_SIGNS).lower().split())


def _looks_like_heading(line: str) -> bool:
    return (
        len(line) <= roles.LONGEST_HEADING
        and not roles.ENDS_LIKE_A_SENTENCE.search(line)
        and any(character.isalpha() for character in line)
        and not line[0].islower()
        and not line.endswith(":")
    )
