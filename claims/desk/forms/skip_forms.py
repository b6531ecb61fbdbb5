"""What a reviewer types who leaves a claim to others, or waits with it."""

from typing import Any

from django import forms

from claims.vocabulary import SkipReason
from claims.web.fields import TypedText, WithFaults

NOTE = {
    "rows": 3,
    "max_length": 500,
    "label": "Note to the editors",
    "help_text": "No other reviewer reads it while the round is open.",
}


class HandBackForm(WithFaults):
    """Why a claim is handed back."""

    note = TypedText(**NOTE)


class SkipForm(WithFaults):
    """Why a claim is skipped; an editor who reviews too can leave it so as to read it."""

    reason = forms.ChoiceField(
        label="Because",
        choices=[("", "choose a reason"), *SkipReason.choices],
        error_messages={"required": "Choose why you skip the claim."},
    )
    note = TypedText(**NOTE)

    def __init__(self, *args: Any, is_editor: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_editor:
            reason = self.fields["reason"]
            reason.choices = [pair for pair in reason.choices if pair[0] != SkipReason.EDITOR]


class WaitForm(WithFaults):
    """What a claim waits for."""

    what = TypedText(
        max_length=200,
        label="Waiting for",
        help_text="Such as: an answer of the statistics office, asked on Monday. Empty waits no more.",
    )
