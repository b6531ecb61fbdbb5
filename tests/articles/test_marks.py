"""The marks of the annotated article, from plain rows without a database."""

from types import SimpleNamespace
from typing import Any

import pytest

from claims.access.claims import ClaimForUser
from claims.articles.pages import marks
from claims.models import Article, Claim, ClaimVersion, Revision

TEXT = "The city has 35,000 trees. Share"


def make_claim(
    number: int, start: int, end: int, status: str = "open", **fields: Any
) -> ClaimForUser:
    claim = Claim(
        pk=number,
        number=number,
        status=status,
        article=Article(pk=1, slug="a"),
        current=ClaimVersion(start=start, end=end, quote=TEXT[start:end], revision_id=1),
        start=start,
        end=end,
    )
    return ClaimForUser(claim, fields.get("my_review"), fields.get("decision"))


def make_revision() -> Revision:
    units = [
        SimpleNamespace(start=0, end=26, role="body"),
        SimpleNamespace(start=27, end=32, role="furniture"),
    ]
    return SimpleNamespace(pk=1, text=TEXT, sentences=SimpleNamespace(all=lambda: units))


@pytest.mark.parametrize(
    ("status", "my_review", "state", "label"),
    [
        ("open", None, "open", "1"),
        ("open", "draft", "draft", "✎ 1"),
        ("open", "submitted", "mine", "● 1"),
        ("agreed", "submitted", "agreed", "= 1"),
        ("disputed", None, "disputed", "≠ 1"),
        ("set-aside", None, "set-aside", "– 1"),
        ("decided", None, "agreed", "= 1"),  # its public decision is still to come
    ],
)
def test_mark_shows_the_state_as_a_sign(status: str, my_review: str, state: str, label: str):
    mark = marks.build_mark(make_claim(1, 0, 26, status, my_review=my_review))

    assert (mark.state, mark.short_label) == (state, label)
    assert mark.state_label


def test_mark_of_a_decided_claim_has_the_sign_label_and_tone_of_its_rating():
    rating = SimpleNamespace(symbol="✘", label="False", tone="false")
    decision = SimpleNamespace(rating=rating)

    mark = marks.build_mark(make_claim(4, 0, 26, "decided", decision=decision))

    assert (mark.short_label, mark.state_label, mark.classes) == (
        "✘ 4",
        "decided: False",
        "decided tone-false",
    )


def test_paragraphs_contain_the_whole_text():
    claims = [make_claim(1, 0, 26), make_claim(2, 9, 25)]

    shown = marks.build_paragraphs(make_revision(), claims)

    assert "".join(s.part.text for p in shown for s in p.stretches) == TEXT


def test_overlapping_claims_share_a_stretch_and_each_has_one_sign():
    claims = [make_claim(1, 0, 26), make_claim(2, 9, 25)]

    stretches = [s for p in marks.build_paragraphs(make_revision(), claims) for s in p.stretches]

    assert [(s.part.text, s.label, s.mark and s.mark.number) for s in stretches] == [
        ("The city ", "", 1),
        ("has 35,000 trees", "2", 2),
        (".", "1", 1),
        (" ", "", None),
        ("Share", "", None),
    ]


def test_suggested_claim_is_marked_only_on_its_own_page():
    claim = make_claim(1, 0, 26, "proposed")

    plain = marks.build_paragraphs(make_revision(), [claim])
    on_card = marks.build_paragraphs(make_revision(), [claim], claim.claim)

    assert [s.mark for s in plain[0].stretches if s.mark] == []
    assert [s.mark.is_current for s in on_card[0].stretches if s.mark] == [True]


def test_progress_counts_settled_and_mine():
    claims = [
        make_claim(1, 0, 5, "open", my_review="submitted"),
        make_claim(2, 0, 5, "disputed"),
        make_claim(3, 0, 5, "proposed"),
        make_claim(4, 0, 5, "set-aside"),
    ]

    assert marks.count_progress(claims) == marks.Progress(total=2, settled=1, mine=1)


def test_neighbours_do_not_include_suggested_claims():
    claims = [make_claim(n, 0, 5, s) for n, s in enumerate(["open", "proposed", "open"], 1)]

    first, _, last = (seen.claim for seen in claims)

    assert marks.find_neighbours(claims, first) == (None, last)
    assert marks.find_neighbours(claims, last) == (first, None)
