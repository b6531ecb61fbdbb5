"""The form in which an editor changes somebody else's conflicts of interest."""

import json
from typing import Any

from django import forms

from claims.models import Person
from claims.people.forms.conflict_form import ConflictsForm


class OtherConflictsForm(ConflictsForm):
    """Names and website addresses, one per line, and the list that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, person: Person, data: Any = None) -> None:
        written = {"interests": "\n".join(person.interests), "seen": json.dumps(person.interests)}
        super().__init__(data, initial=written)
        self.current: list[str] = []
        """What somebody else saved in the meantime; empty unless that happened."""

    def clean_seen(self) -> list[str]:
        """Return the list that the page showed. What is no list is a page that we didn't make."""
        try:
            seen = json.loads(self.cleaned_data["seen"] or "[]")
        except ValueError:
            seen = None
        if not isinstance(seen, list) or not all(isinstance(name, str) for name in seen):
            raise forms.ValidationError("This page is damaged. Load it again.")
        return seen

    def show_current(self, interests: list[str]) -> None:
        """Keep what was typed, show what is saved now, and let the next save replace it."""
        self.current = interests
        self.data = self.data.copy()
        self.data["seen"] = json.dumps(interests)
