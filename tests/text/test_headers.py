"""Headline, authors and day of publication, read from the lines at the beginning."""

from datetime import date

import pytest

from claims.text.sentences import headers
from claims.text.sentences.units import read_units

BODY = "\n\nThe army lost 1,200 men. It retreated.\n\nNobody knows why it did."


def header(head: str, language: str = "en", foot: str = ""):
    text = head + BODY + foot
    return headers.read_header(text, read_units(text, language), language)


def test_read_header_finds_headline_authors_and_day():
    head = "Losses double  in a month\n\nBy Olena Koval and John O'Brien\n13 February 2026, 09:30"

    assert header(head) == (
        date(2026, 2, 13),
        ("Olena Koval", "John O'Brien"),
        "Losses double in a month",
    )


def test_read_header_finds_a_by_line_at_the_end():
    assert header("Losses double", foot="\n\nBy Olena Koval").authors == ("Olena Koval",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: Friday, February 13, 2026 at 9:30 am", date(2026, 2, 13)),
        ("2026-02-13", date(2026, 2, 13)),
        ("Published: Monday, February 13, 2026", None),
        ("Updated: February 13, 2026", None),
        ("12/02/2026", None),
        ("February 13, 2026\n\nFebruary 14, 2026", None),
        ("February 12, 2026\n\nUpdated: February 13, 2026", date(2026, 2, 12)),
        ("31 February 2026", None),
    ],
)
def test_read_header_ignores_an_ambiguous_day(line: str, day: date | None):
    assert header(f"Losses double\n\n{line}").published_on == day


def test_read_header_reads_ukrainian_lines():
    head = "Втрати зросли вдвічі\n\nАвтор: Олена Коваль\n\n12 лютого 2026"

    assert header(head, "uk") == (date(2026, 2, 12), ("Олена Коваль",), "Втрати зросли вдвічі")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By James Landale, diplomatic correspondent", ("James Landale",)),
        ("By Olena Koval, BBC News", ("Olena Koval",)),
        ("By Olena Koval, John O'Brien and Ada de Boer", ("Olena Koval", "John O'Brien", "Ada de Boer")),
        ("By Reuters", ("Reuters",)),
        ("BY OLENA KOVAL", ("OLENA KOVAL",)),
    ],
)  # fmt: skip
def test_read_header_takes_names_but_not_organisations(line: str, authors: tuple[str, ...]):
    assert header(f"Losses double\n\n{line}").authors == authors


def test_read_header_of_a_text_without_one_is_empty():
    assert headers.read_header("", [], "en") == (None, (), "")
    assert header("The army lost it in May 2024, said Olena Koval.") == (None, (), "")
