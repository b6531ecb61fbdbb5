"""What is quoted, and who is named beside it. Never across a paragraph; a mark without its partner quotes nothing.

An opening mark that comes before the one before it was closed takes its place: what went before is nobody's words for
sure. Single quotation marks are apostrophes too often to be read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.attribution.speakers import Attribution, find_claimant
from claims.text.sentences.paragraphs import blocks
from claims.text.sentences.splitter import split_block
from claims.text.spans import Span, trim


class Quotation(NamedTuple):
    """The quoted words without their marks and the spaces within them, and the attribution that stands beside them."""

    span: Span
    attribution: Attribution | None


_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "”": "”", "»": "«", "「": "」", "『": "』"}
_EITHER = frozenset('"”»')
"""Marks that close as well, in the same language or in another: they open at a word's beginning only."""
_MARK = re.compile(r"[“”„«»\"「」『』]")
_BESIDE = re.compile(r"(?:[:,]|\b(?:that|said|says|wrote|writes|told [^.]{1,40}))\s*\Z")
_REACH = 160
"""Code points before and after the marks in which a source is looked for."""


def read_quotations(text: str, language: str) -> list[Quotation]:
    """The quotations of a text, in order, the outermost where one stands within another."""
    return [found for block in blocks(text) for found in _of_block(text, block, language)]


def _of_block(text: str, block: Span, language: str) -> Iterator[Quotation]:
    quoted = list(_outermost(_pairs(text, block)))
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
        words = trim(text, start + 1, end - 1) or marked
        yield Quotation(words, _beside(text, marked, around, language))


def _pairs(text: str, block: Span) -> Iterator[Span]:
    """Marks that open and close around something, in the order in which they close."""
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
    """Whether a mark stands at a word's beginning."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1 : at + 2]
    return not after.isspace() and after != "" and (before.isspace() or before in "([{—–-“«„'‘’")


def _outermost(pairs: Iterator[Span]) -> Iterator[Span]:
    """The pairs within no other, in order: `pairs` come in the order of their ends."""
    kept: list[Span] = []
    for pair in pairs:
        while kept and kept[-1].start > pair.start:
            kept.pop()
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    yield from kept


def _beside(text: str, marked: Span, around: Span, language: str) -> Attribution | None:
    """The source named right after the closing mark, or right before the opening one, in the same sentence."""
    after = text[marked.end - 2 : min(around.end, marked.end + _REACH)]
    found = find_claimant(after, language) if after[1:].strip('"”“» .,') else None
    before = text[max(around.start, marked.start - _REACH) : marked.start]
    if found is None and _BESIDE.search(before):
        found = find_claimant(before.rstrip() + " A", language)
    return found
