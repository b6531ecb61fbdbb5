"""How a copy of a source comes to the desk: fetched, as a file, or as words."""

from typing import Any

from django import forms

from claims.evidence.capture.client import MOST_BYTES
from claims.vocabulary import CaptureMethod
from claims.web.fields import TypedText, WithFaults

MOST_WORDS = 2_000_000


class SnapshotForm(WithFaults):
    """One of three ways; the other fields stay empty."""

    way = forms.ChoiceField(choices=CaptureMethod, widget=forms.HiddenInput)
    file = forms.FileField(
        required=False,
        label="File",
        help_text="The saved page, a PDF or Word document, text, or a PNG, JPEG or WebP picture; up to 20 MB.",
    )
    words = TypedText(
        rows=8,
        max_length=MOST_WORDS,
        label="Text",
        help_text="As it stands in the source, all of it.",
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than a copy may be."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 20 MB.")
        return file

    def clean(self) -> dict[str, Any]:
        """Each way brings what it is named after."""
        cleaned = super().clean() or {}
        way = cleaned.get("way")
        if way == CaptureMethod.UPLOADED and "file" in cleaned and not cleaned["file"]:
            self.add_error("file", "Choose a file that holds something.")
        if way == CaptureMethod.PASTED and "words" in cleaned and not cleaned["words"].strip():
            self.add_error("words", "Paste the text first.")
        return cleaned
