"""The form of one piece of evidence: a source, and what was taken from it.

The first row is quick: where it comes from, the passage, what it does to the claim. Everything else
stands under a fold, which is open where somebody has typed something in it.
"""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.evidence.forms.calculation_field import WorkingsField
from claims.models import Evidence
from claims.vocabulary import Credibility, Reliability, SourceKind, Stance
from claims.web.fields import TypedText

NOT_TYPED = {
    "stance": Stance.SUPPORTS,
    "kind": SourceKind.OTHER,
    "reliability": Reliability.F,
    "credibility": Credibility.UNKNOWN,
}
"""What a choice says until somebody chooses."""


class Day(forms.DateField):
    """A day, picked or typed; what browsers send is the one spelling that is read."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


class EvidenceForm(forms.Form):
    """One source of a review, known by the key it got when its row was drawn."""

    cited = TypedText(max_length=2000, label="Address or description")
    title = TypedText(max_length=500)
    publisher = TypedText(max_length=300)
    stance = forms.ChoiceField(
        choices=Stance, initial=Stance.SUPPORTS, required=False, label="Stance"
    )
    passage = TypedText(rows=2, max_length=20_000, label="Passage, exactly as written")
    locator = TypedText(max_length=200, label="Where in it", help_text="Page, paragraph or time.")
    # Of the source
    kind = forms.ChoiceField(
        choices=SourceKind, initial=SourceKind.OTHER, required=False, label="Kind of source"
    )
    author = TypedText(max_length=300)
    published_on = Day(label="Published on")
    language = TypedText(max_length=16, label="Its language", help_text="As en or uk.")
    reliability = forms.ChoiceField(
        choices=Reliability,
        initial=Reliability.F,
        required=False,
        label="Reliability of the source",
        help_text="Whoever says it: how often were they right before?",
    )
    is_protected = forms.BooleanField(
        required=False, label="Protected: only this article’s reviewers and editors know who it is"
    )
    public_description = TypedText(
        max_length=500,
        label="What everybody may read of it",
        help_text="Such as: an official of the ministry. Reports show this and no word more; write nothing in your reasons that gives it away.",
    )
    # Of this use of it
    credibility = forms.TypedChoiceField(
        choices=Credibility,
        coerce=int,
        empty_value=Credibility.UNKNOWN,
        initial=Credibility.UNKNOWN,
        required=False,
        label="Credibility of what it says here",
        help_text="This one statement, whoever says it: do others confirm it?",
    )
    question = TypedText(max_length=500, label="The question it answers")
    translation = TypedText(rows=2, max_length=20_000, label="The passage in translation")
    workings = WorkingsField()
    archived_url = TypedText(max_length=2000, label="Address of an archived copy")
    accessed_on = Day(label="Read on")
    is_removed = forms.BooleanField(required=False, label="Remove this source")

    FOLDED = [
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
    """Fields under the fold."""

    def __init__(self, key: UUID | str, data: Any = None, initial: dict | None = None) -> None:
        self.key = str(key)
        self.similar: list[Any] | None = None  # sources like this one, where they were asked for
        super().__init__(data, prefix=f"source-{key}", initial=initial)
        for bound in self:
            if not isinstance(bound.field.widget, forms.Textarea | forms.CheckboxInput):
                bound.field.widget.attrs["autocomplete"] = "off"

    @property
    def is_blank(self) -> bool:
        """Whether the row was just added: its first field takes the focus."""
        return not self.is_bound and not self.initial

    @property
    def is_empty(self) -> bool:
        """Whether nobody typed anything here; such a row is no source."""
        chosen = {*NOT_TYPED, "is_removed", "is_protected"}
        return not any(value for name, value in self.cleaned_data.items() if name not in chosen)

    @property
    def is_unfolded(self) -> bool:
        """Whether something under the fold was typed or is wrong, so that nothing is hidden."""
        return any(
            self[name].errors or str(self[name].value() or "") not in ("", str(NOT_TYPED.get(name)))
            for name in self.FOLDED
        )

    def evidence(self) -> EvidenceDraft:
        """The row as a draft of evidence."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "is_removed"}
        chosen = {name: typed[name] or blank for name, blank in NOT_TYPED.items()}
        return EvidenceDraft(key=UUID(self.key), **typed | chosen)


def words_of(row: Evidence) -> dict[str, Any]:
    """What the form shows of a stored piece of evidence."""
    return {name: getattr(row, name) for name in EvidenceForm.base_fields if name != "is_removed"}


def with_citation(typed: QueryDict) -> QueryDict:
    """A review as typed, with one more source: the address that the button names, if it does."""
    typed = typed.copy()
    if address := typed.get("cite", ""):
        key = str(uuid4())
        typed.appendlist("source", key)
        typed[f"source-{key}-cited"] = address
    return typed
