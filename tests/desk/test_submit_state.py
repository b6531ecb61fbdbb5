"""What a submit reads of its round before it writes is what the round waits for afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.desk.actions.slots import take_slot
from claims.desk.queries.open_slots import OpenSlots, open_slots_of
from claims.desk.queries.submit_state import submit_state_of
from claims.models import Article, Claim, Person, ReviewSlot, Source
from claims.vocabulary import ClaimStatus, Role, SlotState, TieBreak
from tests import factories as make


def with_tie_break() -> Claim:
    """A claim on which two of two reviewers differ, with a free slot for a third."""
    article = make.make_article()
    Article.objects.filter(pk=article.pk).update(tie_break=TieBreak.REVIEWER)
    return make.make_disputed(article)


def test_round_waits_for_other_reviewers(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    slot = take_slot(claim=claim, by=reviewer)
    make.save(claim, other_reviewer)

    state = submit_state_of(claim, reviewer, submission=None, cited=[])

    assert (state.slot_id, state.review_ids) == (slot.id, [])
    assert state.open_slots == OpenSlots(reviews=2, tie_break=None)


@pytest.mark.parametrize(
    ("is_leased", "is_over", "expected"),
    [
        (False, False, SlotState.FREE),
        (True, False, SlotState.LEASED),
        (True, True, SlotState.FREE),
    ],
)
def test_tie_break_counts_as_free_once_its_lease_ended(
    reviewer: Person, is_leased: bool, is_over: bool, expected: SlotState
):
    claim = with_tie_break()
    if is_leased:
        take_slot(claim=claim, by=make.make_person("Third", Role.REVIEWER))
    if is_over:
        past = timezone.now() - timedelta(minutes=1)
        ReviewSlot.objects.filter(claim=claim, state="leased").update(until=past)

    state = submit_state_of(claim, reviewer, submission=None, cited=[])

    assert state.open_slots == open_slots_of(claim) == OpenSlots(reviews=0, tie_break=expected)


def test_own_review_and_own_tie_break_are_not_waited_for(reviewer: Person):
    claim = with_tie_break()
    draft = make.save(claim, reviewer)

    state = submit_state_of(claim, reviewer, submission=None, cited=[])

    assert (state.slot_id, state.review_ids) == (draft.slot_id, [draft.pk])
    assert state.open_slots == OpenSlots(reviews=0, tie_break=None)


def test_only_sources_that_are_protected_everywhere_are_named(reviewer: Person):
    claim = make.make_claim()
    for name, is_protected in (("secret", True), ("open", False), ("not-cited", True)):
        Source.objects.create(
            identity=name, description=name, is_protected=is_protected, public_description="x"
        )

    state = submit_state_of(claim, reviewer, submission=None, cited=["secret", "open", "new"])

    assert state.protected_sources == ["secret"]


def test_round_closes_when_the_last_reserved_slot_is_submitted(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        take_slot(claim=claim, by=person)

    make.review(claim, reviewer)
    assert make.fresh(claim).status == ClaimStatus.OPEN
    make.review(claim, other_reviewer)
    assert make.fresh(claim).status == ClaimStatus.AGREED
