"""The form that brings an article to the desk: its text, pasted or as a file, and what is known about it."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from claims.articles.forms.text_fields import TextForm
from claims.models import RatingScale
from claims.text.sentences import intake
from claims.vocabulary import ArticleMode
from claims.web.fields import TypedText


class ArticleForm(TextForm):
    """A text and its particulars; only the text must be given, since nothing is invented."""

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

    def clean_language(self) -> str:
        """The code as it is kept; nothing typed means English."""
        try:
            return intake.read_language(self.cleaned_data["language"] or "en")
        except intake.Unreadable as error:
            raise forms.ValidationError(error.sentence) from error

    def clean(self) -> dict[str, Any]:
        """A date in front of the text is the article's date, unless another one was given."""
        cleaned = super().clean()
        cleaned["published_on"] = cleaned.get("published_on") or cleaned.pop("dated", None)
        return cleaned

    def article(self) -> dict[str, Any]:
        """The arguments of `actions.articles.add_article`."""
        left_out = {"file", "dated"}
        known = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return known | {"mode": ArticleMode(known["mode"])}
