"""Who may take which action, and when: three tables that views, buttons, the admin and tests read.

`RULES` is for actions on a claim, `ARTICLE_RULES` for actions on an article or on the newsroom,
`SOURCE_RULES` for actions on a source. An action that is refused raises one of two refusals:

- `Forbidden` (403): this person can't take the action, whatever the state of the claim.
- `Conflict` (409): the action was possible, and it is too late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from claims.access.articles import can_see_article
from claims.access.claim_access import access_for
from claims.access.explanations import (
    cannot_be_undone,
    has_taken_a_side,
    is_blinded_here,
    is_in_another_state,
    is_not_a_possible_reviewer,
    is_not_reserved,
    lacks_permission,
    may_not_renew_round,
)
from claims.access.proposals import proposals_for
from claims.access.refusals import Forbidden, Refusal
from claims.models import Article, Claim, Evidence, Person, ReviewSlot, Source
from claims.models.slot import RESERVED
from claims.vocabulary import Action, ClaimStatus, Role


class Audience(Enum):
    """The people whose action it is. For everyone else it is forbidden, in every state of a claim.

    For these people an action that the claim's status rules out has come too late.
    """

    TEAM = frozenset({Role.REVIEWER, Role.EDITOR})
    REVIEWERS = frozenset({Role.REVIEWER})
    EDITORS = frozenset({Role.EDITOR})
    ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

    def includes(self, user: Person) -> bool:
        """Whether this person has one of the roles, and can still sign in."""
        return user.is_active and not self.value.isdisjoint(user.roles)


# --- Conditions on a person and a claim ----------------------------------------------------------
def anyone(_user: Person, _subject: object) -> bool:
    """Everyone in the audience."""
    return True


def can_skip(user: Person, claim: Claim) -> bool:
    """A reviewer who could leave the claim to others.

    They have not reviewed it in this round. An editor who reviews can also skip a claim that they can't
    review, so that they can read it; they can skip it once.
    """
    access = access_for(user, claim)
    if not user.is_reviewer or access.has_reviewed:
        return False
    if user.is_editor:
        return not access.has_skipped
    return not (access.has_conflict or access.has_read_early)


def can_review(user: Person, claim: Claim) -> bool:
    """A reviewer without a conflict of interest who has not reviewed the claim in this round.

    An editor who skipped the claim can read its reviews, and so can't review it in this round. Whoever
    read an earlier round before it closed can't either, whatever their role is now.
    """
    access = access_for(user, claim)
    return can_skip(user, claim) and not (access.has_conflict or access.has_read_early)


def has_slot(user: Person, claim: Claim) -> bool:
    """The claim is reserved for this person, with or without a draft."""
    return access_for(user, claim).has_slot


def has_reviewed(user: Person, claim: Claim) -> bool:
    """They submitted a review that counts in the claim's current round."""
    return access_for(user, claim).has_reviewed


def can_undo(user: Person, claim: Claim) -> bool:
    """A reviewer whose round still lacks a regular review.

    While a tie-break is awaited, the reviewers differ: whoever tried one verdict after the other would
    learn the colleague's from the one that closes the round.
    """
    return has_reviewed(user, claim) and not access_for(user, claim).is_round_filled


def is_not_blinded(user: Person, claim: Claim) -> bool:
    """An editor who may read the claim's round while it is open."""
    return not access_for(user, claim).is_blinded


def can_decide(user: Person, claim: Claim) -> bool:
    """An editor; where reviewers differ, one who is not among these reviewers.

    Where two editors decide, one of the two, or who may still be one.
    """
    if claim.status == ClaimStatus.DISPUTED and has_reviewed(user, claim):
        return False
    return not proposals_for(user, claim).is_taken


def can_edit(user: Person, claim: Claim) -> bool:
    """The whole team until reviews are in; after that editors, since an edit opens another round.

    An editor can't renew an open round that they are blinded in, nor a reviewer one that can't be undone.
    """
    if claim.status == ClaimStatus.PROPOSED:
        return True
    if claim.status != ClaimStatus.OPEN:
        return user.is_editor
    if user.is_editor:
        return is_not_blinded(user, claim)
    access = access_for(user, claim)
    return not (access.has_reviewed and access.is_round_filled)


def can_end_round(user: Person, claim: Claim) -> bool:
    """An editor who may read the open round that they set aside; after the round one who took no side in it."""
    if claim.status == ClaimStatus.DISPUTED:
        return not has_reviewed(user, claim)
    return claim.status != ClaimStatus.OPEN or is_not_blinded(user, claim)


