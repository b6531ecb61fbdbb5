"""Undoing a submit, and what that means for a tie-break and for the order of reviews."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import tasks
from claims.access.refusals import Conflict, Forbidden
from claims.access.reviews import visible_reviews
from claims.access.rules import actions_for
from claims.desk.actions import closing
from claims.desk.actions.reviewing import submit_review, undo_review
from claims.desk.actions.skipping import release_claim
from claims.desk.actions.slots import take_slot
from claims.models import Article, Claim, Event, Person, Review, ReviewSlot
from claims.moderation.actions.deciding import confirm_claims, first_review
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, SlotState, TieBreak
from tests import factories as make


def test_tie_break_keeps_the_round_open_and_blind(reviewer: Person, other_reviewer: Person):
    article = make.make_article()
    article.tie_break = TieBreak.REVIEWER
    article.save()
    claim = make.make_claim(article)
    make.review(claim, reviewer, "True")
    make.review(claim, other_reviewer, "False")
    third = make.make_person("Third", *reviewer.roles)

    assert make.fresh(claim).status == ClaimStatus.OPEN
    assert set(visible_reviews(reviewer)) == set(Review.objects.filter(reviewer=reviewer))

    make.review(claim, third, "True")
    assert make.fresh(claim).status == ClaimStatus.DISPUTED


def with_tie_break(reviewer: Person, other_reviewer: Person) -> Claim:
    """A claim on which two differ, with a slot for a third."""
    article = make.make_article()
    article.tie_break = TieBreak.REVIEWER
    article.save()
    claim = make.make_claim(article)
    make.review(claim, reviewer, "True")
    make.review(claim, other_reviewer, "False")
    return make.fresh(claim)


def test_submit_cannot_be_undone_while_a_tie_break_waits(reviewer: Person, other_reviewer: Person):
    claim = with_tie_break(reviewer, other_reviewer)

    for person in (reviewer, other_reviewer):
        with pytest.raises(Conflict, match="Claim 1 waits for a tie-break"):
            undo_review(claim=make.fresh(claim), by=person)
        assert Action.UNDO not in actions_for(person, make.fresh(claim))
        assert Action.EDIT not in actions_for(person, make.fresh(claim))

    assert make.fresh(claim).round.reviews.submitted().count() == 2


def test_submit_can_be_undone_while_one_of_three_reviews_is_missing(
    reviewer: Person, other_reviewer: Person
):
    article = make.make_article(reviews_needed=3)
    Article.objects.filter(pk=article.pk).update(tie_break=TieBreak.REVIEWER)
    claim = make.make_claim(article)
    make.review(claim, reviewer, "True")
    make.review(claim, other_reviewer, "False")

    assert undo_review(claim=make.fresh(claim), by=reviewer).state == "draft"


def test_free_tie_break_is_not_waited_for_once_reviewers_agree(
    reviewer: Person, other_reviewer: Person
):
    claim = with_tie_break(reviewer, other_reviewer)
    version = make.take_back(claim, reviewer).version

    submit_review(claim=claim, by=reviewer, version=version, draft=make.make_draft("False"))

    assert make.fresh(claim).status == ClaimStatus.AGREED
    assert make.fresh(claim).round.is_closed


def test_held_tie_break_is_waited_for(reviewer: Person, other_reviewer: Person):
    claim = with_tie_break(reviewer, other_reviewer)
    third = make.make_person("Third", *reviewer.roles)
    make.save(claim, third)
    version = make.take_back(claim, reviewer).version

    submit_review(claim=claim, by=reviewer, version=version, draft=make.make_draft("False"))

    assert make.fresh(claim).status == ClaimStatus.OPEN
    submit_review(claim=claim, by=third, version=1, draft=make.make_draft("False"))
    assert make.fresh(claim).status == ClaimStatus.AGREED


def leased_while_they_agreed(reviewer: Person, other_reviewer: Person, third: Person) -> ReviewSlot:
    """The tie-break of a round whose reviewers agree by now, leased to somebody without a word."""
    claim = with_tie_break(reviewer, other_reviewer)
    slot = ReviewSlot.objects.get(pk=take_slot(claim=claim, by=third).id)
    version = make.take_back(claim, reviewer).version
    submit_review(claim=claim, by=reviewer, version=version, draft=make.make_draft("False"))
    assert make.fresh(claim).status == ClaimStatus.OPEN
    return slot


def settle() -> list[ProcrastinateJob]:
    """Do what is planned, and give what is planned then."""
    planned = list(ProcrastinateJob.objects.filter(task_name=closing.SETTLE))
    for job in planned:
        tasks.settle_round(**job.args)
    later = ProcrastinateJob.objects.filter(task_name=closing.SETTLE)
    return list(later.exclude(pk__in=[job.pk for job in planned]))


def run_out(slot: ReviewSlot) -> None:
    ReviewSlot.objects.filter(pk=slot.pk).update(until=timezone.now() - timedelta(minutes=1))


def test_round_closes_when_the_lease_of_its_tie_break_ends(
    reviewer: Person, other_reviewer: Person
):
    third = make.make_person("Third", *reviewer.roles)
    slot = leased_while_they_agreed(reviewer, other_reviewer, third)
    planned = ProcrastinateJob.objects.get(task_name=closing.SETTLE)
    assert planned.scheduled_at == slot.until

    (again,) = settle()  # the lease goes on
    assert make.fresh(slot.claim).status == ClaimStatus.OPEN
    assert again.scheduled_at == slot.until
    run_out(slot)
    settle()

    claim = make.fresh(slot.claim)
    assert (claim.status, claim.round.is_closed) == (ClaimStatus.AGREED, True)
    closed = Event.objects.get(event_type=EventType.CLOSE_ROUND)
    assert (closed.actor_id, ReviewSlot.objects.get(pk=slot.pk).person) == (reviewer.pk, None)
    settle()  # once more changes nothing
    assert Event.objects.filter(event_type=EventType.CLOSE_ROUND).count() == 1


def test_tie_break_with_a_draft_is_waited_for_after_its_lease(
    reviewer: Person, other_reviewer: Person
):
    third = make.make_person("Third", *reviewer.roles)
    slot = leased_while_they_agreed(reviewer, other_reviewer, third)
    make.save(slot.claim, third)
    run_out(slot)

    assert settle() == []
    assert make.fresh(slot.claim).status == ClaimStatus.OPEN


def test_tie_break_whose_lease_ended_is_not_waited_for(reviewer: Person, other_reviewer: Person):
    claim = with_tie_break(reviewer, other_reviewer)
    take_slot(claim=claim, by=make.make_person("Third", *reviewer.roles))
    run_out(ReviewSlot.objects.get(round=claim.round, person__name="Third"))
    version = make.take_back(claim, reviewer).version

    submit_review(claim=claim, by=reviewer, version=version, draft=make.make_draft("False"))

    assert make.fresh(claim).status == ClaimStatus.AGREED


def test_tie_break_stays_when_a_review_is_submitted_again_unchanged(
    reviewer: Person, other_reviewer: Person
):
    claim = with_tie_break(reviewer, other_reviewer)
    version = make.take_back(claim, reviewer).version

    submit_review(claim=claim, by=reviewer, version=version, draft=make.make_draft("True"))

    claim = make.fresh(claim)
    assert (claim.status, claim.round.is_closed) == (ClaimStatus.OPEN, False)
    assert claim.round.slots.count() == 3


def test_slot_of_an_undone_review_stays_with_its_reviewer(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.save(claim, other_reviewer)
    slot = make.review(claim, reviewer).slot
    undo_review(claim=make.fresh(claim), by=reviewer)

    with pytest.raises(Conflict, match="Claim 1 already has enough reviewers"):
        make.save(claim, make.make_person("Third", *reviewer.roles))

    slot.refresh_from_db()
    assert (slot.person, slot.state) == (reviewer, SlotState.HELD)
    again = submit_review(claim=claim, by=reviewer, version=2, draft=make.make_draft("False"))
    assert again.slot == slot


def test_submit_can_be_undone_while_the_round_is_open(reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    review = undo_review(claim=make.fresh(claim), by=reviewer)

    assert (review.state, review.slot.state, review.rationale) == ("draft", "held", "Counted.")
    assert Event.objects.filter(event_type=EventType.UNDO).count() == 1
    assert make.save(claim, reviewer, make.make_draft("False"), version=review.version)


def test_submit_cannot_be_undone_once_the_round_is_closed(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)

    with pytest.raises(Conflict, match="Claim 1 already has all its reviews, and they agree"):
        undo_review(claim=make.fresh(claim), by=reviewer)


def test_review_of_someone_else_cannot_be_undone(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.review(claim, other_reviewer)

    with pytest.raises(Forbidden):
        undo_review(claim=make.fresh(claim), by=reviewer)


def test_round_closes_when_its_tie_break_is_released_and_the_others_agree(
    reviewer: Person, other_reviewer: Person
):
    claim = with_tie_break(reviewer, other_reviewer)
    third = make.make_person("Third", *reviewer.roles)
    make.save(claim, third)
    version = make.take_back(claim, other_reviewer).version
    draft = make.make_draft("True")
    submit_review(claim=make.fresh(claim), by=other_reviewer, version=version, draft=draft)
    assert make.fresh(claim).status == ClaimStatus.OPEN

    release_claim(claim=make.fresh(claim), by=third)

    assert make.fresh(claim).status == ClaimStatus.AGREED


def submitted_again(
    reviewer: Person, other_reviewer: Person, answer: dict, other_answer: dict
) -> Claim:
    """A claim on which `reviewer` submits first, undoes it, and submits again after the other."""
    claim = make.make_claim()
    make.review(claim, reviewer, **answer)
    version = undo_review(claim=make.fresh(claim), by=reviewer).version
    make.review(claim, other_reviewer, **other_answer)
    draft = make.make_draft(**answer)
    submit_review(claim=make.fresh(claim), by=reviewer, version=version, draft=draft)
    return make.fresh(claim)


def test_review_submitted_again_is_no_longer_the_first_of_its_round(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    mine, other = {"rationale": "Counted."}, {"rationale": "Asked the office."}

    claim = submitted_again(reviewer, other_reviewer, mine, other)
    (decision,) = confirm_claims(claims=[claim], by=editor)

    assert claim.round.reviews.order_by("pk").first().reviewer == reviewer
    assert first_review(claim).reviewer == other_reviewer
    assert decision.summary == "Asked the office."


def test_different_reasons_to_set_aside_are_disputed_in_any_order_of_submission(
    reviewer: Person, other_reviewer: Person
):
    mine, other = (
        {"label": "", "set_aside_reason": reason, "evidence": ()}
        for reason in (SetAside.OPINION, SetAside.PREDICTION)
    )

    claim = submitted_again(reviewer, other_reviewer, mine, other)

    assert (claim.status, claim.set_aside_reason) == (ClaimStatus.DISPUTED, "")
