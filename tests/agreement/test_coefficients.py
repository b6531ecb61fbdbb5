"""Coefficients equal published examples exactly, and a maintained library on other inputs."""

import json
import warnings
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from claims.agreement.coefficients import COEFFICIENTS, Coefficient, Undefined
from claims.agreement.counting import Ratings, count_table, count_units

CASES = json.loads((Path(__file__).parent.parent / "data/agreement.json").read_text("utf-8"))
PUBLISHED = [(case, name) for case in CASES["cases"] for name in COEFFICIENTS if name in case]

several = st.lists(
    st.lists(st.none() | st.integers(1, 5), min_size=4, max_size=4), min_size=2, max_size=12
)
pair = st.lists(st.tuples(*[st.none() | st.sampled_from("abc")] * 2), min_size=1, max_size=12)
equal_counts = st.lists(
    st.lists(st.integers(1, 4), min_size=3, max_size=3), min_size=2, max_size=12
)


def count(case: dict) -> Ratings:
    return count_units(case["units"]) if "units" in case else count_table(case["table"])


@pytest.mark.parametrize(
    ("case", "name"), PUBLISHED, ids=[f"{name}: {case['name']}" for case, name in PUBLISHED]
)
def test_equals_published_examples_exactly(case: dict, name: str):
    found = COEFFICIENTS[name](count(case))
    expected = case[name]
    assert found.value == (Fraction(expected) if expected else None)
    assert found.reason == (None if expected else case["reason"])


def test_every_published_example_is_compared():
    assert len(PUBLISHED) == 11


@pytest.mark.parametrize(
    ("place", "percent", "ac1"),
    [(0, "0.777778", "0.709164"), (1, "0.818182", "0.775444"), (2, "0.555556", "0.447885")],
)
def test_ac1_and_percent_are_those_of_irrcac(place: int, percent: str, ac1: str):
    # The values of irrCAC 0.4.4. Gwet publishes 0.77544 for the second.
    ratings = count(CASES["cases"][place])
    assert COEFFICIENTS["gwet_ac1"](ratings).decimal == ac1
    assert COEFFICIENTS["percent_agreement"](ratings).decimal == percent


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
@settings(deadline=None, max_examples=60)
@given(several)
def test_alpha_is_that_of_the_library(level: str, units: list):
    found = COEFFICIENTS[f"alpha_{level}"](count_units(units))
    data = np.array(units, dtype=float).T
    pairable = [row for row in units if len(row) - row.count(None) > 1]
    values = {value for row in pairable for value in row} - {None}
    if len(values) < 2:
        assert found.reason == (Undefined.NO_VARIATION if values else Undefined.NO_PAIRS)
        return
    expected = krippendorff.alpha(data, level_of_measurement=level)
    assert float(found.value) == pytest.approx(expected)


@settings(deadline=None, max_examples=60)
@given(pair)
def test_cohen_is_that_of_the_library(units: list):
    found = COEFFICIENTS["cohen_kappa"](count_units(units))
    both = [unit for unit in units if None not in unit]
    if len({value for unit in both for value in unit}) < 2:
        assert found.reason == (Undefined.NO_VARIATION if both else Undefined.NO_PAIRS)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by zero where people never agree by chance
        expected = cohen_kappa_score(*zip(*both, strict=True))
    assert float(found.value) == pytest.approx(expected)


@settings(deadline=None, max_examples=60)
@given(equal_counts)
def test_fleiss_follows_from_the_alpha_of_the_library(units: list):
    found = COEFFICIENTS["fleiss_kappa"](count_units(units))
    if len({value for unit in units for value in unit}) < 2:
        assert found.reason == Undefined.NO_VARIATION
        return
    # With equal counts, alpha corrects kappa for the n values of the sample: (n - 1)/n of its disagreement.
    n = 3 * len(units)
    alpha = krippendorff.alpha(np.array(units, dtype=float).T, level_of_measurement="nominal")
    assert float(found.value) == pytest.approx(1 - (1 - alpha) * n / (n - 1))


