"""The bar of an article has one cell a claim, up to a bound, and words beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.articles.pages.claim_bar import TallyPart, describe_parts, parts_of, write_tally
from claims.charts.cells import MOST_CELLS, count_cells
from claims.models import ArticleTally


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ([2, 11], [2, 11]),
        ([40], [40]),
        ([41], [40]),
        ([0, 3], [0, 3]),
        ([1, 999], [1, 39]),
        ([200, 200, 200], [14, 13, 13]),
        ([1, 1, 1, 97], [1, 1, 1, 37]),
        ([], []),
    ],
)
def test_cells_are_claims_or_their_shares(counts: list[int], cells: list[int]):
    assert count_cells(counts) == cells


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=6))
def test_what_is_there_has_a_cell_and_no_bar_is_too_long(counts: list[int]):
    cells = count_cells(counts)

    assert sum(cells) == min(sum(counts), MOST_CELLS)
    assert [bool(cell) for cell in cells] == [bool(count) for count in counts]


def test_parts_are_what_needs_somebody_first():
    tally = ArticleTally(
        disputed=1, context_changed=2, agreed=3, decided=4, open=5, suggested=6, reports=0
    )

    assert describe_parts(parts_of(tally)) == (
        "1 disputed, 2 with changed context, 3 agreed, 4 decided, 5 being checked, 6 to sort"
    )


@pytest.mark.parametrize(
    ("decided", "reports", "is_changed", "words"),
    [
        (11, 0, False, "All 11 decided"),
        (11, 1, False, "All 11 published"),
        (11, 2, True, "All 11 decided"),
        (1, 0, False, "1 decided"),
        (0, 0, False, ""),
    ],
)
def test_decided_claims_are_published_until_something_changes(
    decided: int, reports: int, is_changed: bool, words: str
):
    tally = ArticleTally(
        decided=decided, reports=reports, is_changed=is_changed,
        disputed=0, context_changed=0, agreed=0, open=0, suggested=0,
    )  # fmt: skip

    assert describe_parts(parts_of(tally)) == words


def test_bar_is_hidden_from_readers_of_a_screen_and_has_no_style():
    bar = write_tally([TallyPart(2, "disputed", "disputed"), TallyPart(1, "to sort")])

    assert bar == (
        '<div class="tally thin" aria-hidden="true">'
        '<i class="disputed"></i><i class="disputed"></i><i></i></div>'
    )
