"""The form that keeps the filters of a list under a name."""

from typing import Any

from django import forms

from claims.vocabulary import ListPage
from claims.web.fields import TypedText, WithProblems


class SavedViewForm(WithProblems):
    """A name for the list as it is now."""

    name = TypedText(
        max_length=60,
        required=True,
        error_messages={
            "required": "Enter a name for this view.",
            "max_length": "A name has at most 60 characters.",
        },
    )
    page = forms.TypedChoiceField(
        choices=ListPage,
        coerce=ListPage,
        error_messages={
            "required": "We don’t know this list.",
            "invalid_choice": "We don’t know this list.",
        },
    )
    query = TypedText(max_length=2000)

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="view-%s")
