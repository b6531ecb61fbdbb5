"""Skip: a reviewer left a claim to others, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models.round import Round
from claims.vocabulary import SkipReason


class Skip(models.Model):
    """One person's reason to leave a claim to others in a round. It fills no slot."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="skippings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="skips")
    reason = models.CharField(max_length=12, choices=SkipReason, blank=True)
    note = models.CharField(max_length=500, blank=True)
    is_release = models.BooleanField(default=False, help_text="A draft was saved before.")
    skipped_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("round", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "person"), name="skip_is_one_a_round"),
            models.CheckConstraint(
                condition=~Q(reason="") | Q(is_release=True), name="skip_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_reason_display() or 'released'}"
