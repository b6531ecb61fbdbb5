"""Identity of sources, and hints on the sources of a review."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.citations.identity import (
    Citation,
    compute_identity,
    compute_likely_identity,
    compute_own_identities,
    find_fact_checker,
    find_hints,
    fold_text,
    load_fact_checkers,
)

MADE = date(2026, 2, 13)


def codes(*pieces: Citation, rationale: str = "", **claim: object) -> list[str]:
    return [hint.code for hint in find_hints(rationale, pieces, **claim)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interview with Jane Doe", "  interview   WITH jane doe\n"),
        ("https://example.org/a", "HTTPS://EXAMPLE.org:443/a?utm_source=x#part"),
        ("Розмова з Іваном", "розмова  з іваном"),
        ("Straße", "STRASSE"),
        ("https://example.org/", "http://www.example.org/"),
    ],
)
def test_citations_of_one_source_have_the_same_identity(one: str, other: str):
    assert compute_identity(one) == compute_identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interview with Jane Doe", "Interview with Jane Roe"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/?page=1", "https://example.org/?page=2"),
    ],
)
def test_citations_of_two_sources_have_different_identities(one: str, other: str):
    assert compute_identity(one) != compute_identity(other)


@pytest.mark.parametrize(
    ("addresses", "base", "pages"),
    [
        (["https://paper.example/a"], "", ["https://paper.example/a/"]),
        (["/a"], "https://m.paper.example/b?c=1", ["https://paper.example/a"]),
        (["?id=3"], "https://paper.example/b", ["https://paper.example/b?id=3"]),
        (["https://paper.example/a", "http://www.paper.example/a/"], "", ["https://paper.example/a"]),
        (["https://paper.example/", "", "/a", "javascript:x", "https://[/"], "", []),
        (["https://paper.example/?p=7"], "", ["https://paper.example/?p=7"]),
    ],
)  # fmt: skip
def test_addresses_that_a_page_gives_for_itself(addresses: list[str], base: str, pages: list[str]):
    assert compute_own_identities(addresses, base) == [compute_likely_identity(p) for p in pages]


@given(st.text())
def test_fold_text_is_idempotent(words: str):
    assert fold_text(fold_text(words)) == fold_text(words)
    assert len(compute_identity(words)) == 64


def test_a_link_in_the_reasons_that_is_not_a_source_has_a_hint():
    found = find_hints("It stands at https://example.org/a?utm_source=x.", [])

    assert [(hint.code, hint.address) for hint in found] == [
        ("bare-address", "https://example.org/a")
    ]
    assert codes(Citation("HTTPS://example.org/a"), rationale="At https://example.org/a.") == []


def test_a_source_published_after_the_claim_has_a_hint():
    assert codes(Citation("A paper", published_on=date(2026, 2, 14)), stated_on=MADE) == ["younger"]
    assert codes(Citation("A paper", published_on=MADE), stated_on=MADE) == []
    assert codes(Citation("A paper", published_on=date(2027, 1, 1))) == []


def test_a_source_read_after_the_claim_needs_a_date_or_an_archived_copy():
    later = date(2026, 3, 1)

    assert codes(Citation("A page", accessed_on=later), stated_on=MADE) == ["undated"]
    assert codes(Citation("A page", accessed_on=later, published_on=MADE), stated_on=MADE) == []
    assert codes(Citation("A page", None, later, "https://archive.example/"), stated_on=MADE) == []


def test_a_central_claim_with_one_source_has_a_hint():
    same = (Citation("https://example.org/a"), Citation("https://EXAMPLE.org/a#b"))

    assert codes(*same, is_central=True) == ["one-source"]
    assert codes(*same, Citation("A talk"), is_central=True) == []
    assert codes(*same) == []
    assert codes(is_central=True) == []


def test_a_retracted_source_has_a_hint_with_the_beginning_of_the_reason():
    (hint,) = find_hints("", [Citation("A paper", retraction="Withdrawn by\nits authors.")])
    (long,) = find_hints("", [Citation("A paper", retraction="word " * 1000)])

    assert hint[:2] == ("retracted", "Source 1 was marked as retracted: Withdrawn by its authors.")
    assert len(long.sentence) < 300
    assert long.sentence.endswith("word …")


def test_hints_name_the_source_and_the_reason():
    found = find_hints(
        "",
        [Citation("A paper"), Citation("https://www.snopes.com/x", published_on=date(2026, 5, 3))],
        stated_on=MADE,
    )

    assert [hint.sentence for hint in found] == [
        "Source 2 is another fact-check (snopes.com). Cite the sources it uses, and check them yourself.",
        (
            "Source 2 was published on 3 May 2026, after the claim was made (13 February 2026). "
            "Does it show what was true at the time?"
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
def test_fact_checkers_are_recognised_by_host_and_path(cited: str, host: str):
    assert find_fact_checker(cited) == host


def test_list_of_fact_checkers_is_sorted():
    rows = list(load_fact_checkers())

    assert rows == sorted(rows)
    assert all(host == host.lower() and "." in host for host in rows)
