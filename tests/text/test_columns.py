"""Text pasted from narrow columns: lines of a paragraph are joined, verse and lists are not."""

import pytest

from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.units import read_units
from tests.growth import LINEAR, growth
from tests.text.pasted_columns import COLUMNS, LINES


def lines(text: str) -> list[str]:
    return [" ".join(block.of(text).split()) for block in split_blocks(text)]


@pytest.mark.parametrize("text", COLUMNS)
def test_split_blocks_joins_the_lines_of_a_narrow_column(text: str):
    assert lines(text) == [" ".join(text.split())]


@pytest.mark.parametrize("text", LINES)
def test_split_blocks_keeps_verse_addresses_and_lists_in_lines(text: str):
    assert lines(text) == [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_above_a_column_stays_apart(gap: str):
    text = f"Jobless rate at record low{gap}{COLUMNS[0]}"

    assert [unit.role for unit in read_units(text, "en")] == ["headline", *["body"] * 4]


def test_a_wide_headline_above_a_column_stays_apart():
    headline = "A headline that is much wider than the column below it, set in bold"

    assert lines(f"{headline}\n{COLUMNS[0]}")[0] == headline


def test_a_heading_inside_a_column_stays_apart():
    text = f"{COLUMNS[5]}\nWhat went wrong\nThe lorry was too high for the\nroad, and its driver had not\nseen it."

    assert lines(text)[1:] == [
        "What went wrong",
        "The lorry was too high for the road, and its driver had not seen it.",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_two_columns_pasted_one_after_the_other_are_read_in_order(gap: str):
    text = f"{COLUMNS[0]}{gap}{COLUMNS[4]}"

    assert [unit.span.of(text).split()[0] for unit in read_units(text, "en")] == [
        "Unemployment", "The", "Economists", "The", "The", "Only",
    ]  # fmt: skip


def test_a_sentence_goes_on_from_one_column_to_a_wider_one():
    text = (
        "The mayor said on Friday that the\nbridge would open again in June,\ntwo years after a lorry hit one of\n"
        "its pillars and blocked the road and\nthe river below it for more than a week.\nRepairs have cost £12m so far, "
        "which is\nthree times as much as was planned."
    )

    assert [unit.span.of(text).split()[0] for unit in read_units(text, "en")] == ["The", "Repairs"]


@pytest.mark.parametrize(
    "unit", ["a\n", "aaaa bbbb cccc dddd eeee ffff\n", "aaaa bbbb cccc-\n", "The aaaa bbbb\n\n", "a b\nA b.\n", " \n", "- \n"]
)  # fmt: skip
def test_split_blocks_takes_linear_time(unit: str):
    assert growth(split_blocks, lambda length: unit * (length // len(unit)), 4_000) < LINEAR
