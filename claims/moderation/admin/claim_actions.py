"""An editor's actions on one claim: each function takes the typed fields, acts, and returns the message."""

from collections.abc import Callable
from typing import Any

from claims.access.proposals import needs_two_editors, proposals_for
from claims.articles.actions import claim_lifecycle
from claims.desk.actions import holds
from claims.models import Claim, Person, ProposedDecision
from claims.moderation.actions import deciding
from claims.moderation.forms import action_forms
from claims.moderation.pages.claim_page import FORMS
from claims.moderation.pages.places import find_place
from claims.vocabulary import SetAside

Typed = dict[str, Any]


def confirm(claim: Claim, by: Person, typed: Typed) -> str:
    decisions = deciding.confirm_claims(
        claims=[claim], by=by, lock_versions={claim.pk: typed["lock_version"]}
    )
    if not decisions:
        return f"Claim {claim.number} set aside, as its reviewers agree."
    if isinstance(decisions[0], ProposedDecision):
        return describe_proposal(claim, by)
    return f"Claim {claim.number} confirmed: {decisions[0].rating}."


def decide(claim: Claim, by: Person, typed: Typed) -> str:
    """Decide a claim. An agreed verdict whose words are left as they are is confirmed."""
    is_of_one = not needs_two_editors(claim)
    if is_of_one and deciding.is_confirmation(claim, typed["rating"], typed["summary"]):
        return confirm(claim, by, typed)
    decision = deciding.decide(claim=claim, by=by, **typed)
    if isinstance(decision, ProposedDecision):
        return describe_proposal(claim, by)
    if not is_of_one:
        return f"Both editors decided the same. Claim {claim.number} is decided: {decision.rating}."
    return f"Claim {claim.number} decided: {decision.rating}."


def describe_proposal(claim: Claim, by: Person) -> str:
    """Say what happens next with what one of two editors decided."""
    if proposals_for(by, claim).differ:
        return (
            f"The other editor decided claim {claim.number} otherwise. Read both and talk it over."
        )
    return (
        f"Your decision on claim {claim.number} is kept. A second editor decides without seeing it."
    )


def still_stands(claim: Claim, by: Person, typed: Typed) -> str:
    [decision] = deciding.keep_verdicts(
        claims=[claim], by=by, lock_versions={claim.pk: typed["lock_version"]}
    )
    return f"Claim {claim.number} still stands: {decision.rating}. The verdict is in force."


def send_back(claim: Claim, by: Person, typed: Typed) -> str:
    deciding.send_back(claim=claim, by=by, **typed)
    return f"Claim {claim.number} sent back. A new review round is open."


def set_aside(claim: Claim, by: Person, typed: Typed) -> str:
    claim_lifecycle.set_aside_claim(
        claim=claim, by=by, **typed | {"reason": SetAside(typed["reason"])}
    )
    return f"Claim {claim.number} set aside."


def restore(claim: Claim, by: Person, typed: Typed) -> str:
    restored = claim_lifecycle.restore_claim(claim=claim, by=by, **typed)
    return f"Claim {claim.number} is {restored.get_status_display().lower()} again."


def prioritise(claim: Claim, by: Person, typed: Typed) -> str:
    changed = claim_lifecycle.set_priority(claim=claim, by=by, **typed)
    return f"Claim {claim.number} has priority {changed.priority}."


def free_hold(claim: Claim, by: Person, typed: Typed) -> str:
    slot = find_place(claim, by, typed["slot"])
    holds.free_hold(claim=claim, by=by, slot=slot or 0, lock_version=typed["lock_version"])
    return f"The place in claim {claim.number} is released. Its draft is kept."


ACTIONS: dict[str, Callable[[Claim, Person, Typed], str]] = {
    action_forms.ConfirmForm.slug: confirm,
    action_forms.DecideForm.slug: decide,
    action_forms.SendBackForm.slug: send_back,
    action_forms.StillStandsForm.slug: still_stands,
    action_forms.SetAsideForm.slug: set_aside,
    action_forms.RestoreForm.slug: restore,
    action_forms.PriorityForm.slug: prioritise,
    action_forms.FreeHoldForm.slug: free_hold,
}
"""The function behind each address, by slug."""

FORM_OF = {form.slug: form for form in FORMS.values()}
