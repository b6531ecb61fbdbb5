"""The annotated article: its text in paragraphs, cut where claims begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from claims.reports.document import ClaimEntry, Document
from claims.text.quotes.segments import Segment, segments

HEADING_ROLES = frozenset({"headline", "sub-heading"})
RUNNING_ROLES = frozenset({"body", "quotation", "furniture"})
type Unit = dict[str, Any]

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Part:
    """A stretch of text that belongs to the same claims.

    Several claims may share it; a link has one target, which is the claim that began last. Each claim shows its sign once,
    where it ends: inside the link when it is the target, beside it when it is not.
    """

    text: str
    numbers: tuple[int, ...] = ()
    target: int | None = None
    is_furniture: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def target_ends(self) -> bool:
        """Whether the claim that the link leads to ends here."""
        return self.target in self.ends

    @property
    def others_end(self) -> tuple[int, ...]:
        """The other claims that end here, in order."""
        return tuple(number for number in self.ends if number != self.target)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item of the article."""

    role: str
    parts: tuple[Part, ...]

    @property
    def is_heading(self) -> bool:
        """Whether this is a headline or a sub-heading."""
        return self.role in HEADING_ROLES


def annotate(document: Document) -> list[Block]:
    """Return the article's text as blocks. Offsets are Unicode code points, as Python counts them."""
    text = document["article"]["revision"]["text"]
    spans = {
        claim["number"]: (claim["start"], claim["end"])
        for claim in document["claims"]
        if claim["start"] is not None  # the words of a claim that was cut stand nowhere
    }
    # Cut once for the whole text: per paragraph it would take time by paragraphs times claims.
    cuts = segments((0, len(text)), [(number, *span) for number, span in spans.items()])
    blocks = []
    for units in _paragraphs(text, document["article"]["units"]):
        parts = _merged(_parts(text, units, cuts, spans))
        blocks.append(Block(units[0]["role"], _with_borders(parts, spans, units[0]["start"])))
    return blocks


def excerpt(document: Document, claim: ClaimEntry) -> list[Block]:
    """Return only the blocks that a claim stands in, with only that claim marked."""
    blocks = annotate({**document, "claims": [claim]})
    return [block for block in blocks if any(part.numbers for part in block.parts)]


def _paragraphs(text: str, units: list[Unit]) -> Iterator[list[Unit]]:
    """Group the units that stand in one paragraph."""
    has_blank_lines = bool(BLANK_LINE.search(text))
    paragraph: list[Unit] = []
    for unit in sorted(units, key=lambda unit: unit["start"]):
        if paragraph and _parts_paragraphs(text, paragraph[-1], unit, has_blank_lines):
            yield paragraph
            paragraph = []
        paragraph.append(unit)
    if paragraph:
        yield paragraph


def _parts_paragraphs(text: str, before: Unit, after: Unit, has_blank_lines: bool) -> bool:
    gap = text[before["end"] : after["start"]]
    if BLANK_LINE.search(gap):
        return True
    # A single line end divides paragraphs only in a text that has nothing stronger: elsewhere it is a wrapped line.
    runs_on = {before["role"], after["role"]} <= RUNNING_ROLES
    return "\n" in gap and not (runs_on and has_blank_lines)


def _parts(
    text: str, units: list[Unit], cuts: list[Segment[int]], spans: dict[int, tuple[int, int]]
) -> Iterator[Part]:
    """Yield the parts of one paragraph without a gap: its units and the white space between."""
    position = units[0]["start"]
    for unit in units:
        is_furniture = unit["role"] == "furniture"
        yield from _cut(text, (position, unit["start"]), cuts, spans)
        for part in _cut(text, (unit["start"], unit["end"]), cuts, spans):
            yield replace(part, is_furniture=is_furniture)
        position = unit["end"]


def _cut(
    text: str,
    stretch: tuple[int, int],
    cuts: list[Segment[int]],
    spans: dict[int, tuple[int, int]],
) -> Iterator[Part]:
    """Yield the parts of a stretch of the text."""
    start, end = stretch
    place = bisect_right(cuts, start, key=lambda cut: cut.start) - 1
    while start < end:
        cut = cuts[place]
        target = max(cut.ids, key=lambda number: (spans[number][0], number), default=None)
        stop = min(cut.end, end)
        yield Part(text[start:stop], cut.ids, target)
        start, place = stop, place + 1


def _merged(parts: Iterator[Part]) -> list[Part]:
    """Join neighbours of the same claims, so that a claim of two sentences is one link."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and (last.numbers, last.is_furniture) == (part.numbers, part.is_furniture):
            joined[-1] = replace(last, text=last.text + part.text)
        else:
            joined.append(part)
    return joined


def _with_borders(
    parts: list[Part], spans: dict[int, tuple[int, int]], position: int
) -> tuple[Part, ...]:
    """Note on each part which claims begin and end there."""
    noted = []
    for part in parts:
        end = position + len(part.text)
        noted.append(
            replace(
                part,
                begins=tuple(n for n in part.numbers if position <= spans[n][0] < end),
                ends=tuple(n for n in part.numbers if position < spans[n][1] <= end),
            )
        )
        position = end
    return tuple(noted)
