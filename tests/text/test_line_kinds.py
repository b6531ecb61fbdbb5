"""Roles in pasted lists, tables and live blogs."""

import pytest

from claims.text.sentences import headers
from claims.text.sentences.units import read_units
from tests.growth import LINEAR, growth
from tests.text.pasted_lines import KINDS, ROLES

CASES = [(kind, *case) for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(("kind", "language", "text", "letters"), CASES)
def test_read_units_finds_the_roles_of_pasted_lines(
    kind: str, language: str, text: str, letters: str
):
    assert [unit.role for unit in read_units(text, language)] == [
        ROLES[letter] for letter in letters
    ], kind


def test_the_time_of_a_live_blog_is_no_headline():
    text = "10:32\n\nThe minister has resigned.\n\n10.45am\n\nShares fell by 3%."

    assert headers.read_header(text, read_units(text, "en"), "en").headline == ""


@pytest.mark.parametrize("time", ["10:32 – ", "10.32am: ", "[14:05] ", "11:20 BST "])
def test_the_time_before_a_headline_is_no_part_of_it(time: str):
    text = f"{time}Minister resigns over leak\n\nHe left at once."

    assert (
        headers.read_header(text, read_units(text, "en"), "en").headline
        == "Minister resigns over leak"
    )


def test_a_row_of_a_table_is_one_unit():
    text = "It was published on Monday.\n\nSpain\tabout 4.5 per cent. It fell.\nItaly\t8 per cent"

    assert [unit.span.of(text) for unit in read_units(text, "en")][1:] == text.split("\n")[2:]


@pytest.mark.parametrize(
    "unit",
    [
        "a\tb\n", "| a | ", "a  ", "1/2 ", "1/\n", "A b c\n", "Key:\nA\n", "10:32\n", "10:32 ", "👉", "👉 a\n", "• ", "(a) ",
        "5 min ", "5. Mai ", "1. 1. ", "\t", "|", "i.\n", "Updated ",
    ],
    ids=ascii,
)  # fmt: skip
def test_read_units_takes_linear_time(unit: str):
    def repeat(length: int) -> str:
        return unit * (length // len(unit))

    assert growth(lambda text: read_units(text, "en"), repeat, 4_000) < LINEAR
