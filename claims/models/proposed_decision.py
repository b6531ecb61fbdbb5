"""ProposedDecision: one editor's verdict where two editors have to decide without seeing each other's."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import Claim, ClaimVersion
from claims.models.round import Round
from claims.models.scale import Rating

EDITORS_NEEDED = 2


class ProposedDecision(models.Model):
    """What one of two editors decides on a central claim; when both decide the same, it becomes the `Decision`.

    The two propose in the same *question*: the claim's round, and the decision that theirs would replace. Whoever
    changes their mind adds a version; the newest of each editor counts. Rows are never changed. Reading them goes
    through `access.proposals`: the first is hidden from every other editor until they decided themselves.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="proposals")
    claim_version = models.ForeignKey(
        ClaimVersion, models.PROTECT, db_index=False, related_name="+"
    )
    round = models.ForeignKey(Round, models.PROTECT, db_index=False, related_name="+")
    replaced = models.PositiveBigIntegerField(
        default=0,
        help_text="Key of the decision in force when it was proposed; 0 if there was none.",
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, db_index=False, related_name="+"
    )
    number = models.PositiveIntegerField(help_text="Counts the versions of one editor, from 1.")
    rating = models.ForeignKey(Rating, models.PROTECT, db_index=False, related_name="+")
    summary = models.TextField()
    reason = models.TextField(blank=True)
    override_reason = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="For the other editor, once both have decided.")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "round", "replaced", "editor", "number"),
                name="proposed_decision_is_a_version_of_its_own",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="proposed_decision_number_from_1"
            ),
        )
        triggers = guards.immutable("proposed_decision", "a proposed decision")

    def __str__(self) -> str:
        return f"{self.rating}, version {self.number}"

    @property
    def question(self) -> tuple[int, int]:
        """What it answers together with the other editor's: the round, and the decision that it would replace."""
        return self.round_id, self.replaced
