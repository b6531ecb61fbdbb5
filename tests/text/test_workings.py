"""Calculations: results, explanations of mistakes, and robustness."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quantities.workings import DEEPEST, LONGEST, MOST_LINES, Line, work_out


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("1,200 + 34", "= 1,234"),
        ("1\u202f200 + 34", "= 1,234"),
        ("2 + 3 × 4", "= 14"),
        ("(2 + 3) * 4", "= 20"),
        ("10 − 4 − 3", "= 3"),
        ("-5 + 3", "= −2"),
        ("24 : 2 / 3", "= 4"),
        ("1/3*3 = 1", "= 1 ✔"),
        ("2 ÷ 3", "= 0.666667…"),
        ("1,000,000 ÷ 7", "= 142,857.14…"),
        # Scales and currencies
        ("£2.1bn − £100m", "= £2,000,000,000"),
        ("3.5 million people × 2", "= 7,000,000 people"),
        ("£5m − £7m", "= −£2,000,000"),
        ("€5 ÷ 2 €", "= 2.5"),
        ("5 m + 3 m", "= 8 m"),
        ("12k × 3", "= 36,000"),
        # Percentages
        ("35,000 trees × 4%", "= 1,400 trees"),
        ("10% of 50 trees", "= 5 trees"),
        ("12 percent of 50", "= 6"),
        ("20% − 15%", "= 5%"),
        ("(1,340 − 1,200) ÷ 1,200 ≈ 11.7%", "= 11.6667…%, which rounds to 11.7% ✔"),
        # Units
        ("1 tree + 2 trees", "= 3 tree"),
        ("120 km ÷ 2 h", "= 60 km per h"),
        ("60 km/h × 2 h = 120 km", "= 120 km ✔"),
        ("3 km × 4 km", "= 12 km^2"),
        ("5 per person", "= 5 per person"),
        ("£2.1bn ÷ 67m people ≈ £31 per person", "= £31.3433… per people, which rounds to £31 per person ✔"),
        ("70 trees ÷ 7 ≈ 10", "= 10 trees, which rounds to 10 ✔"),
        # Rounding
        ("1,184.2 ≈ 1,200", "= 1,184.2, which rounds to 1,200 ✔"),
        ("2,148m ≈ 2.1bn", "= 2,148,000,000, which rounds to 2,100,000,000 ✔"),
        ("0.5 ≈ 1", "= 0.5, which rounds to 1 ✔"),
        # Labels
        ("Growth (2024): 5 + 3", "= 8"),
        ("2024: 5 + 3", "= 8"),
        ("5 =", "= 5"),
    ],
)  # fmt: skip
def test_line_has_the_right_result(line: str, result: str):
    assert work_out(line) == [Line(line, result=result)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("1 ÷ 3 = 0.33", "The result is 0.333333…, not 0.33. Write ≈ for a rounded figure."),
        ("2 + 2 = 5", "The result is 4, not 5."),
        ("100 ÷ 3 ≈ 34", "The result is 33.3333…, which doesn’t round to 34."),
        ("1,184.2 ≈ 1,190", "The result is 1,184.2, which doesn’t round to 1,190."),
        ("2 trees + 3 people", "Units differ: trees, and people."),
        ("2 trees − 3", "Units differ: trees, and a number without a unit."),
        ("100 + 4%", "Say what the percentage is of: write 100 × 104%, not 100 + 4%."),
        ("£6 ÷ 2 people = 3 trees", "The result is in £ per people, not in trees."),
        ("£6 ÷ £2 = £3", "The result is without a unit, not in £."),
        ("6 trees = 6%", "The result is in trees, not in percent."),
        ("1 ÷ (2 − 2)", "You can’t divide by zero."),
        ("(1 + 2", "A closing parenthesis is missing."),
        ("1 + 2)", "A sign such as × is missing before “)”."),
        ("1 +", "A number is missing at the end."),
        ("× 2", "A number is missing before “×”."),
        ("= 5", "There’s nothing before the = sign."),
        ("1 = 1 = 1", "Use only one = or ≈ per line."),
        ("30 to 40", "A sign such as × is missing before “40”."),
        ("2 ^ 3", "“^” can’t be part of a calculation."),
        ("1,5 + 2", "We can’t read “1,5” as a number. Write 1,200 or 1.2."),
        ("9" * 25, "A number can have up to 24 digits."),
        ("(" * (DEEPEST + 1) + "1", f"Use at most {DEEPEST} levels of parentheses."),
        ("1 + " * 100, f"This line is too long. Use up to {LONGEST} characters."),
        ("9tn" + " × 9tn" * 30, "The numbers get too large."),
    ],
)
def test_a_wrong_line_has_one_sentence_of_explanation(line: str, problem: str):
    assert work_out(line) == [Line(line.strip(), problem=problem)]


def test_lines_without_a_number_are_remarks_and_blank_lines_are_left_out():
    worked = work_out("By the ministry's table\n\n1 + 1\r\n")

    assert worked == [Line("By the ministry's table"), Line("1 + 1", result="= 2")]


def test_too_many_lines_have_an_explanation():
    worked = work_out("1 + 1\n" * (MOST_LINES + 1))

    assert len(worked) == MOST_LINES + 1
    assert worked[-1].problem == f"We calculate only the first {MOST_LINES} lines."


PIECES = st.sampled_from(
    [
        "1",
        "1,200",
        "£",
        "€",
        "%",
        "(",
        ")",
        "+",
        "−",
        "×",
        "÷",
        "/",
        ":",
        "=",
        "≈",
        "per",
        "of",
        "m",
        "bn",
        "million",
        "trees",
        "people",
        "km",
        "h",
        ".",
        ",",
        "^",
        "×",
        "−",
        "0",
        "12.5",
        "3%",
        "k",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_can_be_read(text: str):
    for line in work_out(text):
        assert not (line.result and line.problem)
        assert "\n" not in line.result + line.problem


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.sampled_from("+−×÷"), st.integers(1, 10**6))
def test_values_are_exact_fractions(a: int, b: int, sign: str, c: int):
    (line,) = work_out(f"({a:,} {sign} {b}) × {c} ÷ {c} − ({a} {sign} {b:,}) = 0")

    assert line.result == "= 0 ✔"


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 20_000,
        "1+" * 10_000,
        "9" * 20_000,
        "1 " * 10_000,
        "-" * 20_000 + "1",
        "a-" * 9_000 + "1",
    ],
)
def test_hostile_text_takes_little_time(hostile: str):
    start = time.process_time()

    work_out(hostile)
    work_out("\n".join(hostile[:LONGEST] for _ in range(60)))

    assert time.process_time() - start < 1
