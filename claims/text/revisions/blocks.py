"""How the units of a text are laid out: blocks, blank lines, labels such as *Minister:*, numbered headings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from claims.text.folding import Folded, fold, fold_with_offsets
from claims.text.sentences.invisible import is_invisible
from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.units import Unit
from claims.text.spans import Span

_NOT_SAID = frozenset(("headline", "sub-heading", "furniture", "caption", "by-line", "dateline"))
_HEADINGS = frozenset(("headline", "sub-heading"))
_CLOSING = "\"“”»’'*_)] \t\xa0"
_OPENING = r"[\s*_#>\"“„«'‘–—-]{0,6}"
_SPEAKER = re.compile(
    rf"{_OPENING}(?P<label>[^\W\d_][^\W_.:]*(?:[ .’'()-]{{1,2}}[^\W_:.]+){{0,4}}\.?)[*_]{{0,3}}\s?:[*_]{{0,3}}(?=\s)"
    rf"|{_OPENING}(?P<letter>[QAFВПP])[*_]{{0,3}}\.[*_]{{0,3}}(?=\s)"
)
"""A name, role or letter and a colon before what somebody says. *Q.* and *A.* do without the colon."""
_LABEL = re.compile(
    rf"{_OPENING}(?P<label>[^\W\d_][^\W_]*(?:[ ’'(-]{{1,2}}[^\W_)]+\)?){{0,3}})[*_]{{0,3}}(?:\.[*_]{{0,3}}(?=\s)|\s[–—-]{{1,2}}\s)"
)
"""A name in front of a paragraph: *Spain.*, *MADRID (AP) –*."""
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3}|[a-z])(?:\.\)|[.)])\s", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__|<b>)\S.*(\*\*|__|</b>)\s*\Z", re.DOTALL)
_LEVEL = re.compile(r"#{1,6}(?=\s)")
_BLANK_LINE = re.compile(
    r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])(?:[^\S\n\r]|[\u200b-\u200f\u2060\ufeff])*[\n\r\x85\u2028\u2029]|[\x0c\u2029]"
)
_ENDS = re.compile(r"[.!?…:;,][\"'”’»“)\]*_]*\Z")
_LONGEST_LABEL = 80
_NOTHING = Folded("", [], [])
_MOST_CLUTTER = 20
_LONGEST_HEADING = 90


def _end_of(sentence: str) -> str:
    """Return the last signs of a sentence, folded, without closing quotation marks and brackets."""
    return fold(" " + sentence[-40:]).rstrip(_CLOSING)


def is_question(sentence: str) -> bool:
    """Return whether a sentence ends with a question mark."""
    return _end_of(sentence).endswith(("?", "？", "؟", "⁇", "?!"))


def is_lead_in(sentence: str) -> bool:
    """Return whether a sentence ends with a colon, or a dash in its place."""
    return _end_of(sentence).endswith((":", "：", "-"))


def _unfold(folded: Folded, span: tuple[int, int], start: int) -> Span:
    """Return the span in the text of a span of the folded beginning of a block."""
    return Span(start + folded.starts[span[0]], start + folded.ends[span[1] - 1])


class Layout:
    """The blocks of a text and what their beginnings tell."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self.text, self.units = text, units
        self.blocks = [block for block in split_blocks(text) if not is_invisible(block.of(text))]
        starts = [block.start for block in self.blocks]
        self.block_of = [bisect_right(starts, unit.span.start) - 1 for unit in units]
        self._labels: dict[int, Span | None] = {}
        self._said_before: list[int | None] = []
        last: int | None = None
        self._headings_before: list[int] = []
        headings = 0
        for index, unit in enumerate(units):
            self._said_before.append(last)
            self._headings_before.append(headings)
            is_heading = self.is_heading(index)
            headings += is_heading
            if not is_heading and (unit.role not in _NOT_SAID or unit.role in _HEADINGS):
                last = index

    def said_before(self, index: int) -> int | None:
        """Return the last unit before this one that says something; headings and clutter don't."""
        return self._said_before[index]

    def is_next_said(self, first: int, second: int) -> bool:
        """Return whether nothing but clutter is between two units."""
        between = range(first + 1, min(second, first + _MOST_CLUTTER))
        return all(self.units[at].role in _NOT_SAID - _HEADINGS for at in between)

    def before_in_block(self, index: int) -> list[int]:
        """Return the unit before this one in its block, as a list of its index."""
        return [index - 1] if index and self.block_of[index - 1] == self.block_of[index] else []

    def has_heading_between(self, first: int, second: int) -> bool:
        """Return whether a heading is between two units."""
        return self._headings_before[first] != self._headings_before[second]

    def _units_of(self, block: int) -> range:
        return range(bisect_left(self.block_of, block), bisect_right(self.block_of, block))

    @cached_property
    def are_questions(self) -> list[bool]:
        """For each unit, whether it ends with a question mark."""
        return [is_question(unit.span.of(self.text)) for unit in self.units]

    def has_one_unit(self, block: int) -> bool:
        """Return whether a block is a single line or sentence."""
        return len(self._units_of(block)) == 1

    def follows_blank_line(self, block: int) -> bool:
        """Return whether a blank line separates a block from the one before."""
        if not block:
            return True
        gap = self.text[self.blocks[block - 1].end : self.blocks[block].start]
        return bool(_BLANK_LINE.search(gap))

    # --- Labels ----------------------------------------------------------------------------

    @cached_property
    def _speakers(self) -> list[Span | None]:
        """The name before a colon at the beginning of each block; none unless there are at least two."""
        found = [self._match_speaker(block) for block in self.blocks]
        return found if sum(span is not None for span in found) > 1 else [None] * len(found)

    def _match_speaker(self, block: Span) -> Span | None:
        folded, match = self._match_beginning(block, _SPEAKER)
        if not match:
            return None
        group = "label" if match["label"] else "letter"
        words = match[group].split()
        is_name = len(words) <= 2 or all(not word[0].islower() for word in words)
        return _unfold(folded, match.span(group), block.start) if is_name else None

    def _match_beginning(
        self, block: Span, pattern: re.Pattern[str]
    ) -> tuple[Folded, re.Match[str] | None]:
        """Match the beginning of a block, folded: a soft hyphen in a name makes no difference."""
        beginning = self.text[block.start : min(block.end, block.start + _LONGEST_LABEL)]
        if not pattern.match(fold(beginning)):
            return _NOTHING, None
        folded = fold_with_offsets(beginning)
        return folded, pattern.match(folded.text)

    def speaker_of(self, block: int) -> Span | None:
        """Return the name of who speaks in a block of a transcript or interview, if the block says so."""
        return self._speakers[block]

    def label_of(self, block: int) -> Span | None:
        """Return the name or topic in front of a paragraph: *Spain.*, *Spain:*, *MADRID (AP) –*."""
        if block not in self._labels:
            self._labels[block] = self._match_label(block)
        return self._labels[block]

    def _match_label(self, block: int) -> Span | None:
        if self.has_one_unit(block):
            return None
        span = self.blocks[block]
        folded, match = self._match_beginning(span, _SPEAKER)
        if match:
            group = "label" if match["label"] else "letter"
            return _unfold(folded, match.span(group), span.start)
        folded, match = self._match_beginning(span, _LABEL)
        is_name = match and all(not word[0].islower() for word in match["label"].split())
        return _unfold(folded, match.span("label"), span.start) if match and is_name else None

    def opening_question(self, index: int) -> list[int]:
        """Return the question with which the paragraph of a unit begins, as a list of its index."""
        first = self._units_of(self.block_of[index])[0]
        if first != index and self.are_questions[first]:
            return [first]
        return []

    # --- Headings and numbers --------------------------------------------------------------

    def is_heading(self, index: int) -> bool:
        """Return whether a unit is a heading: by its role, or a line in bold that was read as a list item.

        A sentence in bold is none: *Did wages rise?* asks, and the heading above it still governs the answer.
        """
        unit = self.units[index]
        if unit.role != "list-item":
            is_marked = unit.role in _HEADINGS and not self._leads_a_list(index)
            return is_marked and not self._is_bold_sentence(index)
        line = (
            unit.span.of(self.text) if unit.span.end - unit.span.start <= _LONGEST_HEADING else ""
        )
        return bool(_BOLD.match(line)) and not _ENDS.search(line)

    def _is_bold_sentence(self, index: int) -> bool:
        line = self.units[index].span.of(self.text)
        return (
            self.units[index].role == "sub-heading"
            and self.is_bold(index)
            and bool(_ENDS.search(line))
        )

    def _leads_a_list(self, index: int) -> bool:
        """Return whether a line that was read as a heading only leads in the list below it: *The lowest rates are in —*."""
        following = self.units[index + 1 : index + 2]
        is_led = bool(following) and following[0].role == "list-item"
        is_plain = self.units[index].role == "sub-heading" and not self.heading_level(index)
        return is_led and is_plain and is_lead_in(self.units[index].span.of(self.text))

    def asks(self, block: int) -> bool:
        """Return whether one of the sentences of a block is a question."""
        return any(self.are_questions[at] for at in self._units_of(block))

    def heading_level(self, index: int) -> int:
        """Return the number of `#` before a heading, or 0."""
        match = _LEVEL.match(self.text, *self.units[index].span)
        return len(match[0]) if match else 0

    def is_bold(self, index: int) -> bool:
        """Return whether a unit is marked as bold from end to end."""
        return bool(_BOLD.match(self.units[index].span.of(self.text)))

    def _number(self, index: int) -> int | None:
        match = _NUMBERED.match(self.text, *self.units[index].span)
        if not match:
            return None
        number = match["number"].lower()
        return int(number) if number.isdigit() else ord(number) - ord("a") + 1

    def continues_numbering(self, index: int) -> bool:
        """Return whether a list item has a number after the first one."""
        return (self._number(index) or 1) > 1

    def is_numbered_heading(self, index: int) -> bool:
        """Return whether a list item with text below it is a heading: short, numbered, without a full stop.

        The last item of a plain list has text below it too, but its number is not the first.
        """
        line = self.units[index].span.of(self.text)
        number = self._number(index)
        if number is None or len(line) > _LONGEST_HEADING or _ENDS.search(line):
            return False
        return number == 1 or self._units_between_items(index)

    def _units_between_items(self, index: int) -> bool:
        before = self._said_before[index]
        return before is not None and self.units[before].role != "list-item"
