"""Quantities: kind, range, unit and rate of what a sentence counts."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quantities.finder import read_quantities
from tests.growth import LINEAR, growth

FRIDAY = date(2026, 2, 13)


def read(text: str, language: str = "en"):
    return read_quantities(text, language, FRIDAY)


@pytest.mark.parametrize(
    ("text", "words", "kind", "low", "high", "unit", "rate"),
    [
        ("only 15–75 m per day.", "15–75 m per day", "number", 15, 75, "m", "per day"),
        ("at 35,000 per month.", "35,000 per month", "number", 35_000, 35_000, "", "per month"),
        ("It cost £2.1bn.", "£2.1bn", "money", 2_100_000_000, 2_100_000_000, "£", ""),
        ("It cost $5m.", "$5m", "money", 5_000_000, 5_000_000, "$", ""),
        ("It paid 3 million euros a year.", "3 million euros a year", "money", 3_000_000, 3_000_000, "euros", "a year"),
        ("Half of it fell.", "Half", "share", Fraction(1, 2), Fraction(1, 2), "", ""),
        ("It lost two thirds.", "two thirds", "share", Fraction(2, 3), Fraction(2, 3), "", ""),
        ("One in five left.", "One in five", "share", Fraction(1, 5), Fraction(1, 5), "", ""),
        ("It rose by 3.5%.", "3.5%", "share", Fraction(7, 2), Fraction(7, 2), "%", ""),
        ("5 to 7 percent left.", "5 to 7 percent", "share", 5, 7, "percent", ""),
        ("It had 2–3 million people.", "2–3 million people", "number", 2_000_000, 3_000_000, "people", ""),
        ("between 500 and 600 men", "between 500 and 600 men", "number", 500, 600, "men", ""),
        ("more than 500 tanks", "more than 500 tanks", "number", 500, None, "tanks", ""),
        ("up to 20 new ships", "up to 20 new ships", "number", None, 20, "new ships", ""),
        ("500+ drones", "500+ drones", "number", 500, None, "drones", ""),
        ("over 5 years", "over 5 years", "number", 5, 5, "years", ""),
        ("two hundred and five days", "two hundred and five days", "number", 205, 205, "days", ""),
        ("two and a half years", "two and a half years", "number", Fraction(5, 2), Fraction(5, 2), "years", ""),
        ("It is 75m wide.", "75m", "number", 75, 75, "m", ""),
        ("It was -5 degrees.", "-5 degrees", "number", -5, -5, "degrees", ""),
        ("at 60 km/h", "60 km/h", "number", 60, 60, "km", "/h"),
        ("£2.9bn a year earlier", "£2.9bn", "money", 2_900_000_000, 2_900_000_000, "£", ""),
        ("a US$40-million bridge", "US$40-million", "money", 40_000_000, 40_000_000, "US$", ""),
        ("half a million people a year", "half a million people a year", "number", 500_000, 500_000, "people", "a year"),
        ("a quarter of a billion euros", "a quarter of a billion euros", "number", 250_000_000, 250_000_000, "euros", ""),
        ("more than half of it", "more than half", "share", Fraction(1, 2), None, "", ""),
        ("less than a third of it", "less than a third", "share", None, Fraction(1, 3), "", ""),
        ("at minus 15 degrees", "minus 15 degrees", "number", -15, -15, "degrees", ""),
        ("It lost 3.2pc.", "3.2pc", "share", Fraction(16, 5), Fraction(16, 5), "pc", ""),
    ],
)  # fmt: skip
def test_read_quantities_reads_kind_range_unit_and_rate(
    text: str, words: str, kind: str, low: object, high: object, unit: str, rate: str
):
    [found] = read(text)

    assert (found.span.of(text), *found[1:4], found.unit, found.rate) == (
        words, kind, low, high, unit, rate,
    )  # fmt: skip
    assert not found.is_approximate


@pytest.mark.parametrize(
    "text",
    [
        "about 130,000 people per draft",
        "dozens of people",
        "two or three weeks",
        "some 40 men",
        "nearly one in five",
        "almost half",
        "three years ago",
    ],
)
def test_read_quantities_marks_approximate_numbers(text: str):
    [found] = read(text)

    assert (found.span.of(text), found.is_approximate) == (text, True)


def test_read_quantities_gives_vague_words_no_number():
    [found] = read("thousands of soldiers left")

    assert (found.low, found.high, found.unit) == (None, None, "soldiers")


def test_read_quantities_reads_a_change_as_two_numbers():
    assert [(found.low, found.high) for found in read("It rose from 5 to 10 percent.")] == [
        (5, 5),
        (10, 10),
    ]


def test_read_quantities_counts_relative_dates_from_the_day_of_publication():
    [found] = read("It fell last year.")

    assert found[1:] == ("date", None, None, False, "", "", date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "It came at 9:30 and at 5 p.m. there.",
        "Article 5 and the T-34 and the F-16",
        "World War 2",
        "2024 was bad.",
        "No one knew one of them.",
        "The second half was better.",
        "It was the third time.",
        "1. The first.",
        "two three",
    ],
)
def test_read_quantities_ignores_numbers_that_are_not_quantities(text: str):
    assert read(text) == []


def test_read_quantities_in_ukrainian():
    text = "Близько 35 тис. осіб на місяць, 5,5 млн грн та половину."

    assert [(q.span.of(text), q.kind, q.low, q.unit, q.rate) for q in read(text, "uk")] == [
        ("Близько 35 тис. осіб на місяць", "number", 35_000, "осіб", "на місяць"),
        ("5,5 млн грн", "money", 5_500_000, "грн", ""),
        ("половину", "share", Fraction(1, 2), "", ""),
    ]


def test_read_quantities_reads_the_separators_of_other_languages():
    assert [(q.low, q.unit) for q in read("35.000 Menschen, 3,5 % und 20 €", "de")] == [
        (35_000, ""),
        (Fraction(7, 2), "%"),
        (20, "€"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "low"),
    [
        ("de", "Es kostet 2,1 Milliarden Euro am Tag.", "2,1 Milliarden Euro", 2_100_000_000),
        ("de", "Es sind 3 Billionen.", "3 Billionen", 3 * 10**12),
        ("de", "Rund 1,5 Mio. Menschen kamen.", "Rund 1,5 Mio.", 1_500_000),
        ("fr", "Cela coûte 2,1 milliards d’euros.", "2,1 milliards d’euros", 2_100_000_000),
        ("es", "Huyeron 5 mil millones.", "5 mil millones", 5 * 10**9),
        ("pl", "Ponad 3,5 mld zł.", "Ponad 3,5 mld zł", 3_500_000_000),
        ("ru", "Около 20 тысяч.", "Около 20 тысяч", 20_000),
    ],
)
def test_read_quantities_in_other_languages(language: str, text: str, words: str, low: int):
    [found] = read(text, language)

    assert (found.span.of(text), found.low) == (words, low)


def test_a_clock_time_is_not_a_quantity_in_german():
    assert read("Er kam um 12 Uhr.", "de") == []


PIECES = st.sampled_from(
    [*"0123456789.,-–/%$£ ", "half", "two", "hundred", "thousand", "million", " and ", " to ", "between ", "more than ",
     "m", "bn", " per day", "people", "one in ", "2024", "last year", "\u0301", "\U0001f600", "٣", "²"]
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "uk", "de"])
@given(text=st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_read_quantities_are_in_order_for_any_text(language: str, text: str):
    at = 0
    for found in read(text, language):
        assert at <= found.span.start < found.span.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high
        at = found.span.end


@pytest.mark.parametrize("unit", ["5", "5 ", "5-", "five ", "one in ", "5 aa ", "a ", "1,000", "x"])
def test_read_quantities_takes_linear_time(unit: str):
    assert growth(read, lambda length: unit * (length // len(unit)), 3_000) < LINEAR
