"""Forms to add, edit, split, merge and set aside claims."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from claims.articles.forms.duplicate_field import DuplicateField, check_original
from claims.models import Claim
from claims.text.quotes import selectors
from claims.vocabulary import SetAside
from claims.web.fields import TypedText, WithProblems

CONTEXT = 20_000
"""Most characters of a prefix or suffix. A repetitive text may need long ones to tell two matches apart."""
PARTS = range(1, 7)
"""Numbers of the parts that a claim can be split into at once."""


class ClaimForm(WithProblems):
    """Edit the wording of a claim."""

    quote = TypedText(
        rows=3, max_length=5000, help_text="The exact words, as they appear in the article."
    )
    prefix = TypedText(label="Words just before", max_length=CONTEXT)
    suffix = TypedText(label="Words just after", max_length=CONTEXT)
    statement = TypedText(
        rows=3,
        max_length=2000,
        label="Full statement",
        help_text="The claim in a full sentence, for someone who hasn’t read the article.",
    )
    short_form = TypedText(label="Short form", max_length=200, help_text="Up to 75 characters")
    claimant = TypedText(
        label="Said by", max_length=200, help_text="Leave blank if the article doesn’t say."
    )
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def for_claim(cls, claim: Claim, selection: Mapping[str, str] | None = None) -> "ClaimForm":
        """Return the unbound form of a claim, with the quote that the user selected in the text, if any."""
        version, selection = claim.current, selection or {}
        return cls(
            initial={
                "quote": selection.get("quote", version.quote),
                "prefix": selection.get("prefix", ""),
                "suffix": selection.get("suffix", ""),
                "statement": version.statement,
                "short_form": version.short_form,
                "claimant": version.claimant,
                "lock_version": claim.lock_version,
            }
        )


class NewClaimForm(WithProblems):
    """Add a claim by quoting the article."""

    quote = TypedText(
        rows=3,
        required=True,
        max_length=5000,
        help_text="The exact words, as they appear in the article.",
    )
    prefix = TypedText(label="Words just before", max_length=CONTEXT)
    suffix = TypedText(label="Words just after", max_length=CONTEXT)
    statement = TypedText(
        rows=2,
        max_length=2000,
        label="Full statement",
        help_text="Leave blank if the quote is clear on its own.",
    )
    claimant = TypedText(label="Said by", max_length=200)


class SplitForm(WithProblems):
    """Split a claim into parts, each with its own quote."""

    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in PARTS:
            self.fields[f"part_{number}"] = TypedText(
                rows=2, max_length=5000, label=f"Part {number}"
            )
            for name in ("prefix", "suffix"):
                hidden = forms.HiddenInput()
                self.fields[f"{name}_{number}"] = TypedText(max_length=CONTEXT, widget=hidden)

    @classmethod
    def for_claim(cls, claim: Claim, selection: Mapping[str, str] | None = None) -> "SplitForm":
        """Return the unbound form; words that the user selected in the text become the first part."""
        selection = selection or {}
        first = {"part_1": "quote", "prefix_1": "prefix", "suffix_1": "suffix"}
        initial = {name: selection.get(source, "") for name, source in first.items()}
        return cls(initial=initial | {"lock_version": claim.lock_version})

    @property
    def parts(self) -> list[forms.BoundField]:
        """Return the visible fields of the parts, in order."""
        return [self[f"part_{number}"] for number in PARTS]

    def quotes(self) -> list[selectors.Quote]:
        """Return the parts as typed, with the prefix and suffix of a chosen match."""
        names = [(f"part_{number}", f"prefix_{number}", f"suffix_{number}") for number in PARTS]
        return [selectors.Quote(*(self.cleaned_data[name] for name in three)) for three in names]

    def part_number(self, quote: selectors.Quote) -> int:
        """Return the number of the part that has this quote."""
        return self.quotes().index(quote) + 1


class MergeForm(WithProblems):
    """Merge neighbouring claims into a claim."""

    others = forms.MultipleChoiceField(
        label="Claims to merge",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one claim to merge."},
    )
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, claims: Iterable[Claim], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims = {str(claim.number): claim for claim in claims}
        self.fields["others"].choices = [
            (number, f"{number}: {claim.current.quote}") for number, claim in self.claims.items()
        ]

    def ticked_claims(self) -> list[Claim]:
        return [self.claims[number] for number in self.cleaned_data["others"]]


class SetAsideForm(WithProblems):
    """Set a claim aside with a reason."""

    reason = forms.ChoiceField(choices=[("", "Choose a reason"), *SetAside.choices])
    duplicate_of = DuplicateField()
    note = TypedText(rows=2, max_length=500)
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, claim: Claim, data: object = None) -> None:
        self.claim = claim
        super().__init__(data, initial={"lock_version": claim.lock_version})

    def clean(self) -> dict:
        """Refuse a duplicate that names no claim it can repeat."""
        cleaned = super().clean() or {}
        check_original(self, self.claim, reason=cleaned.get("reason", ""), field="duplicate_of")
        return cleaned
