"""The form that saves a copy of a source: by downloading it, from a file, or from pasted text."""

from typing import Any

from django import forms

from claims.evidence.capture.client import MOST_BYTES
from claims.vocabulary import CaptureMethod
from claims.web.fields import TypedText, WithProblems

MOST_CHARACTERS = 2_000_000


class SnapshotForm(WithProblems):
    """`way` says how the copy is made; only the field that belongs to it is filled in."""

    way = forms.ChoiceField(choices=CaptureMethod, widget=forms.HiddenInput)
    file = forms.FileField(
        required=False,
        label="File",
        help_text="A saved web page, PDF, Word document (.docx), email, text file, or PNG, JPEG or WebP image, up to 20 MB.",
    )
    text = TypedText(
        rows=8,
        max_length=MOST_CHARACTERS,
        label="Text of the source",
        help_text="Paste the full text of the source.",
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large to save."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("The file must be 20 MB or smaller.")
        return file

    def clean(self) -> dict[str, Any]:
        """Check that the field that belongs to `way` is filled in."""
        cleaned = super().clean() or {}
        way = cleaned.get("way")
        if way == CaptureMethod.UPLOADED and "file" in cleaned and not cleaned["file"]:
            self.add_error("file", "Choose a file that isn’t empty.")
        if way == CaptureMethod.PASTED and "text" in cleaned and not cleaned["text"].strip():
            self.add_error("text", "Paste the text of the source.")
        return cleaned
