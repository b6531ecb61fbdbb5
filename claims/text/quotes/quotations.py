"""Find the quotations in a text, and the source named beside each of them.

A quotation never crosses a paragraph. A quotation mark without its partner is ignored: if a second opening mark follows
the first one, only the second counts. Single quotation marks are ignored, because most of them are apostrophes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.attribution.speakers import Attribution, find_claimant
from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.splitter import split_block
from claims.text.spans import Span, trim


class Quotation(NamedTuple):
    """The span inside the quotation marks, without white space at its edges, and the attribution beside it."""

    span: Span
    attribution: Attribution | None


_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "”": "”", "»": "«", "「": "」", "『": "』"}
_EITHER = frozenset('"”»')
"""Marks that can open or close. They open only at the beginning of a word."""
_MARK = re.compile(r"[“”„«»\"「」『』]")
_BESIDE = re.compile(r"(?:[:,]|\b(?:that|said|says|wrote|writes|told [^.]{1,40}))\s*\Z")
_REACH = 160
"""How many code points before and after the quotation we search for a source."""


def read_quotations(text: str, language: str) -> list[Quotation]:
    """Return the quotations of a text, in order. Of nested quotations only the outermost is returned."""
    return [
        quotation
        for block in split_blocks(text)
        for quotation in _read_block(text, block, language)
    ]


def _read_block(text: str, block: Span, language: str) -> Iterator[Quotation]:
    quoted = list(_drop_nested(_pair_marks(text, block)))
    if not quoted:
        return
    sentences = list(split_block(text, block, language))
    first, last = 0, 0
    for start, end in quoted:
        while sentences[first].end <= start:
            first += 1
        last = max(first, last)
        while sentences[last].end < end:
            last += 1
        around = Span(sentences[first].start, sentences[last].end)
        marked = Span(start, end)
        inside = trim(text, start + 1, end - 1) or marked
        yield Quotation(inside, _find_attribution(text, marked, around, language))


def _pair_marks(text: str, block: Span) -> Iterator[Span]:
    """Yield the span of each pair of quotation marks with text between them, in the order of their ends."""
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, *block):
        sign, at = match[0], match.start()
        opener = next((kind for kind in opened if sign in _CLOSES[kind]), None)
        if opener == sign and _opens(text, at, block):
            opener = None
        if opener:
            start = opened.pop(opener)
            if text[start + 1 : at].strip():
                yield Span(start, at + 1)
        elif sign in _CLOSES and (sign not in _EITHER or _opens(text, at, block)):
            opened[sign] = at


def _opens(text: str, at: int, block: Span) -> bool:
    """Return whether the mark is at the beginning of a word."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1 : at + 2]
    return not after.isspace() and after != "" and (before.isspace() or before in "([{—–-“«„'‘’")


def _drop_nested(pairs: Iterator[Span]) -> Iterator[Span]:
    """Yield the pairs that are inside no other pair. `pairs` must be in the order of their ends."""
    outermost: list[Span] = []
    for pair in pairs:
        while outermost and outermost[-1].start > pair.start:
            outermost.pop()
        if not outermost or pair.start >= outermost[-1].end:
            outermost.append(pair)
    yield from outermost


def _find_attribution(text: str, marked: Span, around: Span, language: str) -> Attribution | None:
    """Return the source named right after the closing mark or right before the opening one.

    `around` is the span of the sentences that the quotation is in.
    """
    after = text[marked.end - 2 : min(around.end, marked.end + _REACH)]
    attribution = find_claimant(after, language) if after[1:].strip('"”“» .,') else None
    before = text[max(around.start, marked.start - _REACH) : marked.start]
    if attribution is None and _BESIDE.search(before):
        attribution = find_claimant(before.rstrip() + " A", language)
    return attribution
