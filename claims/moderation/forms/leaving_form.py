"""Ask under which pseudonym somebody who leaves is named from now on, and why."""

from typing import Any

from django import forms

from claims.models import Person
from claims.web.fields import WithProblems


class LeavingForm(WithProblems):
    """The pseudonym and the reason; the action refuses either if it holds the name."""

    pseudonym = forms.CharField(
        label="Named from now on as",
        max_length=200,
        help_text="For colleagues and in new reports.",
        error_messages={"required": "Enter a pseudonym."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    reason = forms.CharField(
        label="Why?",
        max_length=1000,
        help_text="The activity log keeps it, so don’t write the name here.",
        error_messages={"required": "Say why."},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    confirmed = forms.BooleanField(
        label="I know that this can’t be undone.",
        error_messages={"required": "Tick that you know that this can’t be undone."},
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data, initial={"pseudonym": f"Former colleague {person.pk}"})
