"""Forms for a source: what the desk's catalogue says of it, its retraction, a second look."""

from typing import Any

from django import forms

from claims.evidence.forms.evidence_form import Day
from claims.models import Source
from claims.vocabulary import Reliability, SourceKind
from claims.web.fields import TypedText, WithFaults, WithLockVersion

FOR_EDITORS = ("is_protected", "public_description")


class SourceForm(WithLockVersion):
    """What the desk knows of a source; protecting it is for editors."""

    title = TypedText(max_length=500)
    publisher = TypedText(max_length=300)
    author = TypedText(max_length=300)
    published_on = Day(label="Published on")
    language = TypedText(max_length=16, label="Its language", help_text="As en or uk.")
    kind = forms.ChoiceField(choices=SourceKind, label="Kind of source")
    reliability = forms.ChoiceField(
        choices=Reliability,
        label="Reliability of the source",
        help_text="Whoever says it: how often were they right before?",
    )
    is_protected = forms.BooleanField(
        required=False, label="Protected: only an article’s reviewers and editors know who it is"
    )
    public_description = TypedText(
        max_length=500,
        label="What everybody may read of it",
        help_text="Reports from now on show this and no word more; those already published keep what they say.",
    )

    def __init__(self, source: Source, *, is_editor: bool, data: Any = None) -> None:
        names = [name for name in self.base_fields if is_editor or name not in FOR_EDITORS]
        super().__init__(data, initial={name: getattr(source, name) for name in names})
        for name in set(self.fields) - set(names):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse protection without the words that everybody may read."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_protected") and not cleaned.get("public_description"):
            self.add_error("public_description", "Say what everybody may read of it.")
        return cleaned


class RetractionForm(WithLockVersion):
    """Why a source no longer stands."""

    reason = TypedText(
        rows=3,
        required=True,
        max_length=5000,
        label="Why it no longer stands",
        help_text="Who says so, where, since when.",
        error_messages={"required": "Say why it no longer stands, and who says so."},
    )


class SecondLookForm(WithFaults):
    """What was found when somebody looked again."""

    note = TypedText(max_length=2000, label="What you found")
