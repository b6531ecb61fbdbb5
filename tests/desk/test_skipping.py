"""Leaving a claim to others: skipped with a reason, or handed back with a note."""

import pytest

from claims.access.events import visible_events
from claims.access.refusals import Conflict, Forbidden
from claims.access.skips import visible_skips
from claims.desk.actions.skipping import release_claim, skip_claim
from claims.desk.actions.slots import take_next
from claims.models import Claim, Event, Person, ReviewSlot, Skip
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import EventType, Role, SkipReason, SlotState
from tests import factories as make


def test_skipped_claim_is_offered_to_others(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    take_next(by=reviewer)

    skip = skip_claim(claim=claim, by=reviewer, reason=SkipReason.LANGUAGE, note=" Is it Latin? ")

    assert (skip.reason, skip.note, skip.is_release) == ("language", "Is it Latin?", False)
    assert set(claim.round.slots.values_list("state", flat=True)) == {SlotState.FREE}
    assert take_next(by=reviewer) is None
    assert take_next(by=reviewer, article=claim.article) is None
    assert take_next(by=other_reviewer).claim_id == claim.pk
    assert Event.objects.about(skip).get().event_type == EventType.SKIP


def test_skip_counts_once_a_person_and_three_are_too_many(db: None):
    claim = make.make_claim()
    for name in ("One", "Two", "Three"):
        person = make.make_person(name, Role.REVIEWER)
        skip_claim(claim=claim, by=person, reason=SkipReason.TIME)
    skip_claim(claim=claim, by=person, reason=SkipReason.ACCESS)

    claim.round.refresh_from_db()
    assert claim.round.skips == 3
    assert Skip.objects.get(person=person).reason == SkipReason.ACCESS


def test_skipped_claim_is_offered_again_in_its_next_round(reviewer: Person, editor: Person):
    claim = make.make_claim()
    skip_claim(claim=claim, by=reviewer, reason=SkipReason.TIME)
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    send_back(
        claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note="Look again."
    )

    assert take_next(by=reviewer).claim_id == claim.pk


def test_release_frees_the_hold_keeps_the_draft_and_stores_the_note(reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)

    skip = release_claim(claim=claim, by=reviewer, note="The archive is closed.")

    assert (skip.is_release, skip.note) == (True, "The archive is closed.")
    assert not ReviewSlot.objects.reserved_for(reviewer).exists()
    assert take_next(by=reviewer) is None
    make.save(claim, reviewer, make.make_draft("False"), version=1)
    assert ReviewSlot.objects.reserved_for(reviewer).count() == 1
    assert Event.objects.filter(event_type=EventType.RELEASE).count() == 1


def test_claim_that_is_not_reserved_cannot_be_released(reviewer: Person, editor: Person):
    claim = make.make_claim()

    with pytest.raises(Conflict, match="release"):
        release_claim(claim=claim, by=reviewer)
    with pytest.raises(Forbidden):
        skip_claim(claim=claim, by=editor, reason=SkipReason.TIME)


def seen_by(person: Person, claim: Claim) -> list[str]:
    skips = visible_skips(person).filter(round__claim_version__claim=claim)
    return [skip.note for skip in skips]


def test_notes_are_for_editors_who_do_not_review_in_the_round(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    party = make.make_person("Party", Role.EDITOR, Role.REVIEWER)
    make.save(claim, party)
    skip_claim(claim=claim, by=reviewer, reason=SkipReason.OTHER, note="hushword")

    assert seen_by(reviewer, claim) == seen_by(editor, claim) == ["hushword"]
    assert seen_by(other_reviewer, claim) == seen_by(party, claim) == []
    assert not visible_events(party).filter(event_type=EventType.SKIP).exists()
    assert visible_events(editor).filter(event_type=EventType.SKIP).exists()
