"""How sure a coefficient is: a bootstrap interval over units, with a fixed seed, so that it is the same each time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from claims.agreement.coefficients import COEFFICIENTS, Coefficient, cohen_kappa
from claims.agreement.counting import UNITS_PER_PATTERN, Ratings

RESAMPLES = 1_000
FEWEST_RESAMPLES = 50
MOST_DRAWS = 500_000
"""Patterns times resamples that we draw. Only units with hundreds of different patterns get fewer resamples for it."""
SEED = 20_260_101
LEVEL = Fraction(95, 100)
COHEN = cohen_kappa.__name__
"""It is about pairs of answers, so their cells are drawn instead of patterns."""
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
    ratings: Ratings,
    names: Sequence[str] = tuple(COEFFICIENTS),
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> dict[str, Interval]:
    """Return an interval for each of these coefficients, from the same resamples, at most `resamples` of them.

    Each resample draws as many units as there are, with replacement: how many of each pattern is a multinomial number.
    A resample in which a coefficient is undefined is left out; with more than one in twenty of them there is no interval.
    """
    drawn = _resample(ratings, names, seed, resamples)
    return {
        name: _middle(drawn[name]) if name in drawn else _nothing(_explain(ratings, name))
        for name in names
    }


def bootstrap_difference(
    before: Ratings, after: Ratings, name: str, *, seed: int = SEED, resamples: int = RESAMPLES
) -> Interval:
    """Return the interval of how much a coefficient rose from one set of units to another; below 0 it fell."""
    drawn = []
    for ratings, own_seed in ((before, seed), (after, seed + 1)):
        values = _resample(ratings, [name], own_seed, resamples).get(name)
        if values is None:
            return _nothing(_explain(ratings, name))
        drawn.append(values)
    return _middle(
        [
            None if old is None or new is None else new - old
            for old, new in zip(*drawn, strict=False)
        ]
    )


def _resample(
    ratings: Ratings, names: Sequence[str], seed: int, resamples: int
) -> dict[str, list[Fraction | None]]:
    """Return the value of each coefficient in every resample; one that has no interval is left out."""
    found: dict[str, list[Fraction | None]] = {}
    can_be_drawn = [name for name in names if not _explain(ratings, name)]
    for drawn_names, weights in (
        ([name for name in can_be_drawn if name != COHEN], ratings.weights),
        ([name for name in can_be_drawn if name == COHEN], tuple((ratings.pairs or {}).values())),
    ):
        if not drawn_names:
            continue
        found |= {name: [] for name in drawn_names}
        count = count_resamples(len(weights), resamples)
        for resample in draw_resamples(weights, count, Random(seed)):  # noqa: S311 - no secret
            for name in drawn_names:
                found[name].append(COEFFICIENTS[name](ratings, resample).value)
    return found


def _explain(ratings: Ratings, name: str) -> str:
    """Return why a coefficient has no interval, or an empty text if it has one."""
    exact = COEFFICIENTS[name](ratings)
    if exact.value is None:
        return str(exact.reason)
    return "" if ratings.pairable_count >= FEWEST_UNITS else "fewer than two pairable units"


def count_resamples(patterns: int, most: int = RESAMPLES) -> int:
    """Return how many resamples to draw of units with this many different patterns."""
    return max(FEWEST_RESAMPLES, min(most, MOST_DRAWS // max(patterns, 1)))


def draw_resamples(weights: Sequence[int], count: int, random: Random) -> Iterator[list[int]]:
    """Yield new weights with the same sum, drawn from the multinomial distribution of the old ones."""
    if sum(weights) < UNITS_PER_PATTERN * len(weights):  # see `Ratings.is_sparse`
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
        yield list(map(hits.__getitem__, range(len(weights))))


def _middle(drawn: Sequence[Fraction | None]) -> Interval:
    values = sorted(value for value in drawn if value is not None)
    if len(values) * 20 < len(drawn) * 19:
        return _nothing("undefined in too many resamples")
    tail = int((1 - LEVEL) / 2 * (len(values) - 1))
    return Interval(Coefficient(values[tail]), Coefficient(values[-1 - tail]), len(values))


def _nothing(reason: str) -> Interval:
    return Interval(Coefficient(None), Coefficient(None), reason=reason)
