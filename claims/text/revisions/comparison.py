"""Carry claims from one revision of a text to the next, without guessing.

A claim is *unchanged* (same wording, same context, same position among its neighbours), *moved* (the same in another
position, where the wording is unique in both texts), *context changed* (same wording, but a heading, lead-in, question
or earlier sentence that it depends on is different), *changed* (its wording or its sentence is different, or its position
is ambiguous) or *gone*. Only unchanged and moved claims keep their verdict.

Wordings and contexts are compared folded (`claims.text.folding`): edits that no reader can see change nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from claims.text.folding import Folded, fold, fold_with_offsets
from claims.text.revisions.contexts import Context, fold_context, join_contexts
from claims.text.spans import Span

MIN_SIMILARITY = 0.5
"""Ratio from which we show a new sentence as the successor of an old one. It never keeps a verdict."""
MOST_CANDIDATES = 40
FARTHEST = 200
"""Units between a sentence's expected position and the farthest that we compare it with."""
MAX_LINE_LENGTH = 4_000
"""Characters of two lines together. Longer lines are not compared word by word, which takes quadratic time."""


class Fate(StrEnum):
    """What happened to a claim in the next revision."""

    UNCHANGED = "unchanged"
    CONTEXT_CHANGED = "context changed"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


class Carried(NamedTuple):
    """A claim's fate, and its span in the new text. A gone claim has no span."""

    fate: Fate
    span: Span | None = None


class Text(NamedTuple):
    """A text with the spans of its units, in order, and the context of each unit."""

    text: str
    units: Sequence[Span]
    contexts: Sequence[Context] = ()

    def context_of(self, span: Span) -> Context:
        """Return the context of a span: without it, readers don't know what its sentences say."""
        if not self.contexts:
            return ()
        return join_contexts([self.contexts[index] for index in self.units_in(span)], span)

    def unit_wording(self, index: int) -> str:
        """Return a unit's text, folded: edits that no reader can see make no difference."""
        return fold(self.units[index].of(self.text))

    def units_in(self, span: Span) -> range:
        """Return the indexes of the units that overlap a span."""
        first = bisect_right(self.units, span.start, key=lambda unit: unit.end)
        return range(first, bisect_left(self.units, span.end, key=lambda unit: unit.start))


