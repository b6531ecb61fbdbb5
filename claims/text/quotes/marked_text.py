"""An article's text in paragraphs, cut where claims begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from claims.text.quotes.segments import Segment, segments

HEADING_ROLES = frozenset({"headline", "sub-heading"})
RUNNING_ROLES = frozenset({"body", "quotation", "furniture"})

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Unit:
    """A sentence, heading or list item of the text, with its role."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Part:
    """A stretch of text that belongs to the same claims.

    Several claims may share it; its link leads to the claim that begins last. A claim shows its sign once, where it
    ends: inside the link if the link leads to it, else beside the link.
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


def mark_text(
    text: str, units: Iterable[Unit], spans: Mapping[int, tuple[int, int]]
) -> list[Block]:
    """Return the text as blocks, cut where claims begin and end.

    `units` cover the text with their roles; `spans` gives start and end of each claim by its number.
    Offsets are Unicode code points, as Python counts them.
    """
    # Cut once for the whole text: cutting each paragraph would take paragraphs times claims.
    cuts = segments((0, len(text)), [(number, *span) for number, span in spans.items()])
    blocks = []
    for paragraph in _paragraphs(text, units):
        parts = _merged(_parts(text, paragraph, cuts, spans))
        blocks.append(Block(paragraph[0].role, _with_borders(parts, spans, paragraph[0].start)))
    return blocks


def _paragraphs(text: str, units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Group the units of each paragraph."""
    has_blank_lines = bool(BLANK_LINE.search(text))
    paragraph: list[Unit] = []
    for unit in sorted(units, key=lambda unit: unit.start):
        if paragraph and _parts_paragraphs(text, paragraph[-1], unit, has_blank_lines):
            yield paragraph
            paragraph = []
        paragraph.append(unit)
    if paragraph:
        yield paragraph


def _parts_paragraphs(text: str, before: Unit, after: Unit, has_blank_lines: bool) -> bool:
    gap = text[before.end : after.start]
    if BLANK_LINE.search(gap):
        return True
    # A single line end divides paragraphs only in a text that has nothing stronger: elsewhere it is a wrapped line.
    runs_on = {before.role, after.role} <= RUNNING_ROLES
    return "\n" in gap and not (runs_on and has_blank_lines)


def _parts(
    text: str, units: list[Unit], cuts: list[Segment[int]], spans: Mapping[int, tuple[int, int]]
) -> Iterator[Part]:
    """Yield the parts of one paragraph without a gap: its units and the white space between."""
    position = units[0].start
    for unit in units:
        is_furniture = unit.role == "furniture"
        yield from _cut(text, (position, unit.start), cuts, spans)
        for part in _cut(text, (unit.start, unit.end), cuts, spans):
            yield replace(part, is_furniture=is_furniture)
        position = unit.end


def _cut(
    text: str,
    stretch: tuple[int, int],
    cuts: list[Segment[int]],
    spans: Mapping[int, tuple[int, int]],
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
    parts: list[Part], spans: Mapping[int, tuple[int, int]], position: int
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
