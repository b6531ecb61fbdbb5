"""What the tables of tests/access/truth leave out: people without a role or with all, and the words of a refusal."""

import pytest

from claims.access.refusals import Conflict, Forbidden
from claims.access.rules import actions_for, require
from claims.models import Claim, Person
from claims.vocabulary import Action, ClaimStatus, Role
from tests import factories as make

M, S = Action, ClaimStatus


def claim_in(status: ClaimStatus) -> Claim:
    claim = make.make_claim()
    claim.status = status
    return claim


@pytest.mark.parametrize("status", S)
def test_outsider_has_no_move(outsider: Person, status: ClaimStatus):
    assert actions_for(outsider, claim_in(status)) == set()


@pytest.mark.parametrize("status", S)
def test_superuser_has_the_moves_of_every_role(db: None, status: ClaimStatus):
    everything = Person.objects.create_superuser("root@desk.example", "x", name="Root")
    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    claim = claim_in(status)

    assert actions_for(everything, claim) == actions_for(both, claim)


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
