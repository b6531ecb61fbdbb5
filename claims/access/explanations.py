"""What we say to a person when the rules refuse an action on a claim."""

from claims.access.articles import active_editors
from claims.access.claim_access import access_for
from claims.access.proposals import proposals_for
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.models import Claim, Person, ReviewSlot
from claims.vocabulary import Action, ClaimStatus, SlotState

MOST_NAMED = 3
"""Editors whom a refusal names."""
VERBS = {Action.OPEN: "open"}
"""What one does to one claim, where the label of the action speaks of several."""
STATES = {
    ClaimStatus.PROPOSED: "has not been opened yet",
    ClaimStatus.OPEN: "is open for review",
    ClaimStatus.AGREED: "already has all its reviews, and they agree",
    ClaimStatus.DISPUTED: "already has all its reviews, and they differ",
    ClaimStatus.DECIDED: "has already been decided",
    ClaimStatus.CONTEXT_CHANGED: "waits for an editor, because its context changed",
    ClaimStatus.SET_ASIDE: "has been set aside",
}


def verb(action: Action) -> str:
    """Return the words that complete “You can’t … claim 3”."""
    return VERBS.get(action, action.label)


def lacks_permission(_user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain that the action is not for this person."""
    return Forbidden(f"You don’t have permission to {verb(action)} claim {claim.number}.")


def is_not_a_possible_reviewer(user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain why this person can't review (or skip) the claim in this round."""
    access, cannot = access_for(user, claim), f"so you can’t {verb(action)} it"
    if user.is_reviewer and access.has_reviewed:
        return Forbidden(f"You have already reviewed claim {claim.number}, {cannot}.")
    if user.is_reviewer and user.is_editor and access.has_skipped:
        return Forbidden(
            f"You skipped claim {claim.number} and can read its reviews, {cannot} in this review round."
        )
    if user.is_reviewer and access.has_read_early:
        return Forbidden(
            f"You could read reviews of claim {claim.number} before their round closed, {cannot} until "
            "colleagues have completed another round."
        )
    if user.is_reviewer and access.has_conflict:
        return Forbidden(
            f"You have a conflict of interest with claim {claim.number}, {cannot}: the claim or its "
            "article names you, or an outlet or person you declared."
        )
    return lacks_permission(user, action, claim)


def is_not_reserved(user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain that a reviewer's time ran out, or that they never had the claim."""
    if not user.is_reviewer:
        return lacks_permission(user, action, claim)
    return Conflict(
        f"You don’t have claim {claim.number} reserved, so you can’t {verb(action)} it."
    )


def cannot_be_undone(user: Person, _action: Action, claim: Claim) -> Refusal:
    """Explain that there is no review of theirs that counts, or that it is too late to undo it."""
    if not access_for(user, claim).has_reviewed:
        return Forbidden(
            f"You haven’t submitted a review of claim {claim.number}, so you can’t undo it."
        )
    return Conflict(
        f"Claim {claim.number} waits for a tie-break: the other reviews are in, so you can’t undo yours."
    )


def is_blinded_here(_user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain that the open round is hidden from an editor who reviews, or could review, in it."""
    return Forbidden(
        f"You review claims too, so you can’t {verb(action)} claim {claim.number} until all reviews are in."
    )


def may_not_renew_round(user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain that somebody who could still review, or has reviewed, can't end or renew the round."""
    if not user.is_editor:
        return lacks_permission(user, action, claim)
    if claim.status == ClaimStatus.DISPUTED:
        return has_taken_a_side(user, action, claim)
    return Forbidden(
        f"You review claims too, so you can’t {verb(action)} claim {claim.number} while its reviews are "
        "hidden from you. Skip it first, or ask another editor."
    )


def has_taken_a_side(user: Person, action: Action, claim: Claim) -> Refusal:
    """Explain that somebody else has to end a disagreement, and who can; or that two others are deciding."""
    if proposals_for(user, claim).is_taken:
        return Forbidden(
            f"Two other editors are deciding claim {claim.number}, so you can’t {verb(action)} it."
        )
    return Forbidden(
        f"You reviewed claim {claim.number} and the reviewers differ, so another editor has to "
        f"{verb(action)} it. {name_deciders(claim)}"
    )


def name_deciders(claim: Claim) -> str:
    """Say which editors can decide a disputed claim, for one who reviewed it themselves."""
    has_submitted = ReviewSlot.objects.filter(round=claim.round_id, state=SlotState.SUBMITTED)
    others = active_editors().exclude(pk__in=has_submitted.values("person"))
    names = [str(person) for person in others[: MOST_NAMED + 1]]
    if not names:
        return "No other editor can sign in: send the claim back, or ask an administrator for another editor."
    more = " or another editor" if len(names) > MOST_NAMED else ""
    return f"Ask {' or '.join(names[:MOST_NAMED])}{more}."


def is_in_another_state(action: Action, claim: Claim) -> Refusal:
    """Explain that an action came too late (or too early) for the claim."""
    state = STATES[ClaimStatus(claim.status)]
    return Conflict(f"Claim {claim.number} {state}, so you can’t {verb(action)} it.")
