"""Decision: an editor's verdict on a claim version, and how it follows from the reviews."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import Claim, ClaimVersion
from claims.models.scale import Rating
from claims.vocabulary import Basis, Purpose


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reads of decisions."""

    def current(self) -> Self:
        """Decisions that were not replaced or withdrawn."""
        return self.filter(replaced_at=None)


class Decision(models.Model):
    """The newsroom's verdict on a claim. To change it, a new decision replaces it."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="decisions")
    claim_version = models.ForeignKey(ClaimVersion, models.PROTECT, related_name="decisions")
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.PUBLIC)
    rating = models.ForeignKey(Rating, models.PROTECT, related_name="decisions")
    summary = models.TextField(help_text="For readers: what we found, in a sentence or two.")
    basis = models.CharField(max_length=12, choices=Basis)
    reason = models.TextField(blank=True, help_text="Why an earlier decision was changed.")
    override_reason = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Why the verdict differs from the one that all reviewers gave.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions"
    )
    second_editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="Who decided the same without seeing it, where two editors have to.",
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="replacement"
    )
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("claim", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "purpose"),
                condition=Q(replaced_at=None),
                name="decision_is_one_current_a_purpose",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""), name="decision_changed_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(override_reason="") | Q(basis=Basis.OVERRIDDEN),
                name="decision_override_reason_is_of_an_override",
            ),
        )
        triggers = (
            guards.refuse(
                "decision_is_immutable",
                pgtrigger.Update,
                "Refuses to change anything of a decision but when it was replaced.",
                unless_equal=(
                    "claim_id claim_version_id purpose rating_id summary basis reason"
                    " override_reason second_editor_id decided_by_id decided_at replaces_id"
                ),
            ),
            guards.refuse(
                "decision_replaced_stays_replaced",
                pgtrigger.Update,
                "Refuses to change a decision that was replaced.",
                condition=pgtrigger.Q(old__replaced_at__isnull=False),
            ),
            guards.refuse(
                "decision_is_never_deleted", pgtrigger.Delete, "Refuses to delete a decision."
            ),
            guards.refuse_truncate("decision_is_never_truncated"),
            guards.Trigger(
                "decision_is_of_its_claim",
                pgtrigger.Insert,
                "Refuses a decision with a version, rating or earlier decision of another claim.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rating} ({self.get_basis_display()})"
