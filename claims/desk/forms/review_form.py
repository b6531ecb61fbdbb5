"""The review form: an answer, an explanation, and any number of sources.

It only refuses what a row of the database can't hold, so that a half-typed draft can be saved. What a
submit lacks is checked by the action, which raises `Incomplete`; the form shows that beside its fields.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from claims.articles.forms.duplicate_field import DuplicateField
from claims.desk.actions.drafts import Draft
from claims.evidence.forms.evidence_form import EvidenceForm, initial_values
from claims.models import Claim, Rating, Review, ReviewSlot
from claims.vocabulary import SetAside
from claims.web.fields import TypedText
from claims.web.widgets import PlainHidden, PlainSelect, PlainTextarea

SET_ASIDE = "set-aside:"
"""Prefix of an answer that is a reason to set the claim aside; other answers are keys of ratings."""
MOST_SOURCES = 50


class ReviewForm(forms.Form):
    """One reviewer's answer to one claim; `.sources` has a form for each source."""

    answer = forms.ChoiceField(required=False)
    duplicate_of = DuplicateField()
    rationale = TypedText(
        widget=PlainTextarea(
            {"rows": 3, "data-key": "r", "aria-keyshortcuts": "r", "placeholder": " "}
        ),
        max_length=100_000,
        label="Why?",
        help_text="Two or three sentences for readers. Markdown works.",
    )
    confidence = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label="How sure are you?",
        widget=PlainSelect,
        choices=[
            ("", "Not stated"),
            (5, "5 – certain"),
            (4, "4"),
            (3, "3"),
            (2, "2"),
            (1, "1 – a guess"),
        ],
    )
    version = forms.IntegerField(widget=PlainHidden, min_value=0)
    claim_version = forms.IntegerField(required=False, min_value=1)
    round_number = forms.IntegerField(required=False, min_value=1)
    lease = forms.IntegerField(widget=PlainHidden, required=False, min_value=1)
    submission = forms.UUIDField(widget=PlainHidden, required=False)

    def __init__(
        self,
        ratings: Iterable[Rating],
        data: QueryDict | None = None,
        initial: dict[str, Any] | None = None,
        sources: Iterable[EvidenceForm] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        self.ratings = {str(rating.pk): rating for rating in ratings}
        self.fields["answer"].choices = [
            (key, str(rating)) for key, rating in self.ratings.items()
        ] + [(SET_ASIDE + reason.value, reason.label) for reason in SetAside]
        self.sources = (
            list(sources)
            if data is None
            else [EvidenceForm(key, data) for key in _keys(data.getlist("source"))]
        )

    @classmethod
    def from_review(
        cls,
        review: Review | None,
        ratings: Iterable[Rating],
        *,
        slot: ReviewSlot | None = None,
        add_source: bool = False,
        is_new_round: bool = False,
    ) -> "ReviewForm":
        """Return the form with the text of a review, or blank; `add_source` adds one blank source.

        `slot` is the reviewer's own, if they have one. With `is_new_round`, the review is of an earlier
        round, so that nothing is saved in the current one yet.
        """
        evidence = review.evidence.all() if review else ()
        sources = [EvidenceForm(row.key, initial=initial_values(row)) for row in evidence]
        if add_source:
            sources.append(EvidenceForm(uuid4()))
        initial = {"version": 0, "lease": slot and slot.lease, "submission": uuid4()}
        if review is None:
            return cls(ratings, initial=initial, sources=sources)
        answer = (
            f"{SET_ASIDE}{review.set_aside_reason}" if review.set_aside_reason else review.rating_id
        )
        initial |= {
            "answer": str(answer or ""),
            "duplicate_of": review.duplicate_of.number if review.duplicate_of else None,
            "rationale": review.rationale,
            "confidence": review.confidence,
            "version": 0 if is_new_round else review.version,
        }
        return cls(ratings, initial=initial, sources=sources)

    def is_valid(self) -> bool:
        """Whether the form and all its sources can be saved."""
        valid = [super().is_valid(), *(row.is_valid() for row in self.sources)]
        return all(valid)

    def clean(self) -> dict[str, Any]:
        """Refuse more than MOST_SOURCES sources."""
        if len(self.sources) > MOST_SOURCES:
            raise forms.ValidationError(f"A review can have up to {MOST_SOURCES} sources.")
        return super().clean() or {}

    def to_draft(self) -> Draft:
        """Return what was typed, as the actions take it."""
        answer = self.cleaned_data["answer"]
        sources = [
            row for row in self.sources if not row.cleaned_data["is_removed"] and not row.is_empty
        ]
        reason = answer.removeprefix(SET_ASIDE) if answer.startswith(SET_ASIDE) else ""
        is_duplicate = reason == SetAside.DUPLICATE
        return Draft(
            rating=self.ratings.get(answer),
            set_aside_reason=reason,
            duplicate_of=self.cleaned_data["duplicate_of"] if is_duplicate else None,
            rationale=self.cleaned_data["rationale"],
            confidence=self.cleaned_data["confidence"],
            evidence=tuple(row.draft() for row in sources),
        )

    def save_arguments(self) -> dict[str, Any]:
        """Return the arguments that `save_draft` and `submit_review` share."""
        names = ("version", "claim_version", "round_number", "lease")
        return {name: self.cleaned_data[name] for name in names} | {"draft": self.to_draft()}

    def add_problems(self, problems: Mapping[str, str]) -> None:
        """Show what a submit lacks beside its field, or above the form if it belongs to none.

        The key of a problem is the name of a field, or `evidence:KEY:FIELD` for a field of a source.
        """
        rows = {row.key: row for row in self.sources}
        for name, sentence in problems.items():
            kind, _, rest = name.partition(":")
            key, _, field = rest.partition(":")
            if kind == "evidence" and key in rows:
                rows[key].add_error(field or "cited", sentence)
            else:
                name = {"rating": "answer"}.get(name, name)
                self.add_error(name if name in self.fields else None, sentence)

    def continue_from(self, claim: Claim, saved: Review | None, slot: ReviewSlot | None) -> None:
        """Make the next save of this text replace what is saved now, since the reviewer has seen it."""
        self.data = self.data.copy()
        self.data["claim_version"] = str(claim.current.number)
        self.data["round_number"] = str(claim.round.number if claim.round else "")
        self.data["version"] = str(saved.version if saved else 0)
        self.data["lease"] = str(slot.lease if slot else "")
        self.data["submission"] = str(uuid4())

    @property
    def chosen_answer(self) -> str:
        """The answer that is chosen in the form."""
        return str(self["answer"].value() or "")

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Every error as (id of its field, sentence), for the summary above the form."""
        problems = [("add-source", str(error)) for error in self.non_field_errors()]
        for form in (self, *self.sources):
            problems += [
                (bound.id_for_label or bound.auto_id, str(error))
                for bound in form
                for error in bound.errors
            ]
        return problems


def _keys(typed: Iterable[str]) -> list[str]:
    """Return the keys of the sources in their order, each once; what is no key is left out."""
    keys: dict[str, None] = {}
    for text in typed:
        try:
            keys[str(UUID(text))] = None
        except ValueError:
            continue
    return list(keys)
