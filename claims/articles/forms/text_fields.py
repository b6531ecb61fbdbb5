"""A text as it was given: pasted, or as a file."""

from typing import Any

from django import forms

from claims.text.sentences import intake
from claims.web.fields import WholeText, WithFaults


class TextForm(WithFaults):
    """A text, pasted or as a file, held to the rules of the door; a date in front is taken off."""

    text = WholeText(widget=forms.Textarea(attrs={"rows": 12}))
    file = forms.FileField(
        required=False,
        label="… or a file of plain text (UTF-8, at most 2 MB)",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the text from wherever it was given; `dated` is the day in front of it, if any."""
        cleaned = super().clean() or {}
        upload, typed = cleaned.get("file"), cleaned.get("text", "")
        if upload and _is_typed(typed, self.initial.get("text") or ""):
            self.add_error("file", "Give the text or a file, not both.")
            return cleaned
        try:
            text = (
                intake.read_upload(upload.read(intake.LARGEST + 1))
                if upload
                else intake.read_typed(typed)
            )
        except intake.Unreadable as refusal:
            self.add_error("file" if upload else "text", refusal.sentence)
            return cleaned
        cleaned["dated"], cleaned["text"] = intake.take_date_prefix(text)
        return cleaned


def _is_typed(text: str, shown: str) -> bool:
    """Whether there are words that the page itself did not put there."""
    return "".join(text.split()) not in {"", "".join(shown.split())}


class RevisionForm(TextForm):
    """A new text of an article; `after` and `seen` say which comparison the person confirms."""

    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z", required=False, widget=forms.HiddenInput)
