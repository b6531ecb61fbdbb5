"""The form to add an article: its text, pasted or uploaded, and details about it."""

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.validators import URLValidator
from django.utils.translation import get_language_info

from claims.articles.forms.text_fields import TextForm
from claims.models import RatingScale
from claims.text.sentences import intake, srx
from claims.text.sentences.languages import RULES
from claims.vocabulary import ArticleMode
from claims.web.fields import TypedText

LANGUAGES = [
    (code, get_language_info(code)["name"])
    for code in sorted({*RULES, *srx.LANGUAGES} & LANG_INFO.keys())
]
"""Suggested languages: those for which we have sentence rules. Other codes can be entered too."""


class ArticleForm(TextForm):
    """The text of an article and its details. Only the text is required."""

    headline = TypedText(
        max_length=500, help_text="As published. Leave blank and we’ll take it from the text."
    )
    publisher = TypedText(max_length=200)
    authors = TypedText(max_length=500, help_text="Separate names with semicolons.")
    url = forms.URLField(
        required=False,
        label="Link to the article",
        max_length=2000,
        validators=[URLValidator(("http", "https"))],
        assume_scheme="https",
        widget=forms.TextInput,
    )
    published_on = forms.DateField(
        required=False, label="Published on", widget=forms.DateInput(attrs={"type": "date"})
    )
    language = TypedText(
        max_length=16,
        initial="en",
        help_text="Choose a language or enter its code, such as en or uk.",
        widget=forms.TextInput(attrs={"list": "languages"}),
    )
    mode = forms.ChoiceField(
        choices=ArticleMode,
        initial=ArticleMode.PUBLISHED_CLAIM,
        label="When is this check done?",
    )
    scale = forms.ModelChoiceField(
        RatingScale.objects.active(), required=False, empty_label="Default rating scale"
    )
    reviews_needed = forms.IntegerField(
        min_value=1, max_value=9, initial=2, label="Reviews per claim"
    )

    def clean_language(self) -> str:
        """Normalise the language code; a blank field means English."""
        try:
            return intake.read_language(self.cleaned_data["language"] or "en")
        except intake.Unreadable as error:
            raise forms.ValidationError(error.sentence) from error

    def clean(self) -> dict[str, Any]:
        """Use the date prefix of the text as the article's date, unless the user gave one."""
        cleaned = super().clean()
        cleaned["published_on"] = cleaned.get("published_on") or cleaned.pop("dated", None)
        return cleaned

    def article_fields(self) -> dict[str, Any]:
        """Return the arguments of `add_article`."""
        left_out = {"file", "dated"}
        fields = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return fields | {"mode": ArticleMode(fields["mode"])}
