"""Round and ReviewSlot: who may judge a claim version now, one row a reviewer."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import ClaimVersion
from claims.models.person import Person
from claims.vocabulary import SlotKind, SlotState


class Round(models.Model):
    """One blind round of reviews of a claim version; closed when all are in or an editor decided."""

    claim_version = models.ForeignKey(ClaimVersion, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    needed = models.PositiveSmallIntegerField(help_text="Reviews asked for.")
    note = models.TextField(blank=True, help_text="The editor's words when a claim is sent back.")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("claim_version", "number")
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
                "only its end is added",
                unless_equal="claim_version_id number needed note opened_at",
            ),
            guards.refuse(
                "round_stays_closed",
                pgtrigger.Update,
                "what was shown cannot be hidden again",
                condition=pgtrigger.Q(old__closed_at__isnull=False),
            ),
            guards.refuse("round_is_never_deleted", pgtrigger.Delete, "the row is kept"),
            guards.refuse_truncate("round_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Round {self.number}"

    @property
    def is_closed(self) -> bool:
        """Whether the reviews of this round may be shown to each other's authors."""
        return self.closed_at is not None


class ReviewSlotQuerySet(models.QuerySet["ReviewSlot"]):
    """Reads of slots."""

    def takeable_by(self, user: Person) -> Self:
        """Slots that are free, whose lease ran out, or that this person holds already."""
        return self.filter(
            Q(state=SlotState.FREE)
            | Q(state=SlotState.LEASED, until__lt=timezone.now())
            | Q(state__in=(SlotState.LEASED, SlotState.HELD), person=user)
        )

    def held_by(self, user: Person) -> Self:
        """Slots under a lease or hold of this person, one whose time ran out included."""
        return self.filter(person=user, state__in=(SlotState.LEASED, SlotState.HELD))


class ReviewSlot(models.Model):
    """Room for one reviewer; taken under a lease, held once a word is saved."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="slots")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=SlotKind, default=SlotKind.REVIEW)
    state = models.CharField(max_length=12, choices=SlotState, default=SlotState.FREE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="slots"
    )
    until = models.DateTimeField(null=True, help_text="End of the lease or hold.")
    lease = models.PositiveIntegerField(default=0, help_text="Counts the takings of this slot.")

    objects = ReviewSlotQuerySet.as_manager()

    class Meta:
        ordering = ("round", "number")
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="slot_number_is_its_own"),
            models.UniqueConstraint(
                fields=("round", "person"),
                condition=Q(person__isnull=False),
                name="slot_person_is_new_to_the_round",
            ),
            models.CheckConstraint(
                condition=Q(state=SlotState.FREE, person=None, until=None)
                | Q(
                    state__in=(SlotState.LEASED, SlotState.HELD),
                    person__isnull=False,
                    until__isnull=False,
                )
                | Q(state=SlotState.SUBMITTED, person__isnull=False, until=None),
                name="slot_taken_has_a_person_and_an_end",
            ),
        )
        triggers = (
            guards.require(
                "slot_is_asked_for",
                pgtrigger.Insert | pgtrigger.UpdateOf("round_id", "number", "kind"),
                """NEW.number BETWEEN 1 AND (SELECT needed FROM claims_round WHERE id = NEW.round_id)
                   + CASE NEW.kind WHEN 'tie-break' THEN 1 ELSE 0 END""",
                "the round asks for fewer reviewers",
            ),
            guards.refuse("slot_is_never_deleted", pgtrigger.Delete, "the row is kept"),
        )

    def __str__(self) -> str:
        return f"Slot {self.number} of {self.round}"
