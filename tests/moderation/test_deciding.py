"""Confirming, deciding, changing and sending back."""

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.wording import edit_claim
from claims.models import Decision, Event, Person
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.vocabulary import Basis, ClaimStatus, EventType, Role
from tests import factories as make


def test_confirming_takes_the_verdict_and_the_first_rationale(editor: Person):
    claim = make.make_agreed()

    (decision,) = confirm_claims(claims=[claim], by=editor)

    assert (decision.rating.label, decision.basis) == ("True", Basis.UNANIMOUS)
    assert decision.summary == "Counted."
    assert make.fresh(claim).status == ClaimStatus.DECIDED


def test_confirming_is_all_or_nothing(editor: Person):
    article = make.make_article()
    agreed, disputed = make.make_agreed(article), make.make_disputed(article)

    with pytest.raises(Conflict, match="Claim 2 already has all its reviews, and they differ"):
        confirm_claims(claims=[agreed, disputed], by=editor)

    assert not Decision.objects.exists()


def test_deciding_between_two_is_adjudication(editor: Person):
    claim = make.make_disputed()

    decision = decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating("Half true"),
        summary="Both.",
    )

    assert decision.basis == Basis.ADJUDICATED


def test_deciding_against_the_reviewers_is_overriding(editor: Person):
    claim = make.make_agreed()

    decision = decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating("False"),
        summary="No.",
        override_reason="They counted the wrong year.",
    )

    assert decision.basis == Basis.OVERRIDDEN
    assert decision.override_reason == "They counted the wrong year."


def test_deciding_twice_at_once_is_a_conflict(editor: Person):
    claim = make.make_disputed()
    words = {"rating": make.rating("True"), "summary": "So."}
    decide(claim=claim, by=editor, lock_version=claim.lock_version, **words)

    with pytest.raises(Conflict, match="Somebody changed claim 1"):
        decide(
            claim=claim,
            by=make.make_person("E2", *editor.roles),
            lock_version=claim.lock_version,
            **words,
        )


def test_changing_a_decision_needs_a_reason_and_replaces_it(editor: Person):
    claim = make.make_decided()
    words = {"rating": make.rating("False"), "summary": "It is not."}

    with pytest.raises(Refusal, match="Say why"):
        decide(claim=claim, by=editor, lock_version=claim.lock_version, **words)
    changed = decide(
        claim=claim, by=editor, lock_version=claim.lock_version, reason="New count.", **words
    )

    assert changed.replaces == Decision.objects.exclude(pk=changed.pk).get()
    assert claim.decisions.current().get() == changed
    assert Event.objects.filter(event_type=EventType.CHANGE_DECISION).count() == 1


def test_deciding_needs_words_for_readers(editor: Person):
    claim = make.make_disputed()

    with pytest.raises(Refusal, match="summary"):
        decide(
            claim=claim,
            by=editor,
            lock_version=claim.lock_version,
            rating=make.rating("True"),
            summary=" ",
        )


def test_deciding_with_another_scale_is_refused(editor: Person):
    claim = make.make_disputed()
    foreign = make.rating("Refuted", scale="averitec")

    with pytest.raises(Refusal, match="scale"):
        decide(
            claim=claim, by=editor, lock_version=claim.lock_version, rating=foreign, summary="So."
        )


def test_reviewer_decides_nothing(reviewer: Person):
    claim = make.make_agreed()

    with pytest.raises(Forbidden):
        confirm_claims(claims=[claim], by=reviewer)


def test_sending_back_opens_another_round_with_the_note(editor: Person):
    claim = make.make_decided()

    round_ = send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Which year?")

    claim = make.fresh(claim)
    assert (round_.number, round_.note) == (2, "Which year?")
    assert claim.status == ClaimStatus.OPEN
    assert not claim.decisions.current().exists()


def test_decision_after_sending_back_names_the_note_as_its_reason(editor: Person):
    claim = make.make_decided()
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Which year?")
    for name in ("Three", "Four"):
        make.review(claim, make.make_person(name, Role.REVIEWER), "False")

    (decision,) = confirm_claims(claims=[make.fresh(claim)], by=editor)

    assert decision.reason == "Which year?"
    assert decision.replaces.rating.label == "True"


def test_claim_that_was_decided_before_its_wording_changed_is_confirmed_again(editor: Person):
    claim = make.make_decided(by=editor)
    edit_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, statement="It has trees.", short_form="", claimant=""
    )  # fmt: skip
    for name in ("Three", "Four"):
        make.review(claim, make.make_person(name, Role.REVIEWER))

    [decision] = confirm_claims(claims=[make.fresh(claim)], by=editor)

    assert decision.replaces is not None
    assert decision.reason == "The claim changed, and its reviewers judged it again."
