"""The forms in which a reviewer skips a claim, releases it, or notes what it waits for."""

from typing import Any

from django import forms

from claims.vocabulary import SkipReason
from claims.web.fields import TypedText, WithProblems

NOTE = {
    "rows": 3,
    "max_length": 500,
    "label": "Note to the editors",
    "help_text": "Other reviewers can’t see this until all reviews are in.",
}


class ReleaseForm(WithProblems):
    """Why a claim is released."""

    note = TypedText(**NOTE)


class SkipForm(WithProblems):
    """Why a claim is skipped; only editors have the reason that they want to read the reviews."""

    reason = forms.ChoiceField(
        label="Reason",
        choices=[("", "Choose a reason"), *SkipReason.choices],
        error_messages={"required": "Choose a reason for skipping this claim."},
    )
    note = TypedText(**NOTE)

    def __init__(self, *args: Any, is_editor: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_editor:
            reason = self.fields["reason"]
            reason.choices = [pair for pair in reason.choices if pair[0] != SkipReason.EDITOR]


class WaitForm(WithProblems):
    """What a claim is waiting for."""

    what = TypedText(
        max_length=200,
        label="Waiting for",
        help_text="For example: an answer from the statistics office, asked on Monday. Leave blank if it isn’t waiting any more.",
    )