@settings(deadline=None, max_examples=60)
@given(several)
def test_ac1_follows_from_its_definition(units: list):
    found = COEFFICIENTS["gwet_ac1"](count_units(units))
    given_ = [[value for value in unit if value is not None] for unit in units]
    rated = [unit for unit in given_ if unit]
    shares = [
        Fraction(sum(a == b for a, b in combinations(unit, 2)), len(unit) * (len(unit) - 1) // 2)
        for unit in rated
        if len(unit) > 1
    ]
    values = {value for unit in rated for value in unit}
    if not shares or len(values) < 2:
        assert found.value is None
        return
    agreed = sum(shares) / len(shares)
    uses = [sum(Fraction(u.count(v), len(u)) for u in rated) / len(rated) for v in values]
    chance = sum(use * (1 - use) for use in uses) / (len(values) - 1)
    assert found.value == (agreed - chance) / (1 - chance)
    assert COEFFICIENTS["percent_agreement"](count_units(units)).value == agreed


@settings(deadline=None, max_examples=40)
@given(several, st.randoms())
def test_order_of_people_and_units_changes_nothing_but_cohen(units: list, random: Random):
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    for name in COEFFICIENTS.keys() - {"cohen_kappa"}:
        assert COEFFICIENTS[name](count_units(units)) == COEFFICIENTS[name](count_units(shuffled))


def test_a_table_is_the_same_as_its_units():
    table = [[2, 1], [0, 3]]
    units = [["a", "a"]] * 2 + [["a", "b"]] + [["b", "b"]] * 3
    for measure in COEFFICIENTS.values():
        assert measure(count_table(table)).value == measure(count_units(units)).value


def test_interval_alpha_is_exact_for_floats_and_the_same_in_any_unit():
    metres = count_units([[0.5, 0.25], [1.75, 2.0], [3, 3]])
    centimetres = count_units([[50, 25], [175, 200], [300, 300]])
    assert COEFFICIENTS["alpha_interval"](metres) == COEFFICIENTS["alpha_interval"](centimetres)


@pytest.mark.parametrize(
    ("units", "name", "reason"),
    [
        ([], "percent_agreement", Undefined.NO_PAIRS),
        ([[None, None]], "gwet_ac1", Undefined.NO_PAIRS),
        ([["a", None], [None, "b"]], "cohen_kappa", Undefined.NO_PAIRS),
        ([["a", "b"], ["a"]], "cohen_kappa", Undefined.NOT_A_PAIR),
        ([["a", "b"], ["a", None]], "fleiss_kappa", Undefined.UNEQUAL_COUNTS),
        ([["a", "b"]], "alpha_ordinal", Undefined.NO_ORDER),
        ([["a", 1]], "alpha_interval", Undefined.NO_DISTANCE),
        ([[True, False]], "alpha_ordinal", Undefined.NO_ORDER),
        ([[1, float("inf")]], "alpha_interval", Undefined.NO_DISTANCE),
        ([[2, 2], [2, 2]], "alpha_interval", Undefined.NO_VARIATION),
        ([["a", "a"]], "gwet_ac1", Undefined.NO_VARIATION),
    ],
)
def test_says_why_it_is_undefined(units: list, name: str, reason: Undefined):
    assert COEFFICIENTS[name](count_units(units)) == Coefficient(None, reason)


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="can’t be compared"):
        count_units([[1.0, float("nan")]])


def test_a_stated_order_ranks_texts():
    order = ["false", "half", "true"]
    named = count_units([["false", "true"], ["half", "half"], ["true", "half"]], order)
    numbered = count_units([[1, 3], [2, 2], [3, 2]])
    ordinal = COEFFICIENTS["alpha_ordinal"]
    assert ordinal(named) == ordinal(numbered)


@pytest.mark.parametrize(
    ("fraction", "decimal"),
    [
        (Fraction(56, 81), "0.691358"),
        (Fraction(1), "1.000000"),
        (Fraction(-1, 3), "-0.333333"),
        (Fraction(-7, 2), "-3.500000"),
        (Fraction(-1, 10_000_000), "0.000000"),
        (Fraction(5, 10_000_000), "0.000000"),
    ],
)
def test_decimals_are_six(fraction: Fraction, decimal: str):
    assert Coefficient(fraction).decimal == decimal


def test_a_hundred_thousand_units_are_quick():
    units = [[place * step % 7 for step in (3, 5, 11)] for place in range(100_000)]
    begin = process_time()
    ratings = count_units(units)
    assert all(measure(ratings) for measure in COEFFICIENTS.values())
    assert process_time() - begin < 1
