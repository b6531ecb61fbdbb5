"""The filters of a list. Each is a parameter of the address; an unknown value gets a sentence."""

from typing import Any

from django import forms
from django.db.models import TextChoices

from claims.web.fields import WithProblems
from claims.web.widgets import PlainSelect


def choice(label: str, choices: Any, *, every: str = "Any", unknown: str) -> forms.ChoiceField:
    """Return a filter of which one value may be chosen; `unknown` is the sentence for others."""
    listed = (
        choices.choices
        if isinstance(choices, type) and issubclass(choices, TextChoices)
        else choices
    )
    named = [(value, label[:1].upper() + label[1:]) for value, label in listed]
    return forms.ChoiceField(
        required=False,
        label=label,
        choices=[("", every), *named],
        widget=PlainSelect,
        error_messages={"invalid_choice": unknown},
    )


class ListForm(WithProblems):
    """The filters and the order of a list; without parameters all rows, the newest first."""

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="list-%s")

    @property
    def has_limits(self) -> bool:
        """Whether something was chosen."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def has_choice(self) -> bool:
        """Whether something beside words was chosen."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    @property
    def limits(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [self[name] for name in self.fields if name != "q"]

    def chosen(self, name: str) -> str:
        """Return the value of a filter; empty where none or an unknown one was chosen."""
        return getattr(self, "cleaned_data", {}).get(name) or ""