def can_restore(user: Person, claim: Claim) -> bool:
    """An editor, if the last round was complete or if they could read it while it was open."""
    return claim.round_id is None or (
        access_for(user, claim).is_round_filled or is_not_blinded(user, claim)
    )


# --- Actions on a claim --------------------------------------------------------------------------
@dataclass(frozen=True)
class Rule:
    """In which states of a claim an action is possible, for whom, and what to say to the others.

    The audience is asked first (403), then the status (409), then `who`, which `explain` refuses.
    """

    audience: Audience
    when: frozenset[ClaimStatus]
    who: Callable[[Person, Claim], bool] = anyone
    explain: Callable[[Person, Action, Claim], Refusal] = lacks_permission

    def allows(self, user: Person, claim: Claim) -> bool:
        """Whether this person can take the action on this claim as it is now."""
        return self.audience.includes(user) and claim.status in self.when and self.who(user, claim)


def _in(*statuses: ClaimStatus) -> frozenset[ClaimStatus]:
    return frozenset(statuses)


_S = ClaimStatus
_TEAM, _REVIEWERS, _EDITORS = Audience.TEAM, Audience.REVIEWERS, Audience.EDITORS
RULES: dict[Action, Rule] = {
    Action.OPEN: Rule(_TEAM, _in(_S.PROPOSED)),
    Action.EDIT: Rule(
        _TEAM,
        _in(_S.PROPOSED, _S.OPEN, _S.AGREED, _S.DISPUTED, _S.DECIDED, _S.CONTEXT_CHANGED),
        can_edit,
        may_not_renew_round,
    ),
    Action.DISMISS: Rule(_TEAM, _in(_S.PROPOSED)),
    Action.REVIEW: Rule(_REVIEWERS, _in(_S.OPEN), can_review, is_not_a_possible_reviewer),
    Action.UNDO: Rule(_TEAM, _in(_S.OPEN), can_undo, cannot_be_undone),
    Action.SKIP: Rule(_REVIEWERS, _in(_S.OPEN), can_skip, is_not_a_possible_reviewer),
    Action.RELEASE: Rule(_TEAM, _in(_S.OPEN), has_slot, is_not_reserved),
    Action.FREE_HOLD: Rule(_EDITORS, _in(_S.OPEN), is_not_blinded, is_blinded_here),
    Action.PRIORITISE: Rule(_EDITORS, _in(_S.PROPOSED, _S.OPEN)),
    Action.SET_ASIDE: Rule(
        _EDITORS, _in(_S.OPEN, _S.AGREED, _S.DISPUTED), can_end_round, may_not_renew_round
    ),
    Action.RESTORE: Rule(_EDITORS, _in(_S.SET_ASIDE), can_restore, may_not_renew_round),
    Action.CONFIRM: Rule(_EDITORS, _in(_S.AGREED), can_decide, has_taken_a_side),
    Action.DECIDE: Rule(_EDITORS, _in(_S.AGREED, _S.DISPUTED), can_decide, has_taken_a_side),
    Action.STILL_STANDS: Rule(_EDITORS, _in(_S.CONTEXT_CHANGED)),
    Action.CHANGE_DECISION: Rule(
        _EDITORS, _in(_S.DECIDED, _S.CONTEXT_CHANGED), can_decide, has_taken_a_side
    ),
    Action.DESCRIBE_CLAIM: Rule(_EDITORS, _in(_S.DECIDED)),
    Action.SEND_BACK: Rule(_EDITORS, _in(_S.AGREED, _S.DISPUTED, _S.DECIDED, _S.CONTEXT_CHANGED)),
}


def actions_for(user: Person, claim: Claim) -> frozenset[Action]:
    """Return every action that this person can take on this claim now; none on one that they don't see."""
    if not _is_open_to(user, claim):
        return frozenset()
    return frozenset(action for action, rule in RULES.items() if rule.allows(user, claim))


def _is_open_to(user: Person, claim: Claim) -> bool:
    """Whether this person can sign in and sees the claim's article."""
    return user.is_active and access_for(user, claim).is_open_to_user


def require(user: Person, action: Action, claim: Claim) -> None:
    """Refuse an action on a claim that this person can't take now."""
    rule = RULES[action]
    if not _is_open_to(user, claim):
        raise Forbidden("You don’t have access to this article.")
    if not rule.audience.includes(user):
        raise lacks_permission(user, action, claim)
    if claim.status not in rule.when:
        raise is_in_another_state(action, claim)
    if not rule.who(user, claim):
        raise rule.explain(user, action, claim)


