"""An editor's moves on one claim: what was typed, the action, the answer."""

from collections.abc import Callable
from typing import Any

from claims.actions import claims, decisions, holds
from claims.admin import forms
from claims.admin.claim_page import FORMS
from claims.models import Claim, Person
from claims.vocabulary import SetAside

Words = dict[str, Any]


def confirm(claim: Claim, by: Person, words: Words) -> str:
    """Give the verdict that all reviewers gave."""
    [decision] = decisions.confirm_claims(claims=[claim], by=by, locks={claim.pk: words["lock"]})
    return f"Claim {claim.number} is confirmed: {decision.rating}."


def decide(claim: Claim, by: Person, words: Words) -> str:
    """Give or change the desk's verdict."""
    decision = decisions.decide(claim=claim, by=by, **words)
    return f"Claim {claim.number} is decided: {decision.rating}."


def send_back(claim: Claim, by: Person, words: Words) -> str:
    """Open a new round."""
    decisions.send_back(claim=claim, by=by, **words)
    return f"Claim {claim.number} is sent back: a new round of reviews is open."


def set_aside(claim: Claim, by: Person, words: Words) -> str:
    """Take the claim out of the work."""
    claims.set_aside_claim(claim=claim, by=by, **words | {"reason": SetAside(words["reason"])})
    return f"Claim {claim.number} is set aside."


def restore(claim: Claim, by: Person, words: Words) -> str:
    """Take the claim back into the work."""
    restored = claims.restore_claim(claim=claim, by=by, **words)
    return f"Claim {claim.number} is {restored.get_status_display().lower()} again."


def prioritise(claim: Claim, by: Person, words: Words) -> str:
    """Put the claim before or behind others in the queue."""
    moved = claims.set_priority(claim=claim, by=by, **words)
    return f"Claim {claim.number} has priority {moved.priority}."


def free_hold(claim: Claim, by: Person, words: Words) -> str:
    """Take a held place from its reviewer."""
    holds.free_hold(claim=claim, by=by, **words)
    return f"A place of claim {claim.number} is free again; the draft in it is kept."


ACTS: dict[str, Callable[[Claim, Person, Words], str]] = {
    forms.ConfirmForm.slug: confirm,
    forms.DecideForm.slug: decide,
    forms.SendBackForm.slug: send_back,
    forms.SetAsideForm.slug: set_aside,
    forms.RestoreForm.slug: restore,
    forms.PriorityForm.slug: prioritise,
    forms.FreeHoldForm.slug: free_hold,
}
"""What each address does; it returns the sentence that says so."""

FORM_OF = {form.slug: form for form in FORMS.values()}
