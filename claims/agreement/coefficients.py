"""Coefficients of agreement as exact fractions. Each says why it is undefined where it is.

Every function takes `Ratings` and optionally other `weights` for their patterns, which is how a resample is measured.
The formulas follow

- Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability* (alpha, with missing data),
- Cohen 1960 (kappa of two people), Fleiss 1971 (kappa of as many people for each unit),
- Gwet 2008 and *Handbook of Inter-Rater Reliability*, 4th edition (AC1 and percent agreement, with missing data).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from math import lcm, sumprod
from operator import mul

from claims.agreement.counting import Pattern, Ratings

Weights = Sequence[int]


class Undefined(StrEnum):
    """Why a coefficient has no value."""

    NO_PAIRS = "no pairable values"
    NO_VARIATION = "no variation"
    NOT_A_PAIR = "not exactly two reviewers"
    UNEQUAL_COUNTS = "unequal numbers of ratings"
    NO_ORDER = "values have no order"
    NO_DISTANCE = "values are not numbers"


@dataclass(frozen=True)
class Coefficient:
    """A value as an exact fraction, or the reason why there is none."""

    value: Fraction | None
    reason: Undefined | None = None

    @property
    def decimal(self) -> str | None:
        """The value with six decimals, rounded half to even."""
        if self.value is None:
            return None
        millionths = round(self.value * 1_000_000)
        whole, part = divmod(abs(millionths), 1_000_000)
        return f"{'-' if millionths < 0 else ''}{whole}.{part:06}"


def percent_agreement(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return how often two people agree about a unit: the mean over units of the share of their pairs that agree."""
    agreed, units = _sum_agreement(ratings, weights)
    return Coefficient(agreed / units) if units else Coefficient(None, Undefined.NO_PAIRS)


