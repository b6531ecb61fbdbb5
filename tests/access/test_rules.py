"""Every pair of role and status has exactly the moves that are written here."""

import pytest

from claims.access.refusals import Conflict, Forbidden
from claims.access.rules import actions_for, require
from claims.models import Claim, Person
from claims.vocabulary import Action, ClaimStatus
from tests import factories as make

M, S = Action, ClaimStatus
REVIEWER = {
    S.PROPOSED: {M.OPEN, M.EDIT, M.DISMISS},
    S.OPEN: {M.REVIEW, M.EDIT, M.SKIP},
    S.AGREED: set(),
    S.DISPUTED: set(),
    S.DECIDED: set(),
    S.CONTEXT_CHANGED: set(),
    S.SET_ASIDE: set(),
}
EDITOR = {
    S.PROPOSED: {M.OPEN, M.EDIT, M.DISMISS, M.PRIORITISE},
    S.OPEN: {M.SET_ASIDE, M.EDIT, M.PRIORITISE, M.FREE_HOLD},
    S.AGREED: {M.CONFIRM, M.DECIDE, M.EDIT, M.SEND_BACK, M.SET_ASIDE},
    S.DISPUTED: {M.DECIDE, M.EDIT, M.SEND_BACK, M.SET_ASIDE},
    S.DECIDED: {M.CHANGE_DECISION, M.DESCRIBE_CLAIM, M.EDIT, M.SEND_BACK},
    S.CONTEXT_CHANGED: {M.STILL_STANDS, M.CHANGE_DECISION, M.EDIT, M.SEND_BACK},
    S.SET_ASIDE: {M.RESTORE},
}


def claim_in(status: ClaimStatus) -> Claim:
    claim = make.make_claim()
    claim.status = status
    return claim


@pytest.mark.parametrize("status", S)
def test_reviewer_has_these_moves(reviewer: Person, status: ClaimStatus):
    assert actions_for(reviewer, claim_in(status)) == REVIEWER[status]


@pytest.mark.parametrize("status", S)
def test_editor_has_these_moves(editor: Person, status: ClaimStatus):
    assert actions_for(editor, claim_in(status)) == EDITOR[status]


@pytest.mark.parametrize("status", S)
def test_outsider_has_no_move(outsider: Person, status: ClaimStatus):
    assert actions_for(outsider, claim_in(status)) == set()


@pytest.mark.parametrize("status", S)
def test_superuser_reviews_and_decides(db: None, status: ClaimStatus):
    everything = Person.objects.create_superuser("root@desk.example", "x", name="Root")

    # Theirs once they left the claim to others.
    outside = {Action.FREE_HOLD}
    if status == S.OPEN:
        outside |= {Action.EDIT, Action.SET_ASIDE}
    if status == S.SET_ASIDE:
        outside |= {Action.RESTORE}
    assert (
        actions_for(everything, claim_in(status)) == (REVIEWER[status] | EDITOR[status]) - outside
    )


def test_reviewer_who_submitted_has_no_second_review(reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    assert actions_for(reviewer, make.fresh(claim)) == {M.EDIT, M.UNDO}


def test_editor_who_is_a_party_does_not_settle_the_dispute(db: None):
    party = Person.objects.create_superuser("root@desk.example", "x", name="Root")
    claim = make.make_claim()
    make.review(claim, party, "True")
    make.review(claim, make.make_person("Two", *party.roles), "False")

    assert M.DECIDE not in actions_for(party, make.fresh(claim))


def test_require_tells_never_from_too_late(reviewer: Person, editor: Person):
    agreed = claim_in(S.AGREED)

    with pytest.raises(Forbidden, match="You don’t have permission to decide claim 1"):
        require(reviewer, M.DECIDE, agreed)
    with pytest.raises(
        Conflict,
        match="Claim 1 already has all its reviews, and they agree, so you can’t review it",
    ):
        require(reviewer, M.REVIEW, agreed)
    with pytest.raises(
        Conflict,
        match="Claim 1 already has all its reviews, and they agree, so you can’t restore it",
    ):
        require(editor, M.RESTORE, agreed)


def test_require_refuses_an_article_assigned_to_others(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    claim.article.assignments.create(person=other_reviewer)

    with pytest.raises(Forbidden, match="You don’t have access to this article"):
        require(reviewer, M.REVIEW, claim)