# --- Actions on an article or on the newsroom ------------------------------------------------------
ARTICLE_RULES: dict[Action, Audience] = {
    Action.LOAD: Audience.TEAM,
    Action.ADD_CLAIM: Audience.TEAM,
    Action.IMPORT_CLAIMS: Audience.EDITORS,
    Action.MARK_SENTENCES: Audience.TEAM,
    Action.REVISE: Audience.TEAM,
    Action.OPEN: Audience.TEAM,
    Action.REVIEW: Audience.REVIEWERS,
    Action.COMMENT: Audience.TEAM,
    Action.RESOLVE: Audience.TEAM,
    Action.REOPEN: Audience.TEAM,
    Action.ASSIGN: Audience.EDITORS,
    Action.PLAN: Audience.EDITORS,
    Action.DECLARE_CONFLICTS: Audience.TEAM,
    Action.EDIT_CONFLICTS: Audience.EDITORS,
    Action.PUBLISH: Audience.EDITORS,
    Action.RECHECK: Audience.EDITORS,
    Action.EDIT_NEWSROOM_SETTINGS: Audience.EDITORS,
    Action.EDIT_GUIDELINES: Audience.EDITORS,
    Action.EDIT_PERSON: Audience.ADMINISTRATORS,
    Action.EDIT_SCALE: Audience.EDITORS,
    Action.EDIT_RATING: Audience.EDITORS,
}
"""An action on an article also requires that the person sees the article. No status rules one out."""


def article_actions_for(user: Person, article: Article | None = None) -> frozenset[Action]:
    """Return every action that this person can take on an article, or without one on the newsroom."""
    if not user.is_active or (article and not can_see_article(user, article)):
        return frozenset()
    return frozenset(
        action for action, audience in ARTICLE_RULES.items() if audience.includes(user)
    )


def require_for(user: Person, action: Action, article: Article | None = None) -> None:
    """Refuse an action on an article or on the newsroom that this person can't take."""
    if action not in article_actions_for(user, article):
        raise Forbidden(f"You don’t have permission to {action.label}.")


def can_change_roles(user: Person, person: Person) -> bool:
    """Whether this person may change that person's roles: not their own, except as a superuser.

    A superuser has every role whatever is ticked, and the newsroom's first person is alone.
    """
    return user.is_superuser or user.pk != person.pk


# --- Actions on a source ---------------------------------------------------------------------------
def can_catalogue(user: Person, source: Source) -> bool:
    """Editors always; others once a round that cites the source is closed, if they may know who it is."""
    return user.is_editor or (source.catalogued_at is not None and source.is_identity_known)


@dataclass(frozen=True)
class SourceRule:
    """Who may take an action on a source, fetched with `sources.annotate_identity_known`."""

    audience: Audience
    who: Callable[[Person, Source], bool] = anyone

    def allows(self, user: Person, source: Source) -> bool:
        """Whether this person can take the action on this source."""
        return self.audience.includes(user) and self.who(user, source)


SOURCE_RULES: dict[Action, SourceRule] = {
    Action.EDIT_SOURCE: SourceRule(Audience.TEAM, can_catalogue),
    Action.RETRACT_SOURCE: SourceRule(Audience.TEAM, can_catalogue),
    Action.REINSTATE_SOURCE: SourceRule(Audience.EDITORS),
    Action.JOIN_SOURCES: SourceRule(Audience.EDITORS),
    Action.SEPARATE_SOURCES: SourceRule(Audience.EDITORS),
}


def source_actions_for(user: Person, source: Source) -> frozenset[Action]:
    """Return every action that this person can take on a source that they see."""
    return frozenset(action for action, rule in SOURCE_RULES.items() if rule.allows(user, source))


def require_source(user: Person, action: Action, source: Source) -> None:
    """Refuse an action on a source that this person can't take."""
    if not SOURCE_RULES[action].allows(user, source):
        raise Forbidden(f"You don’t have permission to {action.label}.")


def may_copy(user: Person, piece: Evidence) -> bool:
    """Whether this person may have a copy of a source saved for a piece of evidence.

    Until the round closes that is the evidence's reviewer; a copy by a colleague would tell that somebody
    reviews the claim. After that it is an editor who is not reviewing the claim again.
    """
    round_ = piece.review.round
    if not round_.is_closed:
        return user.is_reviewer and piece.review.reviewer_id == user.pk
    reserved = ReviewSlot.objects.filter(
        round__claim_version__claim=piece.review.claim_version.claim_id,
        person=user,
        state__in=RESERVED,
    )
    return user.is_editor and not reserved.exists()


def require_copy(user: Person, piece: Evidence) -> None:
    """Refuse to save a copy of a source for this person."""
    if not may_copy(user, piece):
        raise Forbidden("You don’t have permission to save a copy of this source.")
