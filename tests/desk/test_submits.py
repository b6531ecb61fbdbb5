"""Submitting twice is submitting once."""

from uuid import uuid4

import pytest

from claims.access.refusals import Conflict
from claims.desk.actions.reviewing import submit_review, undo_review
from claims.models import Event, Person, Review
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import EventType, ReviewState
from tests import factories as make


def test_submitting_twice_submits_once(reviewer: Person):
    claim, draft = make.make_claim(), make.make_draft()

    first = submit_review(claim=claim, by=reviewer, version=0, draft=draft)
    again = submit_review(claim=claim, by=reviewer, version=0, draft=draft)

    assert first == again
    assert Event.objects.filter(event_type=EventType.REVIEW).count() == 1


def test_form_sent_again_submits_once_even_after_the_claim_was_sent_back(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim, draft, key = make.make_claim(), make.make_draft(), uuid4()
    sent = {"claim": claim, "by": reviewer, "version": 0, "draft": draft, "claim_version": 1}
    first = submit_review(**sent, submission=key)
    make.review(claim, other_reviewer, "False")
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Which year?")

    again = submit_review(**sent | {"claim": make.fresh(claim)}, submission=key)

    assert again == first
    assert Review.objects.filter(reviewer=reviewer).count() == 1
    assert Event.objects.filter(event_type=EventType.REVIEW).count() == 2


def test_form_sent_again_after_an_undo_is_refused(reviewer: Person):
    claim, key = make.make_claim(), uuid4()
    sent = {"claim": claim, "by": reviewer, "version": 0, "draft": make.make_draft()}
    submit_review(**sent, submission=key)
    undo_review(claim=make.fresh(claim), by=reviewer)

    with pytest.raises(Conflict, match="after this form was sent"):
        submit_review(**sent, submission=key)

    assert Review.objects.get().state == ReviewState.DRAFT
    assert submit_review(**sent, submission=uuid4()).is_submitted


def test_form_key_of_another_claim_is_refused(reviewer: Person):
    article, key = make.make_article(), uuid4()
    for number, claim in enumerate((make.make_claim(article), make.make_claim(article))):
        sent = {"claim": claim, "by": reviewer, "version": 0, "draft": make.make_draft()}
        if number:
            with pytest.raises(Conflict, match="sent for another claim"):
                submit_review(**sent, submission=key)
        else:
            submit_review(**sent, submission=key)


def test_form_keys_of_two_reviewers_are_independent(reviewer: Person, other_reviewer: Person):
    claim, key = make.make_claim(), uuid4()

    for person in (reviewer, other_reviewer):
        sent = {"claim": make.fresh(claim), "by": person, "version": 0, "draft": make.make_draft()}
        submit_review(**sent, submission=key)

    assert Review.objects.submitted().count() == 2


def test_submitted_review_cannot_be_changed_by_another_submit(reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer, "True")

    with pytest.raises(Conflict, match="submitted already"):
        make.review(claim, reviewer, "False")
    with pytest.raises(Conflict, match="submitted already"):
        make.save(claim, reviewer)
