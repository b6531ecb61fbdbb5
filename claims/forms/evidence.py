"""The form of one piece of evidence: a source, and what was taken from it."""

from typing import Any
from uuid import UUID

from django import forms

from claims.actions.drafts import EvidenceDraft
from claims.forms.fields import TypedText
from claims.models import Evidence
from claims.vocabulary import Stance


class EvidenceForm(forms.Form):
    """One source of a review, known by the key it got when its row was drawn."""

    cited = TypedText(max_length=2000, label="Address or description")
    title = TypedText(max_length=500)
    publisher = TypedText(max_length=300)
    stance = forms.ChoiceField(
        choices=Stance, initial=Stance.SUPPORTS, required=False, label="Stance"
    )
    passage = TypedText(rows=2, max_length=20_000, label="Passage, exactly as written")
    locator = TypedText(max_length=200, label="Where in it", help_text="Page, paragraph or time.")
    is_removed = forms.BooleanField(required=False, label="Remove this source")

    def __init__(self, key: UUID | str, data: Any = None, initial: dict | None = None) -> None:
        self.key = str(key)
        super().__init__(data, prefix=f"source-{key}", initial=initial)
        for bound in self:
            if not isinstance(bound.field.widget, forms.Textarea | forms.CheckboxInput):
                bound.field.widget.attrs["autocomplete"] = "off"

    @property
    def is_blank(self) -> bool:
        """Whether the row was just added: its first field takes the focus."""
        return not self.is_bound and not self.initial

    @property
    def is_empty(self) -> bool:
        """Whether nobody typed anything here; such a row is no source."""
        words = ("cited", "title", "publisher", "passage", "locator")
        return not any(self.cleaned_data.get(name) for name in words)

    def evidence(self) -> EvidenceDraft:
        """The row as a draft of evidence."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "is_removed"}
        return EvidenceDraft(
            key=UUID(self.key), **typed | {"stance": typed["stance"] or Stance.SUPPORTS}
        )


def words_of(row: Evidence) -> dict[str, str]:
    """What the form shows of a stored piece of evidence."""
    names = ("cited", "title", "publisher", "stance", "passage", "locator")
    return {name: getattr(row, name) for name in names}
