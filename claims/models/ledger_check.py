"""LedgerCheck, SeenHead and RecordedHead: what is known of the ledger beside the ledger."""

from django.db import models
from django.utils import timezone

from claims.models.event import GENESIS


class LedgerCheck(models.Model):
    """One verification of the ledger: when it ended and what it found."""

    ended_at = models.DateTimeField(default=timezone.now, editable=False)
    seconds = models.FloatField()
    chains = models.PositiveIntegerField()
    events = models.PositiveBigIntegerField()
    problems = models.PositiveIntegerField(help_text="How many there are.")
    sentences = models.TextField(blank=True, help_text="The first problems, one on each line.")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        found = f"{self.problems} problems" if self.problems else "no problems"
        return f"Verified {self.ended_at:%Y-%m-%d %H:%M} UTC: {found}"


class SeenHead(models.Model):
    """The head of a chain at the last verification without problems.

    `chain` is no foreign key: what is known stays when a chain is deleted.
    """

    chain = models.BigIntegerField(primary_key=True)
    count = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"Chain {self.chain} at event {self.count}"


class RecordedHead(models.Model):
    """Up to which event the newsroom's chain has recorded a chain, so that the next record has only what is new."""

    chain = models.BigIntegerField(primary_key=True)
    count = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"Chain {self.chain} at event {self.count}"