def alpha_nominal(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Krippendorff's alpha where values are equal or different."""
    differing = 0
    used = ratings.weights if weights is None else weights
    for size, same, weight in zip(ratings.sizes, ratings.squares, used, strict=True):
        if size > 1:
            differing += weight * (size * size - same) * (ratings.scale // (size - 1))
    totals = _totals(ratings, weights)
    n = sum(totals)
    return _alpha(n, differing, n * n - sum([total * total for total in totals]), ratings.scale)


def alpha_interval(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Krippendorff's alpha where values differ by the square of their distance."""
    if ratings.numbers is None:
        return Coefficient(None, _explain_missing(ratings, Undefined.NO_DISTANCE))
    used = ratings.weights if weights is None else weights
    total, squares, observed = (sumprod(used, each) for each in ratings.line_sums)
    n = sumprod(used, list(map(len, ratings.members)))
    return _alpha(n, observed, 2 * (n * squares - total**2), ratings.scale)


def alpha_ordinal(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Krippendorff's alpha where values differ by how many ratings lie between them.

    The ordinal distance of two values is the distance of their middle ranks, so it is the interval alpha of these.
    """
    if ratings.ranking is None:
        return Coefficient(None, _explain_missing(ratings, Undefined.NO_ORDER))
    totals = _totals(ratings, weights)
    ranks, below = [0] * len(totals), 0
    for value in ratings.ranking:
        ranks[value] = 2 * below + totals[value]
        below += totals[value]
    n = observed = total = squares = 0
    used = ratings.weights if weights is None else weights
    for members, weight in zip(ratings.members, used, strict=True):
        if weight and members:
            places = [ranks[value] for value in members]
            in_unit, squares_in_unit = sum(places), sumprod(places, places)
            spread = ratings.spread_of(len(places), in_unit, squares_in_unit)
            n, observed = n + weight * len(places), observed + weight * spread
            total, squares = total + weight * in_unit, squares + weight * squares_in_unit
    return _alpha(n, observed, 2 * (n * squares - total**2), ratings.scale)


def cohen_kappa(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Cohen's kappa of two people over the units that both rated; `weights` are those of `ratings.pairs`."""
    if ratings.pairs is None:
        return Coefficient(None, Undefined.NOT_A_PAIR)
    cells = list(zip(ratings.pairs, weights or ratings.pairs.values(), strict=True))
    n = sum(weight for _, weight in cells)
    if not n:
        return Coefficient(None, Undefined.NO_PAIRS)
    first, second = [0] * len(ratings.values), [0] * len(ratings.values)
    for (one, other), weight in cells:
        first[one] += weight
        second[other] += weight
    same = sum(weight for (one, other), weight in cells if one == other)
    by_chance = sum(one * other for one, other in zip(first, second, strict=True))
    if by_chance == n * n:
        return Coefficient(None, Undefined.NO_VARIATION)
    return Coefficient(Fraction(same * n - by_chance, n * n - by_chance))


def fleiss_kappa(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Fleiss' kappa. Every unit that was rated needs the same number of ratings."""
    sizes = set(ratings.sizes)
    if len(sizes) > 1:
        return Coefficient(None, Undefined.UNEQUAL_COUNTS)
    agreed, units = _sum_agreement(ratings, weights)
    if not units:
        return Coefficient(None, Undefined.NO_PAIRS)
    totals = _totals(ratings, weights)
    n = sum(totals)
    by_chance = Fraction(sum(total * total for total in totals), n * n)
    if by_chance == 1:
        return Coefficient(None, Undefined.NO_VARIATION)
    return Coefficient((agreed / units - by_chance) / (1 - by_chance))


def gwet_ac1(ratings: Ratings, weights: Weights | None = None) -> Coefficient:
    """Return Gwet's AC1. Its categories are `ratings.values`: a table's or an order's also count when nobody used them."""
    agreed, units = _sum_agreement(ratings, weights)
    if not units:
        return Coefficient(None, Undefined.NO_PAIRS)
    if len(ratings.values) < 2:
        return Coefficient(None, Undefined.NO_VARIATION)
    # A person of a unit with `size` people counts 1/size; times `common` that is a whole number.
    common = lcm(*set(ratings.sizes))
    shares, rated = [0] * len(ratings.values), 0
    for pattern, size, weight in _weighted(ratings, weights):
        rated += weight
        for value, count in pattern:
            shares[value] += weight * count * (common // size)
    whole = common * rated
    by_chance = Fraction(
        sum(share * (whole - share) for share in shares), whole * whole * (len(shares) - 1)
    )
    return Coefficient((agreed / units - by_chance) / (1 - by_chance))


COEFFICIENTS: dict[str, Callable[..., Coefficient]] = {
    function.__name__: function
    for function in (
        percent_agreement,
        alpha_nominal,
        alpha_ordinal,
        alpha_interval,
        cohen_kappa,
        fleiss_kappa,
        gwet_ac1,
    )
}
"""Every coefficient by its name."""


def _weighted(ratings: Ratings, weights: Weights | None) -> Iterator[tuple[Pattern, int, int]]:
    """Yield each pattern that has units, how many people rated such a unit, and how many units have it."""
    used = ratings.weights if weights is None else weights
    for pattern, size, weight in zip(ratings.patterns, ratings.sizes, used, strict=True):
        if weight:
            yield pattern, size, weight


def _totals(ratings: Ratings, weights: Weights | None) -> list[int]:
    """Return how often each value was given to units that at least two people rated."""
    if ratings.is_sparse:
        used = ratings.weights if weights is None else weights
        counts = Counter(chain.from_iterable(map(mul, ratings.members, used)))
        return [counts[value] for value in range(len(ratings.values))]
    totals = [0] * len(ratings.values)
    for pattern, _, weight in _pairable(ratings, weights):
        for value, count in pattern:
            totals[value] += weight * count
    return totals


def _pairable(ratings: Ratings, weights: Weights | None) -> Iterator[tuple[Pattern, int, int]]:
    """Yield as `_weighted` does the patterns of units that at least two people rated."""
    return (row for row in _weighted(ratings, weights) if row[1] > 1)


def _sum_agreement(ratings: Ratings, weights: Weights | None) -> tuple[Fraction, int]:
    """Return the shares of agreeing pairs of all pairable units, summed, and the number of these units."""
    by_size: dict[int, int] = {}
    units = 0
    used = ratings.weights if weights is None else weights
    for size, squares, weight in zip(ratings.sizes, ratings.squares, used, strict=True):
        if size > 1:
            by_size[size] = by_size.get(size, 0) + weight * (squares - size)
            units += weight
    return sum((Fraction(s, size * (size - 1)) for size, s in by_size.items()), Fraction(0)), units


def _alpha(n: int, observed: int, expected: int, scale: int) -> Coefficient:
    """Return alpha from the differences of all pairs within units (times `scale`) and of all pairs whatsoever."""
    if not n:
        return Coefficient(None, Undefined.NO_PAIRS)
    if not expected:
        return Coefficient(None, Undefined.NO_VARIATION)
    return Coefficient(1 - Fraction((n - 1) * observed, scale * expected))


def _explain_missing(ratings: Ratings, reason: Undefined) -> Undefined:
    """Return that nothing can be paired if that is so, else the reason."""
    return reason if ratings.pairable_count else Undefined.NO_PAIRS
