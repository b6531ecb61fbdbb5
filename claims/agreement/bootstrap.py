"""How sure a coefficient is: a bootstrap interval over units, with a fixed seed, so that it is the same each time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from claims.agreement.coefficients import COEFFICIENTS, Coefficient, cohen_kappa
from claims.agreement.counting import Ratings

RESAMPLES = 1_000
FEWEST_RESAMPLES = 100
MOST_DRAWS = 500_000
"""Patterns times resamples that we draw. Only units with hundreds of different patterns get fewer resamples for it."""
UNITS_PER_PATTERN = 4
"""With fewer units than this for each pattern, drawing units one by one costs less."""
SEED = 20_260_101
LEVEL = Fraction(95, 100)
FEWEST_UNITS = 2
"""Pairable units below which there is nothing to resample."""


@dataclass(frozen=True)
class Interval:
    """The middle 95 % of a coefficient over resamples of the units, or the reason why there is none."""

    low: Coefficient
    high: Coefficient
    resamples: int = 0
    reason: str = ""


def bootstrap(
    ratings: Ratings, names: Sequence[str] = tuple(COEFFICIENTS), *, seed: int = SEED
) -> dict[str, Interval]:
    """Return an interval for each of these coefficients, from the same resamples.

    Each resample draws as many units as there are, with replacement: how many of each pattern is a multinomial number.
    A resample in which a coefficient is undefined is left out; with more than one in twenty of them there is no interval.
    """
    found: dict[str, Interval] = {}
    defined = {}
    for name in names:
        if (exact := COEFFICIENTS[name](ratings)).value is None:
            found[name] = _nothing(str(exact.reason))
        elif ratings.pairable_count < FEWEST_UNITS:
            found[name] = _nothing("fewer than two pairable units")
        else:
            defined[name] = COEFFICIENTS[name]
    by_pattern = {name: each for name, each in defined.items() if each is not cohen_kappa}
    by_cell = {name: each for name, each in defined.items() if each is cohen_kappa}
    for functions, weights in (
        (by_pattern, ratings.weights),
        (by_cell, tuple((ratings.pairs or {}).values())),
    ):
        if not functions:
            continue
        values: dict[str, list[Fraction]] = {name: [] for name in functions}
        count = count_resamples(len(weights))
        for resample in draw_resamples(weights, count, Random(seed)):  # noqa: S311 - no secret
            for name, function in functions.items():
                value = function(ratings, resample).value
                if value is not None:
                    values[name].append(value)
        found |= {name: _middle(each, count) for name, each in values.items()}
    return {name: found[name] for name in names}


def count_resamples(patterns: int) -> int:
    """Return how many resamples to draw of units with this many different patterns."""
    return max(FEWEST_RESAMPLES, min(RESAMPLES, MOST_DRAWS // max(patterns, 1)))


def draw_resamples(weights: Sequence[int], count: int, random: Random) -> Iterator[list[int]]:
    """Yield new weights with the same sum, drawn from the multinomial distribution of the old ones."""
    if sum(weights) < UNITS_PER_PATTERN * len(weights):
        return _draw_units(weights, count, random)
    return _draw_patterns(weights, count, random)


def _draw_patterns(weights: Sequence[int], count: int, random: Random) -> Iterator[list[int]]:
    """Draw how many units have each pattern; cheap where many units have the same one."""
    total = sum(weights)
    for _ in range(count):
        left, mass, drawn = total, total, []
        for weight in weights:
            # What is left to draw goes to this pattern with its share of the patterns that are left.
            share = weight / mass if mass > weight else 1.0
            hits = random.binomialvariate(left, share) if left else 0
            drawn.append(hits)
            left, mass = left - hits, mass - weight
        yield drawn


def _draw_units(weights: Sequence[int], count: int, random: Random) -> Iterator[list[int]]:
    """Draw one unit after the other; cheap where most units have a pattern of their own."""
    units = [pattern for pattern, weight in enumerate(weights) for _ in range(weight)]
    for _ in range(count):
        hits = Counter(random.choices(units, k=len(units)))
        yield [hits[pattern] for pattern in range(len(weights))]


def _middle(values: list[Fraction], count: int) -> Interval:
    if len(values) * 20 < count * 19:
        return _nothing("undefined in too many resamples")
    values.sort()
    tail = (1 - LEVEL) / 2
    low = values[int(tail * (len(values) - 1))]
    high = values[-1 - int(tail * (len(values) - 1))]
    return Interval(Coefficient(low), Coefficient(high), len(values))


def _nothing(reason: str) -> Interval:
    return Interval(Coefficient(None), Coefficient(None), reason=reason)
