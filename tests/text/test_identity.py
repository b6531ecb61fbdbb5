"""What makes two citations one source, and the hints on the sources of a review."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.citations.identity import (
    Cited,
    fact_checker_of,
    fact_checkers,
    fold,
    hints,
    identity,
)

MADE = date(2026, 2, 13)


def codes(*pieces: Cited, rationale: str = "", **claim: object) -> list[str]:
    return [hint.code for hint in hints(rationale, pieces, **claim)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interview with Jane Doe", "  interview   WITH jane doe\n"),
        ("https://example.org/a", "HTTPS://EXAMPLE.org:443/a?utm_source=x#part"),
        ("Розмова з Іваном", "розмова  з іваном"),
        ("Straße", "STRASSE"),
    ],
)
def test_two_citations_of_one_source(one: str, other: str):
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interview with Jane Doe", "Interview with Jane Roe"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/", "http://example.org/"),
        ("https://example.org/?page=1", "https://example.org/?page=2"),
    ],
)
def test_two_sources(one: str, other: str):
    assert identity(one) != identity(other)


@given(st.text())
def test_folding_twice_changes_nothing(words: str):
    assert fold(fold(words)) == fold(words)
    assert len(identity(words)) == 64


def test_bare_address_in_the_reasons_is_offered_as_a_source():
    found = hints("It stands at https://example.org/a?utm_source=x.", [])

    assert [(hint.code, hint.address) for hint in found] == [
        ("bare-address", "https://example.org/a")
    ]
    assert codes(Cited("HTTPS://example.org/a"), rationale="At https://example.org/a.") == []


def test_evidence_younger_than_the_claim_is_told():
    assert codes(Cited("A paper", published_on=date(2026, 2, 14)), stated_on=MADE) == ["younger"]
    assert codes(Cited("A paper", published_on=MADE), stated_on=MADE) == []
    assert codes(Cited("A paper", published_on=date(2027, 1, 1))) == []


def test_evidence_read_later_needs_a_day_or_a_copy():
    later = date(2026, 3, 1)

    assert codes(Cited("A page", accessed_on=later), stated_on=MADE) == ["undated"]
    assert codes(Cited("A page", accessed_on=later, published_on=MADE), stated_on=MADE) == []
    assert codes(Cited("A page", None, later, "https://archive.example/"), stated_on=MADE) == []


def test_one_source_is_few_for_a_central_claim():
    same = (Cited("https://example.org/a"), Cited("https://EXAMPLE.org/a#b"))

    assert codes(*same, is_central=True) == ["one-source"]
    assert codes(*same, Cited("A talk"), is_central=True) == []
    assert codes(*same) == []
    assert codes(is_central=True) == []


def test_retracted_source_is_told_with_the_beginning_of_its_reason():
    (hint,) = hints("", [Cited("A paper", retraction="Withdrawn by\nits authors.")])
    (long,) = hints("", [Cited("A paper", retraction="word " * 1000)])

    assert hint[:2] == ("retracted", "Source 1 was marked as retracted: Withdrawn by its authors.")
    assert len(long.sentence) < 300
    assert long.sentence.endswith("word …")


def test_hints_say_which_source_and_why():
    found = hints(
        "",
        [Cited("A paper"), Cited("https://www.snopes.com/x", published_on=date(2026, 5, 3))],
        stated_on=MADE,
    )

    assert [hint.sentence for hint in found] == [
        "Source 2 is a fact-check (snopes.com): cite what it leans on, and judge that yourself.",
        (
            "Source 2 was published on 3 May 2026, after the claim was made (13 February 2026): "
            "does it tell what was so at the time?"
        ),
    ]


@pytest.mark.parametrize(
    ("cited", "host"),
    [
        ("https://www.stopfake.org/uk/a", "stopfake.org"),
        ("https://factcheck.afp.com/doc", "factcheck.afp.com"),
        ("https://www.reuters.com/fact-check/a", "reuters.com"),
        ("https://www.reuters.com/world/a", ""),
        ("https://notsnopes.com/", ""),
        ("A fact-check of snopes.com", ""),
    ],
)
def test_fact_checkers_are_known_by_host_and_path(cited: str, host: str):
    assert fact_checker_of(cited) == host


def test_table_of_fact_checkers_is_in_order():
    rows = list(fact_checkers())

    assert rows == sorted(rows)
    assert all(host == host.lower() and "." in host for host in rows)
