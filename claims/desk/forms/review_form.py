"""The review form: an answer, why, and any number of sources.

Two ways of reading it. A draft keeps whatever was typed, half an address too; only words longer than
a row can hold are told. What a submit lacks is the workflow's to say (`Incomplete`), and its
sentences are put beside the fields here.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from claims.desk.actions.drafts import Draft
from claims.evidence.forms.evidence_form import EvidenceForm, initial_values
from claims.models import Claim, Rating, Review, ReviewSlot
from claims.vocabulary import SetAside
from claims.web.fields import TypedText

ASIDE = "set-aside:"
"""Prefix of an answer that is a reason to set the claim aside; the others are keys of ratings."""
MOST_SOURCES = 50


class ReviewForm(forms.Form):
    """One reviewer's answer to one claim, with the sources below it in `.sources`."""

    answer = forms.ChoiceField(required=False)
    rationale = TypedText(
        widget=forms.Textarea(attrs={"rows": 4, "data-key": "r", "aria-keyshortcuts": "r"}),
        max_length=100_000,
        label="Why",
        help_text="Markdown.",
    )
    confidence = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label="How sure are you?",
        choices=[
            ("", "not said"),
            (5, "5 – certain"),
            (4, "4"),
            (3, "3"),
            (2, "2"),
            (1, "1 – a guess"),
        ],
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    claim_version = forms.IntegerField(required=False, min_value=1)
    round_number = forms.IntegerField(required=False, min_value=1)
    lease = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

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
        ] + [(ASIDE + reason.value, reason.label) for reason in SetAside]
        self.sources = (
            list(sources)
            if data is None
            else [EvidenceForm(key, data) for key in _keys(data.getlist("source"))]
        )

    @classmethod
    def of(
        cls,
        review: Review | None,
        ratings: Iterable[Rating],
        *,
        slot: ReviewSlot | None = None,
        more: bool = False,
        is_afresh: bool = False,
    ) -> "ReviewForm":
        """The form as the desk has it: a draft's words, or nothing; `more` adds one blank source.

        `slot` is the reviewer's own, if they have one yet. `is_afresh` says that the words are of
        an earlier round: nothing is saved in this one yet.
        """
        kept = review.evidence.all() if review else ()
        sources = [EvidenceForm(row.key, initial=initial_values(row)) for row in kept]
        if more:
            sources.append(EvidenceForm(uuid4()))
        initial = {"version": 0, "lease": slot and slot.lease, "submission": uuid4()}
        if review is None:
            return cls(ratings, initial=initial, sources=sources)
        answer = (
            f"{ASIDE}{review.set_aside_reason}" if review.set_aside_reason else review.rating_id
        )
        initial |= {
            "answer": str(answer or ""),
            "rationale": review.rationale,
            "confidence": review.confidence,
            "version": 0 if is_afresh else review.version,
        }
        return cls(ratings, initial=initial, sources=sources)

    def is_valid(self) -> bool:
        """Whether everything typed fits; sources included."""
        valid = [super().is_valid(), *(row.is_valid() for row in self.sources)]
        return all(valid)

    def clean(self) -> dict[str, Any]:
        """Refuse more sources than any reader would follow."""
        if len(self.sources) > MOST_SOURCES:
            raise forms.ValidationError(f"A review has room for {MOST_SOURCES} sources.")
        return super().clean() or {}

    def draft(self) -> Draft:
        """What was typed, for `actions.reviews`."""
        answer = self.cleaned_data["answer"]
        kept = [
            row for row in self.sources if not row.cleaned_data["is_removed"] and not row.is_empty
        ]
        return Draft(
            rating=self.ratings.get(answer),
            set_aside_reason=answer.removeprefix(ASIDE) if answer.startswith(ASIDE) else "",
            rationale=self.cleaned_data["rationale"],
            confidence=self.cleaned_data["confidence"],
            evidence=tuple(row.draft() for row in kept),
        )

    def typed(self) -> dict[str, Any]:
        """The arguments that `save_draft` and `submit_review` share."""
        names = ("version", "claim_version", "round_number", "lease")
        return {name: self.cleaned_data[name] for name in names} | {"draft": self.draft()}

    def add_faults(self, faults: Mapping[str, str]) -> None:
        """Put what a submit lacks beside its fields; what belongs to none stands above them."""
        rows = {row.key: row for row in self.sources}
        for name, sentence in faults.items():
            noun, _, place = name.partition(":")
            key, _, field = place.partition(":")
            if noun == "evidence" and key in rows:
                rows[key].add_error(field or "cited", sentence)
            else:
                name = {"rating": "answer"}.get(name, name)
                self.add_error(name if name in self.fields else None, sentence)

    def rest_on(self, claim: Claim, saved: Review | None, slot: ReviewSlot | None) -> None:
        """Take what the desk has as seen: the words stay as typed, and the next save goes on from it."""
        self.data = self.data.copy()
        self.data["claim_version"] = str(claim.current.number)
        self.data["round_number"] = str(claim.round.number if claim.round else "")
        self.data["version"] = str(saved.version if saved else 0)
        self.data["lease"] = str(slot.lease if slot else "")
        self.data["submission"] = str(uuid4())

    @property
    def chosen(self) -> str:
        """The answer as it stands in the form."""
        return str(self["answer"].value() or "")

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """The answers that set the claim aside."""
        return [(ASIDE + reason.value, reason.label) for reason in SetAside]

    @property
    def is_set_aside(self) -> bool:
        """Whether the answer is a reason to set the claim aside."""
        return self.chosen.startswith(ASIDE)

    @property
    def blank(self) -> EvidenceForm:
        """A row for a script to copy when it brings back words that never reached the desk."""
        return EvidenceForm("__key__")

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Every fault as (id of its field, sentence), for the summary that gets the focus."""
        found = [("add-source", str(error)) for error in self.non_field_errors()]
        for form in (self, *self.sources):
            found += [
                (bound.id_for_label or bound.auto_id, str(error))
                for bound in form
                for error in bound.errors
            ]
        return found


def _keys(typed: Iterable[str]) -> list[str]:
    """The keys of the rows in their order, each once; what is no key is no row."""
    keys: dict[str, None] = {}
    for word in typed:
        try:
            keys[str(UUID(word))] = None
        except ValueError:
            continue
    return list(keys)
