"""What we say to a person when the rules refuse an action, and with which status."""

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.rules import ARTICLE_RULES, RULES, SOURCE_RULES, require, require_for
from claims.desk.actions.skipping import skip_claim
from claims.models import Claim, Person
from claims.vocabulary import Action, ClaimStatus, Role, SkipReason
from tests import factories as make


def refusal_of(user: Person, action: Action, claim: Claim) -> Refusal:
    with pytest.raises(Refusal) as caught:
        require(user, action, claim)
    return caught.value


@pytest.fixture
def both(db: None) -> Person:
    return make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (ClaimStatus.PROPOSED, "Claim 1 has not been opened yet, so you can’t review it."),
        (
            ClaimStatus.AGREED,
            "Claim 1 already has all its reviews, and they agree, so you can’t review it.",
        ),
        (
            ClaimStatus.DISPUTED,
            "Claim 1 already has all its reviews, and they differ, so you can’t review it.",
        ),
        (ClaimStatus.DECIDED, "Claim 1 has already been decided, so you can’t review it."),
        (ClaimStatus.SET_ASIDE, "Claim 1 has been set aside, so you can’t review it."),
    ],
)
def test_review_that_comes_too_late_says_what_became_of_the_claim(
    reviewer: Person, status: ClaimStatus, sentence: str
):
    claim = make.make_claim()
    claim.status = status

    refusal = refusal_of(reviewer, Action.REVIEW, claim)

    assert (refusal.status, refusal.sentence) == (409, sentence)


def test_editors_action_is_forbidden_in_every_state(reviewer: Person):
    claim = make.make_claim()

    for status in ClaimStatus:
        claim.status = status
        refusal = refusal_of(reviewer, Action.CONFIRM, claim)
        assert type(refusal) is Forbidden
        assert refusal.sentence == "You don’t have permission to confirm claim 1."


def test_teams_action_in_another_state_is_too_late_for_everyone(reviewer: Person, editor: Person):
    claim = make.make_claim()

    for user in (reviewer, editor):
        refusal = refusal_of(user, Action.OPEN, claim)
        assert type(refusal) is Conflict
        assert refusal.sentence == "Claim 1 is open for review, so you can’t open it."


def test_claim_that_is_not_reserved_cannot_be_released(reviewer: Person, editor: Person):
    claim = make.make_claim()

    refusal = refusal_of(reviewer, Action.RELEASE, claim)
    of_editor = refusal_of(editor, Action.RELEASE, claim)

    assert (refusal.status, refusal.sentence) == (
        409,
        "You don’t have claim 1 reserved, so you can’t release it.",
    )
    assert (of_editor.status, of_editor.sentence) == (
        403,
        "You don’t have permission to release claim 1.",
    )


def test_conflict_of_interest_is_explained(reviewer: Person):
    claim = make.make_claim(make.make_article(authors=reviewer.name))

    refusal = refusal_of(reviewer, Action.REVIEW, claim)

    assert refusal.status == 403
    assert refusal.sentence == (
        "You have a conflict of interest with claim 1, so you can’t review it: the claim or its article "
        "names you, or an outlet or person you declared."
    )


def test_editor_who_skipped_a_claim_is_told_why_they_cannot_review_it(both: Person):
    claim = make.make_claim()
    skip_claim(claim=claim, by=both, reason=SkipReason.EDITOR)

    refusal = refusal_of(both, Action.REVIEW, make.fresh(claim))

    assert refusal.status == 403
    assert refusal.sentence == (
        "You skipped claim 1 and can read its reviews, so you can’t review it in this review round."
    )


def test_second_review_is_forbidden_with_its_reason(reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    refusal = refusal_of(reviewer, Action.REVIEW, make.fresh(claim))

    assert refusal.status == 403
    assert refusal.sentence == "You have already reviewed claim 1, so you can’t review it."


def test_blinded_editor_is_told_why_they_cannot_end_a_reservation(both: Person):
    refusal = refusal_of(both, Action.FREE_HOLD, make.make_claim())

    assert refusal.status == 403
    assert refusal.sentence == (
        "You review claims too, so you can’t release another person’s reservation of claim 1 until all "
        "reviews are in."
    )


def test_editor_who_reviewed_leaves_the_disagreement_to_another(both: Person):
    claim = make.make_claim()
    make.review(claim, both, "True")
    make.review(claim, make.make_person("Two", Role.REVIEWER), "False")

    refusal = refusal_of(both, Action.DECIDE, make.fresh(claim))

    assert refusal.status == 403
    assert refusal.sentence == (
        "You reviewed claim 1 and the reviewers differ, so another editor has to decide it. Ask Opener."
    )


def test_editor_who_reviewed_is_told_what_to_do_where_no_other_editor_is_there(both: Person):
    claim = make.make_claim()
    make.review(claim, both, "True")
    make.review(claim, make.make_person("Two", Role.REVIEWER), "False")
    Person.objects.exclude(pk=both.pk).update(is_active=False)

    sentence = refusal_of(both, Action.DECIDE, make.fresh(claim)).sentence

    assert sentence.endswith(
        "No other editor can sign in: send the claim back, or ask an administrator for another editor."
    )


def test_action_on_the_newsroom_is_refused_in_its_own_words(reviewer: Person):
    with pytest.raises(Forbidden, match=r"^You don’t have permission to publish\.$"):
        require_for(reviewer, Action.PUBLISH)


def test_every_action_has_a_rule():
    assert RULES.keys() | ARTICLE_RULES.keys() | SOURCE_RULES.keys() == set(Action)
