"""Forms for a claim before and beside its reviews."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from claims.models import Claim
from claims.text.checkworthiness import wording_hints
from claims.text.quotes import selectors
from claims.vocabulary import SetAside
from claims.web.fields import TypedText, WithFaults

CONTEXT = 20_000
"""Longest words around a quote; a text that repeats itself may need many to tell two places apart."""
PARTS = range(1, 7)
"""Parts that a claim is split into at once."""


class ClaimForm(WithFaults):
    """What a proposed claim says, so that it stands alone."""

    quote = TypedText(rows=3, max_length=5000, help_text="The words of the article, exactly.")
    prefix = TypedText(label="Words just before it", max_length=CONTEXT)
    suffix = TypedText(label="Words just after it", max_length=CONTEXT)
    statement = TypedText(
        rows=3,
        max_length=2000,
        help_text="The claim in full, for somebody who has not read the article.",
    )
    short_form = TypedText(label="Short form", max_length=200, help_text="At best 75 characters.")
    claimant = TypedText(
        label="Said by", max_length=200, help_text="Empty if the text names nobody."
    )
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, claim: Claim, picked: Mapping[str, str] | None = None) -> "ClaimForm":
        """The form as it stands before anybody types, with the words that were picked, if any."""
        words, picked = claim.current, picked or {}
        return cls(
            initial={
                "quote": picked.get("quote", words.quote),
                "prefix": picked.get("prefix", ""),
                "suffix": picked.get("suffix", ""),
                "statement": words.statement,
                "short_form": words.short_form,
                "claimant": words.claimant,
                "lock_version": claim.lock_version,
            }
        )


class NewClaimForm(WithFaults):
    """A claim that the machine did not propose, found by its words."""

    quote = TypedText(
        rows=3,
        required=True,
        max_length=5000,
        help_text="Words of the article, exactly as they stand there.",
    )
    prefix = TypedText(label="Words just before it", max_length=CONTEXT)
    suffix = TypedText(label="Words just after it", max_length=CONTEXT)
    statement = TypedText(
        rows=2, max_length=2000, help_text="The claim in full; empty if the quote says it."
    )
    claimant = TypedText(label="Said by", max_length=200)


class SplitForm(WithFaults):
    """The parts of a claim, each by its words."""

    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in PARTS:
            self.fields[f"part_{n}"] = TypedText(rows=2, max_length=5000, label=f"Part {n}")
            for name in ("prefix", "suffix"):
                hidden = forms.HiddenInput()
                self.fields[f"{name}_{n}"] = TypedText(max_length=CONTEXT, widget=hidden)

    @classmethod
    def of(cls, claim: Claim, picked: Mapping[str, str] | None = None) -> "SplitForm":
        """The form before anybody types; words that were picked are the first part."""
        picked = picked or {}
        first = {"part_1": "quote", "prefix_1": "prefix", "suffix_1": "suffix"}
        initial = {name: picked.get(source, "") for name, source in first.items()}
        return cls(initial=initial | {"lock_version": claim.lock_version})

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields of the parts, in order."""
        return [self[f"part_{n}"] for n in PARTS]

    def quotes(self) -> list[selectors.Quote]:
        """The parts as typed, each with the words around it where somebody chose a place."""
        names = [(f"part_{n}", f"prefix_{n}", f"suffix_{n}") for n in PARTS]
        return [selectors.Quote(*(self.cleaned_data[name] for name in three)) for three in names]

    def number_of(self, quote: selectors.Quote) -> int:
        """Which part a quote is."""
        return self.quotes().index(quote) + 1


class MergeForm(WithFaults):
    """Neighbouring claims that say the same as this one."""

    others = forms.MultipleChoiceField(
        label="Merge into it",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the claims that are to be merged into this one."},
    )
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, claims: Iterable[Claim], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims = {str(claim.number): claim for claim in claims}
        self.fields["others"].choices = [
            (number, f"{number}: {claim.current.quote}") for number, claim in self.claims.items()
        ]

    def chosen(self) -> list[Claim]:
        """The ticked claims."""
        return [self.claims[number] for number in self.cleaned_data["others"]]


class SetAsideForm(WithFaults):
    """Why a claim is not judged."""

    reason = forms.ChoiceField(choices=[("", "choose a reason"), *SetAside.choices])
    note = TypedText(rows=2, max_length=500)
    lock_version = forms.IntegerField(widget=forms.HiddenInput)


class ProposalForm(WithFaults):
    """One row of the page on which all proposals are settled."""

    is_opened = forms.BooleanField(required=False, label="Open")
    statement = TypedText(rows=2, max_length=2000, label="In full")
    claimant = TypedText(max_length=200, label="Said by")
    dismissed = forms.ChoiceField(
        required=False,
        label="Dismiss because it is",
        choices=[("", "not dismissed"), *SetAside.choices],
    )
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, claim: Claim, data: object = None) -> None:
        self.claim = claim
        words = claim.current
        super().__init__(
            data,
            prefix=f"claim-{claim.number}",
            initial={
                "is_opened": claim.is_preselected,
                "statement": words.statement,
                "claimant": words.claimant,
                "lock_version": claim.lock_version,
            },
        )

    @property
    def hints(self) -> list[wording_hints.Hint]:
        """What could be said better in the claim's words."""
        words = self.claim.current
        return wording_hints.find_wording_hints(
            words.wording, words.short_form, self.claim.article.language
        )

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed the claim's words here."""
        return bool({"statement", "claimant"} & set(self.changed_data))

    def clean(self) -> dict:
        """Opened and dismissed at once is a slip of the hand: ask."""
        cleaned = super().clean() or {}
        if cleaned.get("is_opened") and cleaned.get("dismissed"):
            self.add_error(
                "dismissed",
                f"Claim {self.claim.number} is ticked to be opened as well: choose one.",
            )
        return cleaned
