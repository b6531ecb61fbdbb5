"""Ratings counted for the coefficients: units with the same answers are one pattern with a count.

A unit is what was rated (a claim), a value is what one person answered. There are few patterns however many units there
are, so a coefficient of 100,000 units costs little, and so does each resample of them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, lcm
from numbers import Rational, Real

Value = Hashable
"""One answer. Equal values agree. Numbers have an order and a distance, other values only if somebody states it."""

Pattern = tuple[tuple[int, int], ...]
"""What one unit got: pairs of the index of a value and how many people gave it."""


UNITS_PER_PATTERN = 4
"""With fewer units than this for each pattern, drawing and counting them one by one costs less."""


@dataclass(frozen=True)
class Ratings:
    """All units that somebody rated.

    `values` are the values that occur, and those that could have been given where that is known. `weights` says how
    many units have each pattern. `pairs` counts units by what the first and the second person gave, where exactly two
    people could rate every unit; otherwise it is None.
    """

    values: tuple[Value, ...]
    patterns: tuple[Pattern, ...]
    weights: tuple[int, ...]
    pairs: dict[tuple[int, int], int] | None = None
    is_ordered: bool = False
    """Whether somebody stated that `values` stand in their order, lowest first."""

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many people rated a unit of each pattern."""
        return tuple(sum([count for _, count in pattern]) for pattern in self.patterns)

    @cached_property
    def squares(self) -> tuple[int, ...]:
        """The sum of the squares of the counts of each pattern."""
        return tuple(sum([count * count for _, count in pattern]) for pattern in self.patterns)

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """The values of each pattern, each as often as it was given; none where one person rated."""
        return tuple(
            tuple(value for value, count in pattern for _ in range(count)) if size > 1 else ()
            for pattern, size in zip(self.patterns, self.sizes, strict=True)
        )

    @property
    def is_sparse(self) -> bool:
        """Whether so few units have the same pattern that drawing and counting units one by one costs less."""
        return self.unit_count < UNITS_PER_PATTERN * len(self.patterns)

    @property
    def unit_count(self) -> int:
        """Units that at least one person rated."""
        return sum(self.weights)

    @property
    def pairable_count(self) -> int:
        """Units that at least two people rated."""
        return sum(
            weight for weight, size in zip(self.weights, self.sizes, strict=True) if size > 1
        )

    @cached_property
    def scale(self) -> int:
        """The least number that each (people of a unit − 1) divides, so that sums stay whole numbers."""
        return lcm(*(size - 1 for size in self.sizes if size > 1))

    @cached_property
    def numbers(self) -> tuple[int, ...] | None:
        """The values as whole numbers in the same proportion, or None if one is not a finite number."""
        if not all(is_number(value) for value in self.values):
            return None
        ratios = [_as_ratio(value) for value in self.values]
        common = lcm(*(denominator for _, denominator in ratios))
        return tuple(numerator * (common // denominator) for numerator, denominator in ratios)

    @cached_property
    def line_sums(self) -> tuple[list[int], list[int], list[int]]:
        """The numbers of each pattern summed, their squares summed, and how they spread, see `spread_of`."""
        places = self.numbers or ()
        sums, squares, spreads = [], [], []
        for members in self.members:
            numbers = [places[value] for value in members]
            sums.append(sum(numbers))
            squares.append(sum([number * number for number in numbers]))
            spreads.append(self.spread_of(len(members), sums[-1], squares[-1]))
        return sums, squares, spreads

    def spread_of(self, size: int, total: int, squares: int) -> int:
        """Return the squared distances of all pairs of a unit's numbers, by the people less one, times `scale`."""
        return 2 * (size * squares - total * total) * (self.scale // (size - 1)) if size else 0

    @cached_property
    def ranking(self) -> tuple[int, ...] | None:
        """The indexes of `values`, lowest first, or None if the values have no order."""
        if self.is_ordered:
            return tuple(range(len(self.values)))
        if self.numbers is None:
            return None
        return tuple(sorted(range(len(self.values)), key=self.numbers.__getitem__))


def is_number(value: Value) -> bool:
    """Return whether a value is a finite number; True and False are not."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    return isinstance(value, Rational) or isfinite(value)


def _as_ratio(value: Real) -> tuple[int, int]:
    if isinstance(value, Rational):
        return value.numerator, value.denominator
    return value.as_integer_ratio()


def count_units(
    units: Iterable[Sequence[Value | None]], order: Sequence[Value] | None = None
) -> Ratings:
    """Count units, each a sequence with one entry a person: their value, or None if they did not rate it.

    `order` lists the values that can be given, lowest first. Raises ValueError if it repeats a value or lacks one that
    occurs, and if a value is not equal to itself (not-a-number).
    """
    rows = Counter(map(tuple, units))
    index = _index_values(rows, order)
    patterns: Counter[Pattern] = Counter()
    pairs: dict[tuple[int, int], int] | None = {}
    for row, weight in rows.items():
        given = [index[value] for value in row if value is not None]
        if given:
            patterns[_pattern_of(given)] += weight
        if len(row) != 2:
            pairs = None
        elif pairs is not None and len(given) == 2:
            key = (given[0], given[1])
            pairs[key] = pairs.get(key, 0) + weight
    return Ratings(
        tuple(index), tuple(patterns), tuple(patterns.values()), pairs, order is not None
    )


def count_table(table: Sequence[Sequence[int]], order: Sequence[Value] | None = None) -> Ratings:
    """Count a confusion table: `table[i][j]` units got value i from the first person and j from the second.

    `order` names the values of the rows, lowest first. Raises ValueError if the table is not square, has a cell that is
    no count, or doesn't fit `order`.
    """
    size = len(table)
    if not size or any(len(row) != size for row in table):
        raise ValueError("a table needs as many columns as rows")
    if any(type(cell) is not int or cell < 0 for row in table for cell in row):
        raise ValueError("a cell of a table is a count, a whole number from 0")
    if order is not None and len(set(order)) != size:
        raise ValueError("the order needs one value for each row of the table")
    cells = {(i, j): table[i][j] for i in range(size) for j in range(size) if table[i][j]}
    patterns: Counter[Pattern] = Counter()
    for (i, j), weight in cells.items():
        patterns[_pattern_of((i, j))] += weight
    # Without an order the rows are only names, and names have neither an order nor a distance.
    values = tuple(order) if order is not None else tuple(f"row {i + 1}" for i in range(size))
    return Ratings(values, tuple(patterns), tuple(patterns.values()), cells, order is not None)


def _pattern_of(given: Sequence[int]) -> Pattern:
    """Return how many people gave each value to one unit."""
    if len(given) == 1:
        return ((given[0], 1),)
    counts: dict[int, int] = {}
    for value in given:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts.items()))


def _index_values(
    rows: Iterable[tuple[Value | None, ...]], order: Sequence[Value] | None
) -> dict[Value, int]:
    """Return an index for each value: its place in `order`, or the place where it first occurs."""
    found = dict.fromkeys(value for row in rows for value in row if value is not None)
    if unequal := [value for value in found if value != value]:
        raise ValueError(f"{unequal[0]} can’t be compared")
    if order is None:
        return {value: place for place, value in enumerate(found)}
    index = {value: place for place, value in enumerate(order)}
    if len(index) != len(order):
        raise ValueError("the order repeats a value")
    if lacking := [value for value in found if value not in index]:
        raise ValueError(f"the order lacks the value {lacking[0]}")
    return index
