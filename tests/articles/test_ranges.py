"""Numbers in a short form, and the bar of cells."""

import re

import pytest

from claims.articles.forms.ranges import MOST, RANGES, read_ranges, write_ranges
from claims.articles.pages.tally import MOST_CELLS, list_cells


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([1], "1"),
        ([1, 2], "1-2"),
        ([3, 1, 2, 7], "1-3,7"),
        ([5, 9, 5, 10, 12], "5,9-10,12"),
        ([], ""),
        (range(1, 5001), "1-5000"),
    ],
)
def test_numbers_are_written_and_read(numbers: list[int], text: str):
    assert write_ranges(numbers) == text
    assert read_ranges(text) == sorted(set(numbers))


@pytest.mark.parametrize("typed", ["1-99999999", "1-9,1-99999999,5", "99999999", "9-1", "0"])
def test_ranges_from_anybody_stay_small(typed: str):
    assert re.fullmatch(RANGES, typed)
    assert len(read_ranges(typed)) <= MOST


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ({"claim": 2, "off": 1}, ["mine", "mine", "sorted"]),
        ({"maybe": 1, "obvious": 1, "to-sort": 2}, ["agreed", "obvious", "", ""]),
        ({}, []),
    ],
)
def test_a_cell_for_each_sentence(counts: dict[str, int], cells: list[str]):
    assert list_cells(counts) == cells


def test_a_long_text_has_a_bar_of_shares_and_hides_no_kind():
    cells = list_cells({"claim": 4000, "off": 990, "obvious": 1, "to-sort": 1})

    assert (cells.count("obvious"), cells.count("")) == (1, 1)
    assert MOST_CELLS <= len(cells) <= MOST_CELLS + 2
    assert cells.count("mine") == 48
