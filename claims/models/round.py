"""Round: the independent reviews of one claim version."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import ClaimVersion

TOO_MANY_SKIPS = 3
"""A round that was skipped this often is shown to an editor."""


class Round(models.Model):
    """One blind round of reviews of a claim version.

    It closes when all reviews are in, or when an editor decides.
    """

    claim_version = models.ForeignKey(ClaimVersion, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    needed = models.PositiveSmallIntegerField(help_text="Reviews asked for.")
    note = models.TextField(blank=True, help_text="The editor's note when a claim is sent back.")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    skips = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("claim_version", "number")
        indexes = (
            models.Index(fields=("claim_version",), condition=Q(closed_at=None), name="round_open"),
            models.Index(
                fields=("-closed_at", "-id"),
                condition=Q(closed_at__isnull=False),
                name="round_closed",
            ),
            models.Index(
                fields=("opened_at",),
                condition=Q(closed_at=None, skips__gte=TOO_MANY_SKIPS),
                name="round_skipped_often",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("claim_version", "number"), name="round_number_is_its_own"
            ),
            models.CheckConstraint(
                condition=Q(needed__range=(1, 9)), name="round_asks_for_1_to_9_reviews"
            ),
        )
        triggers = (
            guards.refuse(
                "round_is_what_it_was",
                pgtrigger.Update,
                "Refuses to change anything of a round but its end and its skips.",
                unless_equal="claim_version_id number needed note opened_at",
                words="note",
            ),
            guards.refuse(
                "round_stays_closed",
                pgtrigger.Update,
                "Refuses to change a closed round: its reviews were shown.",
                condition=pgtrigger.Q(old__closed_at__isnull=False),
                words="note",
            ),
            guards.refuse("round_is_never_deleted", pgtrigger.Delete, "Refuses to delete a round."),
            guards.refuse_truncate("round_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Round {self.number}"

    @property
    def is_closed(self) -> bool:
        """Whether its reviewers may read each other's reviews."""
        return self.closed_at is not None
