"""Forms for a claim before and beside its reviews."""

from django import forms

from claims.forms.fields import TypedText, WithFaults
from claims.models import Claim
from claims.vocabulary import SetAside


class ClaimForm(WithFaults):
    """What a proposed claim says, so that it stands alone."""

    quote = TypedText(rows=3, max_length=5000, help_text="The words of the article, exactly.")
    statement = TypedText(
        rows=3,
        max_length=2000,
        help_text="The claim in full, for somebody who has not read the article.",
    )
    short_form = TypedText(label="Short form", max_length=200, help_text="At best 75 characters.")
    claimant = TypedText(
        label="Said by", max_length=200, help_text="Empty if the text names nobody."
    )
    lock = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, claim: Claim) -> "ClaimForm":
        """The form as it stands before anybody types."""
        words = claim.current
        return cls(
            initial={
                "quote": words.quote,
                "statement": words.statement,
                "short_form": words.short_form,
                "claimant": words.claimant,
                "lock": claim.lock,
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
    prefix = TypedText(label="Words just before it", max_length=500)
    suffix = TypedText(label="Words just after it", max_length=500)
    statement = TypedText(
        rows=2, max_length=2000, help_text="The claim in full; empty if the quote says it."
    )
    claimant = TypedText(label="Said by", max_length=200)


class SetAsideForm(WithFaults):
    """Why a claim is not judged."""

    reason = forms.ChoiceField(choices=[("", "choose a reason"), *SetAside.choices])
    note = TypedText(rows=2, max_length=500)
    lock = forms.IntegerField(widget=forms.HiddenInput)


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
    lock = forms.IntegerField(widget=forms.HiddenInput)

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
                "lock": claim.lock,
            },
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
