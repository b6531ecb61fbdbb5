"""Carry claims from one revision of a text to the next, and never guess.

A claim is *unchanged* (same words, same place among its neighbours), *moved* (same words, found once in either
text, elsewhere), *changed* (its words, the sentence around it or what it leans on are others, or its place is
ambiguous) or *gone*. Only the first two keep a verdict.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from claims.text.spans import Span

LIKENESS = 0.5
"""Least ratio at which a sentence is shown as what another became; it never carries a verdict."""
MOST_CANDIDATES = 40
LONGEST_LINE = 4_000
"""Characters up to which a line is compared word by word, which takes the square of its words."""


class Fate(StrEnum):
    """What became of a claim in the next revision."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


class Carried(NamedTuple):
    """A claim's fate, and its spans in the new text; a gone claim has none."""

    fate: Fate
    span: Span | None = None
    context: Span | None = None


class Text(NamedTuple):
    """A text with the spans of its units, in order, and what each leans on (all None where it is not given)."""

    text: str
    units: Sequence[Span]
    leaned: Sequence[Span | None] = ()

    def leaned_on(self, index: int) -> Span | None:
        """What a unit leans on: who has not read that does not know what the unit says."""
        return self.leaned[index] if self.leaned else None

    def words(self, index: int) -> str:
        """The words of a unit with single spaces, so that a new line break changes nothing."""
        return " ".join(self.units[index].of(self.text).split())

    def touched(self, span: Span) -> range:
        """The indexes of the units that a span reaches into."""
        first = bisect_right(self.units, span.start, key=lambda unit: unit.end)
        return range(first, bisect_left(self.units, span.end, key=lambda unit: unit.start))


