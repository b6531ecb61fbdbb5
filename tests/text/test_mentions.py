"""Whom a text calls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.attribution.mentions import mentioned

NAMES = ["Ada", "Ada Lovelace", "Ольга", "Q. (temp) [x]", ""]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Ada, look", {"Ada"}),
        ("ask @ada lovelace.", {"Ada Lovelace"}),
        ("(@Ada) and @ольга", {"Ada", "Ольга"}),
        ("@Adam and x@Ada and ada@Ada.example", set()),
        ("@Q. (temp) [x]", {"Q. (temp) [x]"}),
        ("@ Ada", set()),
        ("@", set()),
    ],
)
def test_names_behind_an_at_are_called(text: str, called: set[str]):
    assert mentioned(text, NAMES) == called


def test_nobody_is_called_where_nobody_is():
    assert mentioned("@Ada", []) == set()


@given(st.text(), st.lists(st.text(max_size=20)))
def test_only_known_names_are_called(text: str, names: list[str]):
    assert mentioned(text, names) <= set(names)


def test_many_ats_take_little_time():
    assert mentioned("@A" * 5_000, [f"A{'b' * n}" for n in range(1, 200)]) == set()
