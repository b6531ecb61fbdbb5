"""Forms to edit a source, to mark it as retracted, and to re-check the claims that use it."""

from typing import Any

from django import forms

from claims.evidence.actions.protection import (
    PUBLIC_DESCRIPTION_NEEDED,
    lacks_public_description,
)
from claims.evidence.forms.evidence_form import DayField
from claims.models import Source
from claims.vocabulary import NOT_RATED, Reliability, SourceKind
from claims.web.fields import TypedText, WithLockVersion, WithProblems

FOR_EDITORS = ("is_protected", "public_description")
"""Fields that only editors can see and change."""


class SourceForm(WithLockVersion):
    """The details of a source. Only editors can make it confidential."""

    title = TypedText(max_length=500)
    publisher = TypedText(max_length=300)
    author = TypedText(max_length=300)
    published_on = DayField(label="Published on")
    language = TypedText(
        max_length=16, label="Language of the source", help_text="A code such as en or uk."
    )
    kind = forms.ChoiceField(choices=SourceKind, label="Kind of source")
    reliability = forms.ChoiceField(
        choices=[("", NOT_RATED), *Reliability.choices],
        required=False,
        label="Reliability of the source",
        help_text="How reliable has this source been in the past?",
    )
    is_protected = forms.BooleanField(
        required=False,
        label="Confidential source: only reviewers and editors of an article that uses it can see it",
    )
    public_description = TypedText(
        max_length=500,
        label="Public description",
        help_text="New reports show only this. Reports that are already published don’t change.",
    )

    def __init__(self, source: Source, *, is_editor: bool, data: Any = None) -> None:
        names = [name for name in self.base_fields if is_editor or name not in FOR_EDITORS]
        super().__init__(data, initial={name: getattr(source, name) for name in names})
        for name in set(self.fields) - set(names):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse to protect a source without a public description."""
        cleaned = super().clean() or self.cleaned_data
        if lacks_public_description(
            is_protected=cleaned.get("is_protected", False),
            public_description=cleaned.get("public_description", ""),
        ):
            self.add_error("public_description", PUBLIC_DESCRIPTION_NEEDED)
        return cleaned


class RetractionForm(WithLockVersion):
    """Why a source was retracted."""

    reason = TypedText(
        rows=3,
        required=True,
        max_length=5000,
        label="Why was it retracted?",
        help_text="Say who retracted it, where and when.",
        error_messages={"required": "Enter why this source was retracted and who said so."},
    )


class RecheckForm(WithProblems):
    """What an editor found when they re-checked a claim."""

    note = TypedText(max_length=2000, label="What you found")
