"""StatusChange: when a claim left one status for another, and since when it had the first; written by a trigger."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from claims.models import guards
from claims.models.claim import Claim
from claims.models.round import Round
from claims.vocabulary import ClaimStatus


class StatusChange(models.Model):
    """One change of a claim's status. `Claim.status_since` has the time of the last one.

    How long claims take in each stage is computed from these rows, the newest ones by an index. Nobody writes them but the
    trigger `claim_status_has_its_time`, so that they are there whichever action, command or import changed the claim.
    """

    claim = models.ForeignKey(
        Claim, models.CASCADE, db_index=False, editable=False, related_name="status_changes"
    )
    before = models.CharField(max_length=15, choices=ClaimStatus, editable=False)
    after = models.CharField(max_length=15, choices=ClaimStatus, editable=False)
    since = models.DateTimeField(
        editable=False, help_text="When it entered the status that it left."
    )
    at = models.DateTimeField(editable=False)
    round = models.ForeignKey(
        Round,
        models.CASCADE,
        null=True,
        db_index=False,
        editable=False,
        related_name="+",
        help_text="The claim's round then.",
    )

    class Meta:
        indexes = (
            models.Index(fields=("before", "-at"), name="status_left"),
            models.Index(
                F("at").desc(),
                condition=Q(after=ClaimStatus.DISPUTED),
                name="status_disputed_at",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim}: {self.before} → {self.after}"


# Registered here, and not on the model, because this trigger writes to the table above.
pgtrigger.register(
    guards.Trigger(
        "claim_status_has_its_time",
        pgtrigger.UpdateOf("status"),
        "Writes when a claim's status changed to the claim, and the change to a row of its own.",
        condition=pgtrigger.AnyChange("status"),
    )
)(Claim)
