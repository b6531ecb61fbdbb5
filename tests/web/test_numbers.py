"""Whole numbers from query strings and forms."""

import pytest

from claims.web.numbers import whole_number


@pytest.mark.parametrize(
    ("typed", "number"), [("0", 0), ("7", 7), ("0012", 12), ("9" * 17, 10**17 - 1)]
)
def test_whole_number_reads_ascii_digits(typed: str, number: int):
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", " 7", "-1", "+1", "1.0", "1e3", "٣", "²", "9" * 18, "1_000"])
def test_whole_number_refuses_everything_else(typed: str):
    assert whole_number(typed) is None