class Comparison:
    """Two texts and the units that are the same in both.

    `matches` maps indexes of old units to indexes of new ones. `in_place` has the old indexes of
    those that kept their order.
    """

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self._old = [old.unit_wording(index) for index in range(len(old.units))]
        self._new = [new.unit_wording(index) for index in range(len(new.units))]
        unique = _find_unique(self._old) & _find_unique(self._new)
        index_of = {wording: j for j, wording in enumerate(self._new) if wording in unique}
        pairs = [(i, index_of[wording]) for i, wording in enumerate(self._old) if wording in unique]
        self.matches = dict(pairs)
        self.anchors = [
            (-1, -1),
            *_find_longest_increasing_run(pairs),
            (len(self._old), len(self._new)),
        ]
        self.in_place = {i for i, _ in self.anchors}
        self._match_between_anchors()

    def _match_between_anchors(self) -> None:
        """Match repeated sentences, but only where everything between two anchors is unchanged."""
        for (i, j), (next_i, next_j) in zip(self.anchors, self.anchors[1:], strict=False):
            if self._old[i + 1 : next_i] == self._new[j + 1 : next_j]:
                for step in range(1, next_i - i):
                    self.matches[i + step] = j + step
                    self.in_place.add(i + step)

    def carry(self, span: Span) -> Carried:
        """Return the fate of a claim at `span` of the old text."""
        units = self.old.units_in(span)
        new_span = self._locate(span, units)
        if new_span is None:
            return self._carry_changed(span, units)
        if not self.has_same_context(span, new_span):
            return Carried(Fate.CONTEXT_CHANGED, new_span)
        is_in_place = all(index in self.in_place for index in units)
        return Carried(Fate.UNCHANGED if is_in_place else Fate.MOVED, new_span)

    def has_same_context(self, old: Span, new: Span) -> bool:
        """Return whether a span of the old text and one of the new text depend on the same words."""
        before = fold_context(self.old.text, self.old.context_of(old))
        return before == fold_context(self.new.text, self.new.context_of(new))

    def _locate(self, span: Span, units: range) -> Span | None:
        """Return the span in the new text if all its units are matched and still adjacent."""
        if not units or any(index not in self.matches for index in units):
            return None
        first, last = units[0], units[-1]
        if any(self.matches[index] - index != self.matches[first] - first for index in units):
            return None
        start, end = self._map_start(first, span.start), self._map_end(last, span.end)
        return Span(start, end) if start < end else None

    def _map_start(self, index: int, at: int) -> int:
        """Return where the first sign at or after `at` of a matched unit is in the new text."""
        old, new = self.old.units[index], self.new.units[self.matches[index]]
        if old.of(self.old.text) == new.of(self.new.text):
            return new.start + at - old.start
        before, after = self._fold_unit(self.old, old), self._fold_unit(self.new, new)
        place = before.index_from(at - old.start)
        return new.start + after.starts[place] if place < len(after.starts) else new.end

    def _map_end(self, index: int, at: int) -> int:
        """Return where the last sign before `at` of a matched unit ends in the new text."""
        old, new = self.old.units[index], self.new.units[self.matches[index]]
        if old.of(self.old.text) == new.of(self.new.text):
            return new.start + at - old.start
        before, after = self._fold_unit(self.old, old), self._fold_unit(self.new, new)
        place = before.index_from(at - old.start)
        return new.start + after.ends[place - 1] if place else new.start

    @staticmethod
    def _fold_unit(text: Text, unit: Span) -> Folded:
        return fold_with_offsets(unit.of(text.text))

    def _carry_changed(self, span: Span, units: range) -> Carried:
        """Return the probable successor of the claim's sentences. It is shown to users and never keeps a verdict."""
        if not units:
            return Carried(Fate.GONE)
        stretch = self._find_stretch(span, units) if len(units) > 1 else None
        if stretch:
            return Carried(Fate.CHANGED, stretch)
        main = max(units, key=lambda index: _measure_overlap(self.old.units[index], span))
        successor = self._find_successor(main)
        if successor is None:
            return Carried(Fate.GONE)
        unit, quote = self.new.units[successor], span.of(self.old.text)
        text = unit.of(self.new.text)
        if text.count(quote) == 1:
            start = unit.start + text.index(quote)
            return Carried(Fate.CHANGED, Span(start, start + len(quote)))
        return Carried(Fate.CHANGED, unit)

    def _find_stretch(self, span: Span, units: range) -> Span | None:
        """Return the stretch from the first unit's successor to the last one's, if it has at most one unit more."""
        first, last = units[0], units[-1]
        start_unit, end_unit = self._find_successor(first), self._find_successor(last)
        if start_unit is None or end_unit is None or not 0 <= end_unit - start_unit <= len(units):
            return None
        start, end = self.new.units[start_unit].start, self.new.units[end_unit].end
        if first in self.matches:
            start = self._map_start(first, span.start)
        if last in self.matches:
            end = self._map_end(last, span.end)
        return Span(start, end) if start < end else None

    def _find_successor(self, index: int) -> int | None:
        """Return the index of the new unit that matches this old one, or else of the most similar one."""
        match = self.matches.get(index)
        return self._find_most_similar(index) if match is None else match

    def _find_most_similar(self, index: int) -> int | None:
        """Return the most similar unmatched unit between the same anchors, or else one with the same wording."""
        after = bisect_left(self.anchors, (index, -1))
        (before_i, before_j), (_, after_j) = self.anchors[after - 1], self.anchors[after]
        near = _list_nearest(before_j + index - before_i, range(before_j + 1, after_j))
        free = (j for j in near if j not in self._taken)
        words = self._old[index].split()
        best, similarity = None, MIN_SIMILARITY
        for j in islice(free, MOST_CANDIDATES):
            ratio = SequenceMatcher(None, words, self._new[j].split(), autojunk=False).ratio()
            if ratio > similarity or (ratio == similarity and best is None):
                best, similarity = j, ratio
        return self._first_new.get(self._old[index]) if best is None else best

    @cached_property
    def _taken(self) -> frozenset[int]:
        return frozenset(self.matches.values())

    @cached_property
    def _first_new(self) -> dict[str, int]:
        """The index of the first new unit with each wording."""
        return {wording: j for j, wording in reversed(list(enumerate(self._new)))}


def _list_nearest(expected: int, indexes: range) -> Iterator[int]:
    """Yield the `indexes` from the one nearest to the expected one, and at most FARTHEST from it."""
    expected = min(max(expected, indexes.start), indexes.stop - 1)
    for distance in range(FARTHEST + 1):
        for index in sorted({expected - distance, expected + distance}):
            if index in indexes:
                yield index


def _find_unique(sentences: Sequence[str]) -> set[str]:
    return {sentence for sentence, count in Counter(sentences).items() if count == 1}


def _measure_overlap(unit: Span, span: Span) -> int:
    return min(unit.end, span.end) - max(unit.start, span.start)


def _find_longest_increasing_run(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of pairs that increases in both members: the units that kept their order.

    `pairs` must be sorted by their first member. O(n log n), by patience sorting.
    """
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        holders[length : length + 1] = [at]
    run: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def word_diff(old: str, new: str) -> list[tuple[str, str]]:
    """Compare two wordings; return pieces marked `same`, `cut` or `added`, in reading order."""
    a, b = old.split(), new.split()
    pieces: list[tuple[str, str]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(a[i:i_end])))
            continue
        if i < i_end:
            pieces.append(("cut", " ".join(a[i:i_end])))
        if j < j_end:
            pieces.append(("added", " ".join(b[j:j_end])))
    return pieces


def line_diff(old: str, new: str) -> list[list[tuple[str, str]]]:
    """Compare two texts line by line; return the pieces of each changed line, as in `word_diff`."""
    a, b = ([" ".join(line.split()) for line in text.splitlines()] for text in (old, new))
    lines: list[list[tuple[str, str]]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "replace" and i_end - i == j_end - j:
            lines += [_diff_line(x, y) for x, y in zip(a[i:i_end], b[j:j_end], strict=True)]
        elif tag != "equal":
            lines += [[("cut", line)] for line in a[i:i_end] if line]
            lines += [[("added", line)] for line in b[j:j_end] if line]
    return lines


def _diff_line(old: str, new: str) -> list[tuple[str, str]]:
    if len(old) + len(new) > MAX_LINE_LENGTH:
        return [("cut", old), ("added", new)]
    return word_diff(old, new)
