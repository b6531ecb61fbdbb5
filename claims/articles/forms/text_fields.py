"""Forms that accept an article's text, pasted or as a file."""

from typing import Any

from django import forms

from claims.text.sentences import intake
from claims.web.fields import WholeText, WithProblems


class TextForm(WithProblems):
    """A text, pasted or as a file, which `intake` checks. A date prefix is removed from it."""

    text = WholeText(widget=forms.Textarea(attrs={"rows": 12}))
    file = forms.FileField(
        required=False,
        label="Or upload a text file (.txt, up to 2 MB)",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """Set `text` from the field or the file, and `dated` to the day of its date prefix, if any."""
        cleaned = super().clean() or {}
        upload, typed = cleaned.get("file"), cleaned.get("text", "")
        if upload and _is_typed(typed, self.initial.get("text") or ""):
            self.add_error("file", "Paste the text or upload a file, not both.")
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
    """Return whether the user changed the text that the page showed."""
    return "".join(text.split()) not in {"", "".join(shown.split())}


class RevisionForm(TextForm):
    """A new text of an article.

    When the user confirms a preview, `after` is the number of the revision it was compared with,
    and `seen` the fingerprint of the text that it showed.
    """

    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z", required=False, widget=forms.HiddenInput)
