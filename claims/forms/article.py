"""The form that brings an article to the desk: its text, pasted or as a file, and what is known about it."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from claims.forms.fields import TypedText, WholeText, WithFaults
from claims.models import RatingScale
from claims.text import intake
from claims.vocabulary import ArticleMode


class ArticleForm(WithFaults):
    """A text and its particulars; only the text must be given, since nothing is invented."""

    text = WholeText(widget=forms.Textarea(attrs={"rows": 12}))
    file = forms.FileField(
        required=False,
        label="… or a file of plain text (UTF-8, at most 2 MB)",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    headline = TypedText(max_length=500, help_text="As it was printed; empty if it has none.")
    publisher = TypedText(max_length=200)
    authors = TypedText(max_length=500, help_text="Separated by semicolons.")
    url = forms.URLField(
        required=False,
        label="Address",
        max_length=2000,
        validators=[URLValidator(("http", "https"))],
        assume_scheme="https",
        widget=forms.TextInput,
    )
    published_on = forms.DateField(
        required=False, label="Published on", widget=forms.DateInput(attrs={"type": "date"})
    )
    language = TypedText(max_length=16, initial="en", help_text="Its code, such as en or uk.")
    mode = forms.ChoiceField(
        choices=ArticleMode, initial=ArticleMode.PUBLISHED_CLAIM, label="Kind of check"
    )
    scale = forms.ModelChoiceField(
        RatingScale.objects.all(), required=False, empty_label="the desk's usual one"
    )
    reviews_needed = forms.IntegerField(
        min_value=1, max_value=9, initial=2, label="Reviews for each claim"
    )

    def clean(self) -> dict[str, Any]:
        """Read the text from wherever it was given; a date in front of it is the article's date."""
        cleaned = super().clean() or {}
        upload, typed = cleaned.get("file"), cleaned.get("text", "")
        if upload and typed.strip():
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
        day, cleaned["text"] = intake.take_date_prefix(text)
        cleaned["published_on"] = cleaned.get("published_on") or day
        return cleaned

    def article(self) -> dict[str, Any]:
        """The arguments of `actions.articles.add_article`."""
        known = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return known | {"language": known["language"] or "en", "mode": ArticleMode(known["mode"])}
