"""A claim that is sent back is told to those who reviewed it, until its new round is over."""

import pytest

from claims.access.sent_back import sent_back_to
from claims.articles.actions.wording import edit_claim
from claims.desk.actions.skipping import skip_claim
from claims.models import Claim, Person, SentBack
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(editor: Person, reviewer: Person, other_reviewer: Person) -> Claim:
    """A claim that both reviewers reviewed, sent back with a note."""
    claim = make.make_claim()
    make.review(claim, reviewer, "True")
    make.review(claim, other_reviewer, "False")
    return return_claim(claim, editor)


def return_claim(claim: Claim, editor: Person, note: str = "Is this the full quote?") -> Claim:
    send_back(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note=note)
    return make.fresh(claim)


def notes_to(person: Person) -> list[str]:
    return [sent.round.note for sent in sent_back_to(person)]


def test_those_who_reviewed_are_told_with_the_note(
    claim: Claim, editor: Person, reviewer: Person, other_reviewer: Person
):
    assert notes_to(reviewer) == notes_to(other_reviewer) == ["Is this the full quote?"]
    assert notes_to(editor) == notes_to(make.make_person("Third", Role.REVIEWER)) == []
    assert sent_back_to(reviewer)[0].by == editor


def test_it_is_begun_by_a_draft_and_nobody_else_learns_of_that(
    claim: Claim, reviewer: Person, other_reviewer: Person
):
    make.save(claim, reviewer)

    assert notes_to(reviewer) == []
    assert len(notes_to(other_reviewer)) == 1


def test_it_stays_while_colleagues_take_every_place(claim: Claim, reviewer: Person):
    """The list would otherwise tell at which moment a colleague opened the claim."""
    for name in ("Third", "Fourth"):
        make.save(claim, make.make_person(name, Role.REVIEWER))

    assert len(notes_to(reviewer)) == 1


def test_it_is_over_when_the_round_is(claim: Claim, reviewer: Person, other_reviewer: Person):
    for name in ("Third", "Fourth"):
        make.review(claim, make.make_person(name, Role.REVIEWER))

    assert notes_to(reviewer) == notes_to(other_reviewer) == []
    assert not SentBack.objects.filter(is_over=False).exists()


def test_sent_back_twice_is_told_once(claim: Claim, editor: Person, reviewer: Person):
    for name in ("Third", "Fourth"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    return_claim(claim, editor, "Once more.")

    assert notes_to(reviewer) == []  # the round before was reviewed by others


def test_skipping_ends_it(claim: Claim, reviewer: Person):
    skip_claim(claim=claim, by=reviewer, reason="time", note="")

    assert notes_to(reviewer) == []


def test_new_wording_ends_it(claim: Claim, editor: Person, reviewer: Person):
    edit_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, statement="The city has trees.",
        short_form="", claimant="",
    )  # fmt: skip

    assert notes_to(reviewer) == []


def test_an_article_assigned_to_others_ends_it(
    claim: Claim, editor: Person, reviewer: Person, other_reviewer: Person
):
    assign(article=claim.article, by=editor, people=[other_reviewer])

    assert notes_to(reviewer) == []
    assert len(notes_to(other_reviewer)) == 1
