"""The field in which somebody who sets a claim aside as a duplicate names the claim that it repeats."""

from django import forms

from claims.access.refusals import Refusal
from claims.articles.actions.duplicates import find_original
from claims.models import Claim
from claims.web.widgets import PlainNumber

LARGEST = 2_147_483_647
"""The largest number of a claim that the database can store."""


class DuplicateField(forms.IntegerField):
    """The number of another claim of the article."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            min_value=1,
            max_value=LARGEST,
            label="If it’s a duplicate: number of the claim it repeats",
            widget=PlainNumber({"autocomplete": "off", "placeholder": " "}),
        )


def check_original(form: forms.Form, claim: Claim, *, reason: str, field: str) -> None:
    """Add an error to `field` if the reason is that `claim` is a duplicate, and the field names no claim that it can repeat."""
    if form.has_error(field):
        return
    try:
        find_original(claim, reason, form.cleaned_data.get(field))
    except Refusal as refusal:
        form.add_error(field, refusal.sentence)
