"""Holds: when they end, how many a person can have, what they wait for, and their release by an editor."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.access.refusals import Conflict, Forbidden
from claims.access.slots import why_no_claim
from claims.desk.actions.holds import free_hold, set_waiting_for
from claims.desk.actions.slots import take_next, take_slot
from claims.models import Article, Claim, Event, Person, ReviewSlot
from claims.vocabulary import EventType, NoClaimReason, Role, SlotState
from tests import factories as make


def held(claim: Claim, by: Person) -> ReviewSlot:
    return ReviewSlot.objects.get(round=claim.round_id, person=by)


@pytest.mark.parametrize(
    ("due_in", "held_for"),
    [
        (None, timedelta(days=3)),
        (timedelta(days=9), timedelta(days=3)),
        (timedelta(hours=5), timedelta(hours=5)),
        (-timedelta(hours=5), timedelta(minutes=20)),
    ],
)
def test_hold_ends_after_three_days_or_at_the_deadline(
    reviewer: Person, due_in: timedelta | None, held_for: timedelta
):
    claim, now = make.make_claim(), timezone.now()
    if due_in:
        Article.objects.filter(pk=claim.article_id).update(deadline=now + due_in)

    make.save(claim, reviewer)

    assert abs(held(claim, reviewer).until - (now + held_for)) < timedelta(minutes=1)


def test_each_save_renews_the_hold(reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    ReviewSlot.objects.filter(person=reviewer).update(until=timezone.now() - timedelta(hours=1))

    make.save(claim, reviewer, make.make_draft("False"), version=1)

    assert held(claim, reviewer).until > timezone.now() + timedelta(days=2)


def test_person_can_hold_at_most_ten_claims(reviewer: Person):
    claims = [make.make_claim() for _ in range(11)]
    for claim in claims[:10]:
        make.save(claim, reviewer)

    with pytest.raises(Conflict, match="the limit of 10 claims in progress"):
        make.save(claims[10], reviewer)
    assert take_next(by=reviewer) is None
    assert why_no_claim(reviewer) == NoClaimReason.HANDS_FULL
    make.save(claims[0], reviewer, make.make_draft("False"), version=1)
    make.review(claims[10], reviewer)
    assert ReviewSlot.objects.reserved_for(reviewer).count() == 10


def test_hold_stores_what_it_waits_for(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)

    set_waiting_for(claim=claim, by=reviewer, what=" an answer of the office ")

    assert held(claim, reviewer).waiting_for == "an answer of the office"
    assert take_next(by=reviewer, article=claim.article) is None
    with pytest.raises(Conflict, match="You haven’t saved a draft for claim 1"):
        set_waiting_for(claim=claim, by=other_reviewer, what="something")


def test_lease_cannot_be_marked_as_waiting(reviewer: Person):
    claim = make.make_claim()
    take_slot(claim=claim, by=reviewer)

    with pytest.raises(Conflict, match="Save one first"):
        set_waiting_for(claim=claim, by=reviewer, what="something")


def test_editor_can_release_a_hold_and_the_draft_stays(reviewer: Person, editor: Person):
    claim = make.make_claim()
    draft = make.save(claim, reviewer)
    set_waiting_for(claim=claim, by=reviewer, what="an answer")

    freed = free_hold(claim=claim, by=editor, slot=held(claim, reviewer).pk)

    assert (freed.state, freed.person, freed.waiting_for) == (SlotState.FREE, None, "")
    draft.refresh_from_db()
    assert draft.rationale == "Counted."
    event = Event.objects.about(freed).get(event_type=EventType.FREE_HOLD)
    assert "an answer" in event.payload.body
    make.save(claim, reviewer, make.make_draft("False"), version=1)
    assert held(claim, reviewer).state == SlotState.HELD
    with pytest.raises(Conflict, match="no longer held"):
        free_hold(claim=claim, by=editor, slot=ReviewSlot.objects.filter(state="free").first().pk)


def test_only_an_editor_outside_the_round_can_release_a_hold(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.save(claim, reviewer)
    party = make.make_person("Party", Role.EDITOR, Role.REVIEWER)
    make.save(claim, party)

    for person in (other_reviewer, party):
        with pytest.raises(Forbidden):
            free_hold(claim=claim, by=person, slot=held(claim, reviewer).pk)


def test_ended_holds_are_listed(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    make.save(claim, other_reviewer)
    ReviewSlot.objects.filter(person=reviewer).update(until=timezone.now() - timedelta(hours=1))

    assert [slot.person for slot in ReviewSlot.objects.ended_holds()] == [reviewer]
