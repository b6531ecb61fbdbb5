"""The form for one piece of evidence: a source, and what the review takes from it.

The fields that every source needs come first. The others are in a `<details>` element, which is open if one of them has
a value.
"""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from claims.evidence.actions.evidence_draft import UNTYPED, EvidenceDraft
from claims.evidence.forms.calculation_field import CalculationField
from claims.models import Evidence
from claims.vocabulary import NOT_RATED, Credibility, Reliability, SourceKind, Stance
from claims.web.fields import TypedText
from claims.web.widgets import PlainCheckbox, PlainDate, PlainInput, PlainSelect

CHOICES = ("stance", "kind", "reliability", "credibility")
"""Fields in which one chooses and doesn't type."""


class DayField(forms.DateField):
    """A date from a browser's date picker, in ISO format."""

    def __init__(self, **kwargs: Any) -> None:
        widget = PlainDate(format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


class EvidenceForm(forms.Form):
    """One source of a review. Its key is made when the empty form is shown, and identifies it from then on."""

    cited = TypedText(max_length=2000, label="Link, or description if it’s not online")
    title = TypedText(max_length=500)
    publisher = TypedText(max_length=300)
    stance = forms.ChoiceField(
        choices=Stance, widget=forms.RadioSelect, required=False, label="This source …"
    )
    passage = TypedText(rows=2, max_length=20_000, label="Quote from the source (exact words)")
    locator = TypedText(max_length=200, label="Where (page, paragraph or timestamp)")
    # About the source
    kind = forms.ChoiceField(
        choices=SourceKind,
        initial=UNTYPED["kind"],
        required=False,
        label="Kind of source",
        widget=PlainSelect,
    )
    author = TypedText(max_length=300)
    published_on = DayField(label="Published on")
    language = TypedText(
        max_length=16, label="Language of the source", help_text="A code such as en or uk."
    )
    reliability = forms.ChoiceField(
        choices=[("", NOT_RATED), *Reliability.choices],
        required=False,
        label="Reliability of the source",
        widget=PlainSelect,
        help_text="How reliable has this source been in the past?",
    )
    is_protected = forms.BooleanField(
        required=False,
        widget=PlainCheckbox,
        label="Confidential source: only this article’s reviewers and editors can see it",
    )
    public_description = TypedText(
        max_length=500,
        label="Public description",
        help_text="For example: a ministry official. Reports show only this. Don’t identify the source in your explanation.",
    )
    # About this passage
    credibility = forms.TypedChoiceField(
        choices=[("", NOT_RATED), *Credibility.choices],
        coerce=int,
        empty_value=None,
        required=False,
        label="Credibility of this statement",
        widget=PlainSelect,
        help_text="Is this particular statement confirmed elsewhere?",
    )
    question = TypedText(max_length=500, label="What this source was used to find out")
    translation = TypedText(rows=2, max_length=20_000, label="Translation of the quote")
    workings = CalculationField(label="Calculation")
    archived_url = TypedText(
        widget=PlainInput({"pattern": "https?://.*"}),
        max_length=2000,
        label="Link to an archived copy",
    )
    accessed_on = DayField(label="Date accessed")
    is_removed = forms.BooleanField(
        required=False, label="Remove this source", widget=PlainCheckbox
    )

    DETAILS = [
        "kind",
        "author",
        "published_on",
        "language",
        "reliability",
        "is_protected",
        "public_description",
        "credibility",
        "question",
        "translation",
        "workings",
        "archived_url",
        "accessed_on",
    ]
    """Fields in the `<details>` element."""

    def __init__(self, key: UUID | str, data: Any = None, initial: dict | None = None) -> None:
        self.key = str(key)
        self.similar: list[Any] | None = None  # sources like this one, once they were searched for
        super().__init__(data, prefix=f"source-{key}", initial=initial)
        for bound in self:
            if not isinstance(bound.field.widget, forms.Textarea | forms.CheckboxInput):
                bound.field.widget.attrs["autocomplete"] = "off"
            if isinstance(bound.field, TypedText):
                bound.field.widget.attrs["placeholder"] = (
                    " "  # by which the style sheet knows that it is empty
                )

    @property
    def is_blank(self) -> bool:
        """Whether the form was just added, so that its first field takes the focus."""
        return not self.is_bound and not self.initial

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed. Choices alone don't make a source."""
        not_typed = {*CHOICES, "is_removed", "is_protected"}
        return not any(value for name, value in self.cleaned_data.items() if name not in not_typed)

    @property
    def shows_details(self) -> bool:
        """Whether a field in the `<details>` element has a value or an error, so that it must be open."""
        if any(self[name].errors for name in ("title", "publisher", "locator")):
            return True  # their values are told by the summary
        return any(
            self[name].errors or str(self[name].value() or "") not in ("", str(UNTYPED[name]))
            for name in self.DETAILS
        )

    @property
    def stances(self) -> list[tuple[str, str, bool]]:
        """The buttons of the stance: value, label, and whether it is chosen."""
        chosen = str(self["stance"].value() or "")
        return [(stance.value, stance.label, stance == chosen) for stance in Stance]

    def draft(self) -> EvidenceDraft:
        """Return what was typed, for saving. Only the kind has a default."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "is_removed"}
        chosen = {name: typed[name] or UNTYPED[name] for name in CHOICES}
        return EvidenceDraft(key=UUID(self.key), **typed | chosen)


def initial_values(piece: Evidence) -> dict[str, Any]:
    """Return the values of the form for stored evidence."""
    return {name: getattr(piece, name) for name in EvidenceForm.base_fields if name != "is_removed"}


def add_citation(typed: QueryDict) -> QueryDict:
    """Return the review form's data with one more source if the button that was pressed names a link in `cite`."""
    typed = typed.copy()
    if link := typed.get("cite", ""):
        key = str(uuid4())
        typed.appendlist("source", key)
        typed[f"source-{key}-cited"] = link
    return typed
