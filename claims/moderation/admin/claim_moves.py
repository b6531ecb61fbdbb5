"""An editor's moves on one claim: what was typed, the action, the answer."""

from collections.abc import Callable
from typing import Any

from claims.articles.actions import claim_lifecycle
from claims.desk.actions import holds
from claims.models import Claim, Person
from claims.moderation.actions import deciding
from claims.moderation.forms import action_forms
from claims.moderation.pages.claim_page import FORMS
from claims.vocabulary import SetAside

Words = dict[str, Any]


def confirm(claim: Claim, by: Person, words: Words) -> str:
    """Give the verdict that all reviewers gave."""
    [decision] = deciding.confirm_claims(
        claims=[claim], by=by, lock_versions={claim.pk: words["lock_version"]}
    )
    return f"Claim {claim.number} is confirmed: {decision.rating}."


def decide(claim: Claim, by: Person, words: Words) -> str:
    """Give or change the desk's verdict."""
    decision = deciding.decide(claim=claim, by=by, **words)
    return f"Claim {claim.number} is decided: {decision.rating}."


def send_back(claim: Claim, by: Person, words: Words) -> str:
    """Open a new round."""
    deciding.send_back(claim=claim, by=by, **words)
    return f"Claim {claim.number} is sent back: a new round of reviews is open."


def set_aside(claim: Claim, by: Person, words: Words) -> str:
    """Take the claim out of the work."""
    claim_lifecycle.set_aside_claim(
        claim=claim, by=by, **words | {"reason": SetAside(words["reason"])}
    )
    return f"Claim {claim.number} is set aside."


def restore(claim: Claim, by: Person, words: Words) -> str:
    """Take the claim back into the work."""
    restored = claim_lifecycle.restore_claim(claim=claim, by=by, **words)
    return f"Claim {claim.number} is {restored.get_status_display().lower()} again."


def prioritise(claim: Claim, by: Person, words: Words) -> str:
    """Put the claim before or behind others in the queue."""
    moved = claim_lifecycle.set_priority(claim=claim, by=by, **words)
    return f"Claim {claim.number} has priority {moved.priority}."


def free_hold(claim: Claim, by: Person, words: Words) -> str:
    """Take a held place from its reviewer."""
    holds.free_hold(claim=claim, by=by, **words)
    return f"A place of claim {claim.number} is free again; the draft in it is kept."


ACTS: dict[str, Callable[[Claim, Person, Words], str]] = {
    action_forms.ConfirmForm.slug: confirm,
    action_forms.DecideForm.slug: decide,
    action_forms.SendBackForm.slug: send_back,
    action_forms.SetAsideForm.slug: set_aside,
    action_forms.RestoreForm.slug: restore,
    action_forms.PriorityForm.slug: prioritise,
    action_forms.FreeHoldForm.slug: free_hold,
}
"""What each address does; it returns the sentence that says so."""

FORM_OF = {form.slug: form for form in FORMS.values()}
