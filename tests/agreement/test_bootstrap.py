"""The interval is the same each time, holds what it should, and is quick."""

from random import Random
from time import process_time

import pytest

from claims.agreement.bootstrap import (
    bootstrap,
    bootstrap_difference,
    count_resamples,
    draw_resamples,
)
from claims.agreement.coefficients import alpha_nominal, cohen_kappa
from claims.agreement.counting import Ratings, count_table, count_units

TABLE = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def disagreeing(units: int, values: int) -> Ratings:
    random = Random(5)
    return count_units(
        [
            [random.choice([truth, random.randrange(values)]) for _ in range(3)]
            for truth in (random.randrange(values) for _ in range(units))
        ]
    )


def test_is_the_same_each_time_and_another_with_another_seed():
    ratings = disagreeing(60, 4)
    names = ["alpha_nominal", "gwet_ac1"]
    assert bootstrap(ratings, names) == bootstrap(ratings, names)
    assert bootstrap(ratings, names, seed=1) != bootstrap(ratings, names, seed=2)


def test_holds_the_coefficient_and_narrows_with_more_units():
    widths = []
    for units in (50, 5_000):
        ratings = disagreeing(units, 4)
        found = bootstrap(ratings, ["alpha_nominal"])["alpha_nominal"]
        low, high = found.low.value, found.high.value
        assert low < alpha_nominal(ratings).value < high
        widths.append(high - low)
    assert widths[0] > 5 * widths[1] > 0


def test_a_table_is_resampled_by_its_cells():
    # Fleiss, Cohen & Everitt 1969 give this table's kappa a standard error of 0.053: 0.49 ± 0.10.
    found = bootstrap(count_table(TABLE), ["cohen_kappa"])["cohen_kappa"]
    assert float(found.low.value) == pytest.approx(0.39, abs=0.02)
    assert float(found.high.value) == pytest.approx(0.60, abs=0.02)
    assert found.low.value < cohen_kappa(count_table(TABLE)).value < found.high.value


@pytest.mark.parametrize("weights", [(5, 90, 5), (1, 1, 1, 1, 1, 0)])
def test_resamples_have_as_many_units_and_the_same_shares(weights: tuple[int, ...]):
    drawn = list(draw_resamples(weights, 2_000, Random(1)))
    assert {sum(each) for each in drawn} == {sum(weights)}
    for place, weight in enumerate(weights):
        mean = sum(each[place] for each in drawn) / len(drawn)
        assert mean == pytest.approx(weight, rel=0.08)


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([["a", "a"], ["b", "a"]], "undefined in too many resamples"),
        ([["a", "b"]], "fewer than two pairable units"),
        ([["a", "a"]], "no variation"),
        ([], "no pairable values"),
    ],
)
def test_says_why_there_is_none(units: list, reason: str):
    found = bootstrap(count_units(units), ["alpha_nominal"])["alpha_nominal"]
    assert (found.low.value, found.high.value, found.reason) == (None, None, reason)


def test_a_hundred_thousand_units_are_quick():
    ratings = disagreeing(100_000, 5)
    begin = process_time()
    found = bootstrap(ratings, ["alpha_nominal", "percent_agreement"])
    assert process_time() - begin < 10
    assert found["alpha_nominal"].resamples == 1_000


def test_many_patterns_get_fewer_resamples_but_never_too_few():
    assert [count_resamples(number) for number in (0, 500, 1_000, 1_000_000)] == [
        1_000,
        1_000,
        500,
        50,
    ]


def test_a_rise_is_told_from_chance():
    low, high = disagreeing(300, 6), disagreeing(300, 2)
    rise = bootstrap_difference(low, high, "percent_agreement")
    assert 0 < rise.low.value < rise.high.value
    fall = bootstrap_difference(high, low, "percent_agreement")
    assert fall.low.value < fall.high.value < 0
    nothing = bootstrap_difference(low, low, "percent_agreement")
    assert nothing.low.value < 0 < nothing.high.value


def test_a_difference_with_what_has_no_value_says_why():
    found = bootstrap_difference(disagreeing(20, 2), count_units([["a", "a"]]), "alpha_nominal")
    assert (found.low.value, found.reason) == (None, "no variation")
