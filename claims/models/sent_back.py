"""SentBack: a claim that an editor sent back, for each of the people who reviewed it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.round import Round


class SentBack(models.Model):
    """Somebody reviewed a claim, and an editor asked for another round; its note says why.

    It is over when the round is. Until then it doesn't depend on what colleagues do in the round, so
    that a list of these rows tells nothing of them.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, db_index=False, related_name="sent_back"
    )
    round = models.ForeignKey(Round, models.PROTECT, related_name="sent_back")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    is_over = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("person",), condition=Q(is_over=False), name="sent_back_to"),
        )
        constraints = (
            models.UniqueConstraint(fields=("round", "person"), name="sent_back_once_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.round} for {self.person}"


# Registered here, and not on the model, because this trigger writes to the table above.
pgtrigger.register(
    guards.Trigger(
        "round_ends_what_was_sent_back",
        pgtrigger.UpdateOf("closed_at"),
        "Writes that what was sent back to reviewers with this round is over.",
        when=pgtrigger.After,
        condition=pgtrigger.Q(old__closed_at__isnull=True, new__closed_at__isnull=False),
    )
)(Round)
