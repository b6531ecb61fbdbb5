"""ClaimReview details of an article's claims: one small form for each claim."""

from typing import Any

from django import forms

from claims.models import Claim
from claims.reports.actions.describing import Description
from claims.text.verdicts.stated_verdict import states_verdict
from claims.vocabulary import ClaimantType
from claims.web.fields import TypedText, WithLockVersion


class DescribeForm(WithLockVersion):
    """The short form of one claim, and whether its claimant is a person or an organisation."""

    short_form = TypedText(
        max_length=200,
        label="Short form",
        help_text="Up to 75 characters, without the verdict. Leave blank to use the wording above.",
    )
    claimant_type = forms.ChoiceField(
        required=False, choices=[("", "I don’t know"), *ClaimantType.choices]
    )

    def __init__(self, claim: Claim, *, verdict: str, proposal: str, data: Any = None) -> None:
        self.claim, self.verdict = claim, verdict
        version = claim.current
        details = getattr(version, "claim_review_details", None)
        super().__init__(
            data,
            prefix=f"claim-{claim.number}",
            initial={
                "lock_version": claim.lock_version,
                "short_form": details.short_form if details else "",
                "claimant_type": version.claimant_type,
            },
        )
        if not version.claimant:
            del self.fields["claimant_type"]
        else:
            self.fields["claimant_type"].label = f"“{version.claimant}” is"
            if proposal:
                self.fields["claimant_type"].help_text = f"It looks like {proposal}."

    def clean_short_form(self) -> str:
        """Refuse a short form that states the verdict."""
        typed = self.cleaned_data["short_form"]
        if typed and states_verdict(typed, self.verdict):
            raise forms.ValidationError(
                f"This short form of claim {self.claim.number} states the verdict. Leave it out."
            )
        return typed

    def description(self) -> Description:
        """Return what was chosen, for the action."""
        typed = self.cleaned_data
        return Description(
            claim=self.claim,
            lock_version=typed["lock_version"],
            short_form=typed["short_form"],
            claimant_type=typed.get("claimant_type", ""),
        )
