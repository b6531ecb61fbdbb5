"""People mentioned in a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.attribution.mentions import find_mentions, find_unknown_mentions

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
def test_names_after_an_at_sign_are_mentioned(text: str, called: set[str]):
    assert find_mentions(text, NAMES) == called


def test_no_one_is_mentioned_if_there_are_no_names():
    assert find_mentions("@Ada", []) == set()


@given(st.text(), st.lists(st.text(max_size=20)))
def test_only_known_names_are_mentioned(text: str, names: list[str]):
    assert find_mentions(text, names) <= set(names)


def test_many_at_signs_take_little_time():
    assert find_mentions("@A" * 5_000, [f"A{'b' * n}" for n in range(1, 200)]) == set()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("@Ada, look", []),
        ("@Adam and @Eve, and @adam again", ["adam", "eve"]),
        ("x@Ada and ada@example.org", []),
        ("@Ольга і @Олена", ["олена"]),
        ("@Ada Lovelace and @Ada Byron", []),
        ("@Q. (temp) [x] and @Q.", ["q"]),
        ("@ada_lovelace", ["ada_lovelace"]),
        ("(@Straße)", ["strasse"]),
        ("@ @@ @,", []),
        ("", []),
    ],
)
def test_words_after_an_at_sign_that_begin_no_name_are_unknown(text: str, unknown: list[str]):
    assert find_unknown_mentions(text, NAMES) == unknown


def test_every_name_is_unknown_if_there_are_no_names():
    assert find_unknown_mentions("@Ada and @Ben", []) == ["ada", "ben"]


@given(st.text(), st.lists(st.text(max_size=20)))
def test_no_name_is_both_known_and_unknown(text: str, names: list[str]):
    known = find_mentions(f"{text} @Ada", [*names, "Ada"])

    assert "Ada" in known
    assert "ada" not in find_unknown_mentions("@Ada", [*names, "Ada"])
