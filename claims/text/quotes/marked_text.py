"""Cut an article's text into paragraphs, and each paragraph where claims begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from claims.text.quotes.segments import Segment, cut_segments

HEADING_ROLES = frozenset({"headline", "sub-heading"})
RUNNING_ROLES = frozenset({"body", "quotation", "furniture"})

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Unit:
    """A sentence, heading or list item of the text with its role, a value of `UnitRole`."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Part:
    """A stretch of text that belongs to the same claims (`numbers`).

    Claims may overlap. The link goes to the claim that begins last (`target`). Each claim shows its sign once, where it
    ends: inside the link if the link goes to it, else beside the link.
    """

    text: str
    numbers: tuple[int, ...] = ()
    target: int | None = None
    is_clutter: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def target_ends(self) -> bool:
        """Return whether the claim that the link goes to ends with this part."""
        return self.target in self.ends

    @property
    def others_end(self) -> tuple[int, ...]:
        """Return the other claims that end with this part, in order."""
        return tuple(number for number in self.ends if number != self.target)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item of the article."""

    role: str
    parts: tuple[Part, ...]

    @property
    def is_heading(self) -> bool:
        return self.role in HEADING_ROLES


def mark_text(
    text: str, units: Iterable[Unit], spans: Mapping[int, tuple[int, int]]
) -> list[Block]:
    """Return the text as blocks, cut where claims begin and end.

    `units` cover the text with their roles; `spans` gives start and end of each claim by its number.
    Offsets are Unicode code points, as Python counts them.
    """
    # Cut the whole text once: cutting each paragraph would take time in paragraphs × claims.
    cuts = cut_segments((0, len(text)), [(number, *span) for number, span in spans.items()])
    blocks = []
    for paragraph in group_paragraphs(text, units):
        parts = _merge_neighbours(_cut_paragraph(text, paragraph, cuts, spans))
        blocks.append(Block(paragraph[0].role, _with_borders(parts, spans, paragraph[0].start)))
    return blocks


def group_paragraphs(text: str, units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield the units of each paragraph, heading or list item, in order."""
    has_blank_lines = bool(BLANK_LINE.search(text))
    paragraph: list[Unit] = []
    for unit in sorted(units, key=lambda unit: unit.start):
        if paragraph and _is_paragraph_break(text, paragraph[-1], unit, has_blank_lines):
            yield paragraph
            paragraph = []
        paragraph.append(unit)
    if paragraph:
        yield paragraph


def _is_paragraph_break(text: str, before: Unit, after: Unit, has_blank_lines: bool) -> bool:
    gap = text[before.end : after.start]
    if BLANK_LINE.search(gap):
        return True
    # In a text with blank lines, a single line break between running text is a wrapped line.
    is_running_text = {before.role, after.role} <= RUNNING_ROLES
    return "\n" in gap and not (is_running_text and has_blank_lines)


def _cut_paragraph(
    text: str, units: list[Unit], cuts: list[Segment[int]], spans: Mapping[int, tuple[int, int]]
) -> Iterator[Part]:
    """Yield the parts of one paragraph without gaps: its units and the white space between them."""
    position = units[0].start
    for unit in units:
        is_clutter = unit.role == "furniture"
        yield from _cut(text, (position, unit.start), cuts, spans)
        for part in _cut(text, (unit.start, unit.end), cuts, spans):
            yield replace(part, is_clutter=is_clutter)
        position = unit.end


def _cut(
    text: str,
    stretch: tuple[int, int],
    cuts: list[Segment[int]],
    spans: Mapping[int, tuple[int, int]],
) -> Iterator[Part]:
    """Yield the parts of a stretch of the text."""
    start, end = stretch
    index = bisect_right(cuts, start, key=lambda cut: cut.start) - 1
    while start < end:
        cut = cuts[index]
        target = max(cut.ids, key=lambda number: (spans[number][0], number), default=None)
        stop = min(cut.end, end)
        yield Part(text[start:stop], cut.ids, target)
        start, index = stop, index + 1


def _merge_neighbours(parts: Iterator[Part]) -> list[Part]:
    """Join neighbouring parts that belong to the same claims, so that a claim of two sentences is one link."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and (last.numbers, last.is_clutter) == (part.numbers, part.is_clutter):
            joined[-1] = replace(last, text=last.text + part.text)
        else:
            joined.append(part)
    return joined


def _with_borders(
    parts: list[Part], spans: Mapping[int, tuple[int, int]], position: int
) -> tuple[Part, ...]:
    """Record on each part which claims begin and end in it. The first part starts at `position`."""
    bordered = []
    for part in parts:
        end = position + len(part.text)
        bordered.append(
            replace(
                part,
                begins=tuple(n for n in part.numbers if position <= spans[n][0] < end),
                ends=tuple(n for n in part.numbers if position < spans[n][1] <= end),
            )
        )
        position = end
    return tuple(bordered)
