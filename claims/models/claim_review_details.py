"""ClaimReviewDetails: what an editor adds to a decided claim so that software can read its report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models.claim import ClaimVersion
from claims.vocabulary import ClaimantType


class ClaimReviewDetails(models.Model):
    """A short form that leaves the verdict out, and what the claimant is.

    It belongs to one version of a claim: after an edit, the claim asks again. No review depends on
    it, so that choosing it opens no round.
    """

    claim_version = models.OneToOneField(
        ClaimVersion, models.PROTECT, related_name="claim_review_details"
    )
    short_form = models.CharField(max_length=200, blank=True)
    claimant_type = models.CharField(max_length=12, choices=ClaimantType, blank=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "ClaimReview details"
        constraints = (
            models.CheckConstraint(
                condition=Q(claimant_type__in=("", *ClaimantType.values)),
                name="claim_review_details_claimant_type_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.short_form or self.get_claimant_type_display() or "no details"