class Comparison:
    """Which units of the old text are which of the new: `same` by index, `in_place` among them."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self._old = [old.words(index) for index in range(len(old.units))]
        self._new = [new.words(index) for index in range(len(new.units))]
        unique = _unique(self._old) & _unique(self._new)
        where = {words: index for index, words in enumerate(self._new) if words in unique}
        pairs = [(i, where[words]) for i, words in enumerate(self._old) if words in unique]
        self.same = dict(pairs)
        self.anchors = [(-1, -1), *_longest_rise(pairs), (len(self._old), len(self._new))]
        self.in_place = {i for i, _ in self.anchors}
        self._match_between_anchors()

    def _match_between_anchors(self) -> None:
        """Take repeated sentences as the same only where all between two anchors stayed as it was."""
        for (i, j), (next_i, next_j) in zip(self.anchors, self.anchors[1:], strict=False):
            if self._old[i + 1 : next_i] == self._new[j + 1 : next_j]:
                for step in range(1, next_i - i):
                    self.same[i + step] = j + step
                    self.in_place.add(i + step)

    def carry(self, span: Span, context: Span | None = None) -> Carried:
        """The fate of a claim that stands at `span` of the old text and leans on `context`.

        Whatever it was said to lean on, what its first sentence leans on must be the same too.
        """
        touched = self.old.touched(span)
        found = self._found(span, touched)
        if found is None:
            return self._changed(span, touched)
        if not self._leans_alike(touched[0]):
            return Carried(Fate.CHANGED, found)
        new_context = None
        if context is not None:
            leaned = self.old.touched(context)
            new_context = self._found(context, leaned)
            distance = self.same[touched[0]] - touched[0]
            if new_context is None or self.same[leaned[0]] - leaned[0] != distance:
                return Carried(Fate.CHANGED, found)
        stayed = all(index in self.in_place for index in touched)
        return Carried(Fate.UNCHANGED if stayed else Fate.MOVED, found, new_context)

    def _leans_alike(self, index: int) -> bool:
        """Whether a unit that is the same in both texts leans on the same words in both."""
        before = self.old.leaned_on(index)
        after = self.new.leaned_on(self.same[index])
        if before is None or after is None:
            return before is after
        return self._found(before, self.old.touched(before)) == after

    def _found(self, span: Span, touched: range) -> Span | None:
        """The span in the new text, where all its sentences stand as they were, side by side."""
        if not touched or any(index not in self.same for index in touched):
            return None
        first, last = touched[0], touched[-1]
        if any(self.same[index] - index != self.same[first] - first for index in touched):
            return None
        start = self._shift(first, span.start)
        end = self._shift(last, span.end - 1) + 1
        found = Span(start, end)
        if found.of(self.new.text).split() != span.of(self.old.text).split():
            return None
        return found

    def _shift(self, index: int, at: int) -> int:
        """The place in the new text of the sign at `at` of a unit: the same one but for white space."""
        old, new = self.old.units[index], self.new.units[self.same[index]]
        sign = len("".join(self.old.text[old.start : at].split()))
        if old.of(self.old.text) == new.of(self.new.text):
            return new.start + at - old.start
        for place in range(new.start, new.end):
            if not self.new.text[place].isspace():
                if sign == 0:
                    return place
                sign -= 1
        return new.end - 1

    def _changed(self, span: Span, touched: range) -> Carried:
        """What the claim's sentence seems to have become; shown to people, never trusted."""
        if not touched:
            return Carried(Fate.GONE)
        across = self._across(span, touched) if len(touched) > 1 else None
        if across:
            return Carried(Fate.CHANGED, across)
        middle = max(touched, key=lambda index: _overlap(self.old.units[index], span))
        becomes = self._becomes(middle)
        if becomes is None:
            return Carried(Fate.GONE)
        unit, quote = self.new.units[becomes], span.of(self.old.text)
        words = unit.of(self.new.text)
        if words.count(quote) == 1:
            start = unit.start + words.index(quote)
            return Carried(Fate.CHANGED, Span(start, start + len(quote)))
        return Carried(Fate.CHANGED, unit)

    def _across(self, span: Span, touched: range) -> Span | None:
        """The stretch from what its first sentence became to what its last one did, if no longer than it was."""
        first, last = touched[0], touched[-1]
        begins, ends = self._becomes(first), self._becomes(last)
        if begins is None or ends is None or not 0 <= ends - begins <= len(touched):
            return None
        start, end = self.new.units[begins].start, self.new.units[ends].end
        if first in self.same:
            start = self._shift(first, span.start)
        if last in self.same:
            end = self._shift(last, span.end - 1) + 1
        return Span(start, end) if start < end else None

    def _becomes(self, index: int) -> int | None:
        """The unit of the new text that is this one, or seems to have been made of it."""
        same = self.same.get(index)
        return self._most_alike(index) if same is None else same

    def _most_alike(self, index: int) -> int | None:
        """The unmatched sentence between the same anchors that is most like it, or one with its words."""
        after = bisect_left(self.anchors, (index, -1))
        (before_i, before_j), (_, after_j) = self.anchors[after - 1], self.anchors[after]
        taken = set(self.same.values())
        free = [j for j in range(before_j + 1, after_j) if j not in taken]
        expected = before_j + index - before_i
        free.sort(key=lambda j: abs(j - expected))
        words = self._old[index].split()
        best, likeness = None, LIKENESS
        for j in free[:MOST_CANDIDATES]:
            ratio = SequenceMatcher(None, words, self._new[j].split(), autojunk=False).ratio()
            if ratio > likeness or (ratio == likeness and best is None):
                best, likeness = j, ratio
        if best is None and self._old[index] in self._new:
            return self._new.index(self._old[index])
        return best


def _unique(sentences: Sequence[str]) -> set[str]:
    return {words for words, count in Counter(sentences).items() if count == 1}


def _overlap(unit: Span, span: Span) -> int:
    return min(unit.end, span.end) - max(unit.start, span.start)


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in both places: what kept its order. O(n log n)."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        holders[length : length + 1] = [at]
    rise: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        rise.append(pairs[at])
        at = before[at]
    return rise[::-1]


def word_diff(old: str, new: str) -> list[tuple[str, str]]:
    """What changed between two wordings: pieces marked `same`, `cut` or `added`, in reading order."""
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
    """What changed between two texts of lines: for each line that did, its pieces as in `word_diff`."""
    a, b = ([" ".join(line.split()) for line in text.splitlines()] for text in (old, new))
    lines: list[list[tuple[str, str]]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "replace" and i_end - i == j_end - j:
            lines += [_pieces(x, y) for x, y in zip(a[i:i_end], b[j:j_end], strict=True)]
        elif tag != "equal":
            lines += [[("cut", line)] for line in a[i:i_end] if line]
            lines += [[("added", line)] for line in b[j:j_end] if line]
    return lines


def _pieces(old: str, new: str) -> list[tuple[str, str]]:
    if len(old) + len(new) > LONGEST_LINE:
        return [("cut", old), ("added", new)]
    return word_diff(old, new)
