"""ReviewSlot: room for one reviewer in a round."""

from datetime import datetime, timedelta
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.person import Person
from claims.models.round import Round
from claims.vocabulary import OfferedFrom, SlotKind, SlotState

LEASE = timedelta(minutes=20)
"""How long a claim is reserved for a person who has not saved anything yet."""
HOLD = timedelta(days=3)
"""How long it is reserved after the last save, unless the deadline comes first."""
MOST_HOLDS = 10
"""Claims that one person can hold at once."""
RESERVED = (SlotState.LEASED, SlotState.HELD)
"""States of a slot that is reserved for one person and has no submitted review."""
ORDER = ("-priority", "-worth", "deadline", "article_id", "position", "number")
"""The queue: by an editor's priority, then by check-worthiness, then by deadline.

Check-worthiness counts in tenths. Finer differences mean nothing, so a deadline comes before them.
`next_claim.sql` has the same order.
"""


def hold_end(deadline: datetime | None) -> datetime:
    """Return when a hold ends that begins now, or is renewed now, in an article with this deadline.

    After a missed deadline a hold lasts as long as a lease.
    """
    now = timezone.now()
    return min(now + HOLD, max(deadline, now + LEASE)) if deadline else now + HOLD


class ReviewSlotQuerySet(models.QuerySet["ReviewSlot"]):
    """Reads of slots. Who may take which slot is defined in claims/access/slots.py."""

    def reserved_for(self, user: Person) -> Self:
        """Slots that this person leases or holds, also when the time has ended."""
        return self.filter(is_reserved_for(user))

    def open_to_all(self) -> Self:
        """Slots of articles that are assigned to nobody, so open to everyone."""
        return self.filter(is_assigned=False)

    def in_order(self) -> Self:
        """The order of the queue."""
        return self.order_by(*ORDER)

    def with_wording(self) -> Self:
        """Fetch what a list shows of each: the claim's wording and its article."""
        return self.select_related("claim__current", "article").order_by("until", "pk")

    def is_at_hold_limit(self, user: Person) -> bool:
        """Whether this person holds as many claims as one person can."""
        return last_hold(user).exists()

    def ended_holds(self) -> Self:
        """Holds that ended without another save, the oldest first. Only an editor releases them."""
        held = self.filter(is_open=True, state=SlotState.HELD)
        return held.filter(until__lt=timezone.now()).order_by("until", "pk")


def is_reserved_for(user: Person) -> Q:
    """Return the condition that the slot is reserved for this person, even if the time has ended."""
    return Q(person=user, state__in=RESERVED)


def last_hold(user: Person) -> ReviewSlotQuerySet:
    """The last hold that a person can have: it is there when their hands are full."""
    held = ReviewSlot.objects.filter(person=user, state=SlotState.HELD)
    return held.order_by()[MOST_HOLDS - 1 : MOST_HOLDS]


class ReviewSlot(models.Model):
    """Room for one reviewer. Opening the claim leases it, the first saved draft holds it.

    From `claim` to `subject_keys` it repeats its claim and article, so that taking work costs the same in
    an archive of a million claims. Triggers write these columns: `slot_copies_its_claim`, and those
    named `…_updates_its_slots` of claims, articles and assignments. A slot whose claim is not being
    reviewed keeps what it has: a claim that is reviewed again gets a new round.
    """

    # Taking a slot writes all of its indexes, so a foreign key only has one if a query needs it.
    round = models.ForeignKey(Round, models.PROTECT, db_index=False, related_name="slots")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=SlotKind, default=SlotKind.REVIEW)
    state = models.CharField(max_length=12, choices=SlotState, default=SlotState.FREE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="slots",
    )
    until = models.DateTimeField(null=True, help_text="End of the lease or hold.")
    lease = models.PositiveIntegerField(
        default=0, help_text="A random number, new whenever the slot goes to someone else."
    )
    offer = models.CharField(max_length=12, choices=OfferedFrom, blank=True)
    waiting_for = models.CharField(max_length=200, blank=True)

    claim = models.ForeignKey(
        Claim, models.PROTECT, db_index=False, editable=False, related_name="slots"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, db_index=False, editable=False, related_name="+"
    )
    position = models.PositiveIntegerField(editable=False, help_text="The claim's number.")
    priority = models.SmallIntegerField(default=0, editable=False)
    worth = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="Check-worthiness in tenths."
    )
    deadline = models.DateTimeField(null=True, editable=False)
    is_open = models.BooleanField(default=False, editable=False)
    is_assigned = models.BooleanField(default=False, editable=False)
    subject_keys = ArrayField(models.TextField(), default=list, editable=False)

    objects = ReviewSlotQuerySet.as_manager()

    class Meta:
        ordering = ("round_id", "number")  # by key: the order of rounds would join their tables
        indexes = (
            models.Index(
                fields=("is_assigned", *(name.removesuffix("_id") for name in ORDER)),
                condition=Q(is_open=True, state__in=(SlotState.FREE, SlotState.LEASED)),
                name="slot_queue",
            ),
            models.Index(
                fields=("article", "position", "number"),
                condition=Q(is_open=True),
                name="slot_in_article",
            ),
            models.Index(fields=("person",), condition=Q(state__in=RESERVED), name="slot_at_hand"),
            models.Index(
                fields=("until",),
                condition=Q(is_open=True, state=SlotState.HELD),
                name="slot_held_until",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="slot_number_is_its_own"),
            models.UniqueConstraint(
                fields=("round", "person"),
                condition=Q(person__isnull=False),
                name="slot_person_is_new_to_the_round",
            ),
            ExclusionConstraint(
                name="slot_lease_is_one_a_person",
                expressions=((F("person"), RangeOperators.EQUAL),),
                condition=Q(state=SlotState.LEASED),
                deferrable=models.Deferrable.DEFERRED,  # a taking writes the new one and the old
            ),
            models.CheckConstraint(
                condition=Q(state=SlotState.FREE, person=None, until=None)
                | Q(state__in=RESERVED, person__isnull=False, until__isnull=False)
                | Q(state=SlotState.SUBMITTED, person__isnull=False, until=None),
                name="slot_taken_has_a_person_and_an_end",
            ),
            models.CheckConstraint(
                condition=Q(waiting_for="") | Q(state=SlotState.HELD),
                name="slot_that_waits_is_held",
            ),
        )
        triggers = (
            guards.Trigger(
                "slot_is_asked_for",
                pgtrigger.Insert | pgtrigger.UpdateOf("round_id", "number", "kind"),
                "Refuses more slots than the round needs, with one more for a tie-break.",
            ),
            guards.refuse("slot_is_never_deleted", pgtrigger.Delete, "Refuses to delete a slot."),
            guards.Trigger(
                "slot_copies_its_claim",
                pgtrigger.Insert | pgtrigger.UpdateOf("article_id"),
                "Writes to a slot what it repeats of its claim and article.",
            ),
        )

    def __str__(self) -> str:
        return f"Slot {self.number} of {self.round}"

    def get_absolute_url(self) -> str:
        """Return the address of its claim."""
        return reverse("claim", args=(self.article.slug, self.position))

    @property
    def current_state(self) -> SlotState:
        """Its state as it is now: a lease that ended has left the slot free."""
        if self.state == SlotState.LEASED and self.is_over:
            return SlotState.FREE
        return SlotState(self.state)

    @property
    def is_over(self) -> bool:
        """Whether its lease or hold has ended."""
        return self.until is not None and self.until < timezone.now()
