"""Dates: known days where the text is clear, no day where it is ambiguous."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quantities.dates import read_dates

FRIDAY = date(2026, 2, 13)


def days(text: str, language: str = "en", on: date | None = FRIDAY):
    return [
        (dated.span.of(text), dated.first and str(dated.first), dated.last and str(dated.last))
        for dated in read_dates(text, language, on)
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It began on 24 February 2022.", "24 February 2022", "2022-02-24", "2022-02-24"),
        ("It fell on Feb. 3, 2024.", "Feb. 3, 2024", "2024-02-03", "2024-02-03"),
        ("It was in May 2023.", "May 2023", "2023-05-01", "2023-05-31"),
        ("It has stood since 2014.", "2014", "2014-01-01", "2014-12-31"),
        ("The war of 2014–2016 was long.", "2014–2016", "2014-01-01", "2016-12-31"),
        ("It was so in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("See 2026-02-13.", "2026-02-13", "2026-02-13", "2026-02-13"),
        ("Signed 02/13/2026.", "02/13/2026", "2026-02-13", "2026-02-13"),
        ("Signed 13.02.2026.", "13.02.2026", "2026-02-13", "2026-02-13"),
        ("It rose last year.", "last year", "2025-01-01", "2025-12-31"),
        ("It rose last month.", "last month", "2026-01-01", "2026-01-31"),
        ("It rose last week.", "last week", "2026-02-02", "2026-02-08"),
        ("He left on Tuesday.", "on Tuesday", "2026-02-10", "2026-02-10"),
        ("He left on Friday.", "on Friday", "2026-02-13", "2026-02-13"),
        ("He left last Friday.", "last Friday", "2026-02-06", "2026-02-06"),
        ("It was two days ago.", "two days ago", "2026-02-11", "2026-02-11"),
        ("It rose in Q1 2019.", "Q1 2019", "2019-01-01", "2019-03-31"),
        ("It rose last March.", "last March", "2025-03-01", "2025-03-31"),
        ("It has risen since last January.", "last January", "2026-01-01", "2026-01-31"),
        ("It rises this May.", "this May", "2026-05-01", "2026-05-31"),
        ("It was three years ago.", "three years ago", "2023-01-01", "2023-12-31"),
    ],
)
def test_read_dates_finds_first_and_last_day(text: str, words: str, first: str, last: str):
    assert days(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It began on 24 February.", "24 February"),
        ("It began in January.", "January"),
        ("Signed 12/02/2026.", "12/02/2026"),
        ("He will leave on Tuesday.", "on Tuesday"),
        ("The vote is next Tuesday.", "next Tuesday"),
        ("It was on 31 February 2024.", "31 February 2024"),
        ("The war of 2016–2014 was odd.", "2016–2014"),
    ],
)
def test_read_dates_leaves_an_ambiguous_day_open(text: str, words: str):
    assert days(text) == [(words, None, None)]


@pytest.mark.parametrize(
    "text", ["13 may have died.", "In 2000 tanks", "Room 2014", "a marching band"]
)
def test_read_dates_ignores_words_that_are_not_dates(text: str):
    assert days(text) == []


def test_read_dates_needs_the_day_of_publication_for_relative_ones():
    assert days("It rose last year.", on=None) == [("last year", None, None)]


def test_read_dates_in_ukrainian():
    assert days("Торік, 24 лютого 2022 року та у вівторок.", "uk") == [
        ("Торік", "2025-01-01", "2025-12-31"),
        ("24 лютого 2022", "2022-02-24", "2022-02-24"),
        ("у вівторок", "2026-02-10", "2026-02-10"),
    ]


PIECES = st.sampled_from(
    [
        "2024",
        "13",
        "/",
        ".",
        "-",
        " ",
        "May",
        "last year",
        "on Monday",
        "99 years ago",
        "1500",
        "in ",
        "a\u0301",
    ]
)


@given(text=st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80), on=st.dates())
def test_read_dates_is_in_order_for_any_text(text: str, on: date):
    at = 0
    for dated in read_dates(text, "en", on):
        assert at <= dated.span.start < dated.span.end <= len(text)
        assert (dated.first is None) == (dated.last is None)
        assert dated.first is None or dated.first <= dated.last
        at = dated.span.end


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("de", "Er kam am 3. Mai 2024 an.", "3. Mai 2024", "2024-05-03"),
        ("fr", "Il est né le 1er août 2024.", "1er août 2024", "2024-08-01"),
        ("es", "Fue el 3 de mayo de 2024.", "3 de mayo de 2024", "2024-05-03"),
        ("pl", "To było 3 września 2024 r.", "3 września 2024", "2024-09-03"),
        ("ru", "Это было 3 мая 2024 года.", "3 мая 2024", "2024-05-03"),
    ],
)
def test_read_dates_in_other_languages(language: str, text: str, words: str, day: str):
    assert days(text, language) == [(words, day, day)]
