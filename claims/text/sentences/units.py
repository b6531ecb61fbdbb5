"""What each sentence is on its page: headline, by-line, body, quotation … Proposals, which a person can change."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.text.sentences import roles
from claims.text.sentences.paragraphs import blocks
from claims.text.sentences.splitter import NUMBER, split_block
from claims.text.spans import Span

_FURNITURE_SIGNS = " \t\xa0.:!|•·>»→…-–—()[]"
_LONGEST_STUCK = 40
_STUCK = re.compile(rf"(?P<stop>[.!?…][\"'”’»)\]]*)\s+(?P<words>[^.!?…]{{1,{_LONGEST_STUCK}}})\Z")


class Unit(NamedTuple):
    """A sentence or line of the text and its role, in the words of the vocabulary."""

    span: Span
    role: str


def read_units(text: str, language: str, furniture: str = "") -> list[Unit]:
    """Every sentence of the text with its role, in order; together with white space they cover the text.

    `furniture` adds words of the page to the language's table, with `|` between them.
    """
    page = _Page(language, _furniture(language, furniture))
    paragraphs = blocks(text)
    found: list[Unit] = []
    for block in paragraphs:
        sentences = [
            part
            for span in _with_numbers(text, split_block(text, block, language))
            for part in page.unstick(text, span)
        ]
        is_last = block is paragraphs[-1]
        whole = page.block_role(block.of(text), len(sentences), is_last=is_last)
        found += [Unit(span, whole or page.sentence_role(span.of(text))) for span in sentences]
    return found


@lru_cache(maxsize=32)
def _furniture(language: str, extra: str) -> frozenset[str]:
    return roles.furniture(language, extra)


def _with_numbers(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, an item's number together with its item: alone it says nothing to a reader."""
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
    """One text while it is read: its language, its furniture, and whether its heading is still to come."""

    def __init__(self, language: str, furniture: frozenset[str]) -> None:
        self.furniture = furniture
        self.leads = [
            roles.LEADS_FURNITURE[name]
            for name in {"en", language[:2]} & roles.LEADS_FURNITURE.keys()
        ]
        self.is_at_its_head = True

    def unstick(self, text: str, span: Span) -> Iterator[Span]:
        """The sentence, and apart from it the furniture that follows its full stop on the same line."""
        stuck = _STUCK.search(text, max(span.start, span.end - 2 * _LONGEST_STUCK), span.end)
        if stuck and _bare(stuck["words"]) in self.furniture:
            yield Span(span.start, stuck.end("stop"))
            yield Span(stuck.start("words"), span.end)
        else:
            yield span

    def block_role(self, words: str, count: int, *, is_last: bool) -> str:
        """The role of a whole block, or nothing where its sentences speak for themselves."""
        line = " ".join(words.split())
        if count == 1 and self._is_furniture(words):
            return "furniture"
        if roles.DATE_LINE.match(line):
            return "dateline"
        if len(line) <= roles.LONGEST_HEADING and roles.BY_LINE.match(line):
            return "by-line"
        was_at_head, self.is_at_its_head = self.is_at_its_head, False
        if roles.CAPTION.match(line):
            return "caption"
        if roles.LIST_ITEM.match(line):
            return "list-item"
        if count == 1 and _reads_like_a_heading(line) and not (was_at_head and is_last):
            return "headline" if was_at_head else "sub-heading"
        return ""

    def sentence_role(self, words: str) -> str:
        """The role of a sentence within a block that has none as a whole."""
        if self._is_furniture(words):
            return "furniture"
        return "quotation" if roles.QUOTED.match(words) else "body"

    def _is_furniture(self, words: str) -> bool:
        return _bare(words) in self.furniture or any(lead.match(words) for lead in self.leads)


def _bare(words: str) -> str:
    return " ".join(words.strip(_FURNITURE_SIGNS).lower().split())


def _reads_like_a_heading(line: str) -> bool:
    return (
        len(line) <= roles.LONGEST_HEADING
        and not roles.ENDS_LIKE_A_SENTENCE.search(line)
        and any(sign.isalpha() for sign in line)
        and not line[0].islower()
        and not line.endswith(":")
    )
