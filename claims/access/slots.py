"""Which review slots a person may take, which are offered to them, and who reviews what right now.

A slot repeats what it is ordered and chosen by, so these conditions read one table. The SQL that takes a
slot (claims/desk/queries/*.sql) repeats them, and tests/desk/test_takeable.py checks that both agree.
"""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from claims.access.blindness import has_read_early, is_blinded
from claims.access.conflicts import has_conflict
from claims.compiled_reads import compiled_once
from claims.models import Article, Assignment, Person, ReviewSlot, Skip
from claims.models.slot import RESERVED, ReviewSlotQuerySet, is_reserved_for, last_hold
from claims.vocabulary import NoClaimReason, SlotState

MOST_COUNTED = 100
"""Claims are counted up to this number; a page then says "more than"."""


def is_in_visible_article(user: Person) -> Q:
    """Return the condition that this person sees the slot's article."""
    return Q(is_assigned=False) | is_in_assigned_article(user)


def is_in_assigned_article(user: Person) -> Q:
    """Return the condition that the slot's article has assignments and this person sees it."""
    if user.is_editor:
        return Q(is_assigned=True)
    assigned = Assignment.objects.filter(person=user).values("article")
    return Q(is_assigned=True, article__in=assigned)


def is_free() -> Q:
    """Return the condition that nobody has the slot, or that its lease ran out.

    The rest is the condition of the index `slot_queue`.
    """
    is_unused = Q(state=SlotState.FREE) | Q(until__lt=Now())
    return is_unused & Q(is_open=True, state__in=(SlotState.FREE, SlotState.LEASED))


def may_fill(user: Person) -> Q:
    """Return the condition that this person may review the slot's claim in its round.

    They have no conflict of interest, no other slot in the round, did not skip it, and read no round of
    the claim before it closed.
    """
    others = ReviewSlot.objects.filter(round=OuterRef("round"), person=user)
    skipped = Skip.objects.filter(round=OuterRef("round"), person=user)
    is_new = ~Exists(others.exclude(pk=OuterRef("pk")))
    return Q(~has_conflict(user), is_new, ~Exists(skipped), ~has_read_early(user))


def is_within_hold_limit(user: Person) -> Q:
    """Return the condition that this person can hold the slot: they do already, or have one hold to spare."""
    return Q(person=user, state=SlotState.HELD) | ~Exists(last_hold(user))


def leases_to_resume(user: Person) -> ReviewSlotQuerySet:
    """Return this person's running lease, if they may still review its claim."""
    leases = ReviewSlot.objects.filter(
        person=user, state=SlotState.LEASED, until__gte=timezone.now()
    )
    return leases.filter(is_in_visible_article(user), may_fill(user), is_open=True)


def offered_slots(user: Person) -> ReviewSlotQuerySet:
    """Return the free slots that this person may fill, including those in articles they can't see.

    Read it in two parts, `open_to_all()` and `is_in_assigned_article(user)`: each has its own index.
    """
    return ReviewSlot.objects.filter(is_free(), may_fill(user), is_within_hold_limit(user))


def reserved_slot(user: Person, round_id: int | None) -> ReviewSlot | None:
    """Return the slot of a round that is reserved for this person, also when its time has ended."""
    reserved = _reserved_in(user, round_id) if round_id is not None else ()
    return next(iter(reserved), None)


@compiled_once
def _reserved_in(user: Person, round_id: int) -> ReviewSlotQuerySet:
    return ReviewSlot.objects.reserved_for(user).filter(round=round_id)


def slots_of_round(user: Person, round_id: int) -> ReviewSlotQuerySet:
    """Return the slots of a round that this person has, or can take by opening the claim."""
    return ReviewSlot.objects.filter(
        is_reserved_for(user) | is_free(), is_in_visible_article(user), round=round_id
    )


def slots_in_article(user: Person, article: Article) -> ReviewSlotQuerySet:
    """Return the slots of an article that this person can take or go on with, except those on hold."""
    is_begun = is_reserved_for(user) & Q(waiting_for="")
    return ReviewSlot.objects.filter(
        is_begun | is_free(),
        is_in_visible_article(user),
        may_fill(user),
        is_within_hold_limit(user),
        article=article,
        is_open=True,
    )


@dataclass(frozen=True)
class OfferedClaim:
    """A claim that a person can take, with what orders the queue."""

    claim_id: int
    priority: int
    worth: int
    deadline: datetime | None
    article_id: int
    position: int

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the queue, in the order of `ReviewSlotQuerySet.in_order`."""
        due = self.deadline.timestamp() if self.deadline else inf
        return (-self.priority, -self.worth, due, self.article_id, self.position)


def offered_claims(user: Person) -> list[OfferedClaim]:
    """Return the claims of the first MOST_COUNTED slots that are offered to this person, in order.

    A page must not cost more when more claims are waiting.
    """
    if not user.is_reviewer:
        return []
    return sorted(_offered_claims(user), key=lambda offered: offered.place)[:MOST_COUNTED]


def _build_offered(user: Person) -> QuerySet[ReviewSlot]:
    columns = ("claim", "priority", "worth", "deadline", "article", "position")
    offered = offered_slots(user).in_order()
    to_all = offered.open_to_all().values_list(*columns)[:MOST_COUNTED]
    assigned = offered.filter(is_in_assigned_article(user)).values_list(*columns)[:MOST_COUNTED]
    return to_all.union(assigned).order_by()


_offered_claims = compiled_once(_build_offered, OfferedClaim)


def slots_at_hand(user: Person) -> list[ReviewSlot]:
    """Return the slots that are reserved for this person, with their claim's wording and article."""
    return _at_hand(user) if user.is_reviewer else []


@compiled_once
def _at_hand(user: Person) -> ReviewSlotQuerySet:
    return ReviewSlot.objects.reserved_for(user).with_wording()


def why_no_claim(user: Person, article: Article | None = None) -> NoClaimReason:
    """Return why this person has no next claim (of an article); ask it only when there was none to take.

    It tells that places are taken, never since when: the end of a lease is the time at which a colleague
    opened the claim.
    """
    if ReviewSlot.objects.is_at_hold_limit(user):
        return NoClaimReason.HANDS_FULL
    slots = ReviewSlot.objects.filter(article=article) if article else ReviewSlot.objects.all()
    unfilled = slots.filter(is_open=True).exclude(state=SlotState.SUBMITTED)
    others = unfilled.filter(may_fill(user)).exclude(is_reserved_for(user))
    # Each part has its index, so that slots in articles assigned to others are not read one by one.
    parts = (
        part.filter(state__in=states)
        for part in (others.open_to_all(), others.filter(is_in_assigned_article(user)))
        for states in ((SlotState.FREE, SlotState.LEASED), (SlotState.HELD,))
    )
    if user.is_reviewer and any(part.exists() for part in parts):
        return NoClaimReason.ALL_HELD
    return NoClaimReason.NONE_FOR_YOU if unfilled.exists() else NoClaimReason.ALL_DONE


def occupied_slots(user: Person, article: Article) -> ReviewSlotQuerySet:
    """Return the slots of an article that someone has reserved now, for an editor who is not blinded.

    Nobody else may know who reviews what. `change_token.sql` repeats the condition.
    """
    if not user.is_editor:
        return ReviewSlot.objects.none()
    slots = ReviewSlot.objects.filter(
        article=article, is_open=True, state__in=RESERVED, until__gt=Now()
    )
    return slots.exclude(is_blinded(user)).order_by("pk")


def holds_visible_to(user: Person) -> ReviewSlotQuerySet:
    """Return the slots that someone holds in open rounds, for an editor and as far as they are not blinded."""
    if not user.is_editor:
        return ReviewSlot.objects.none()
    held = ReviewSlot.objects.filter(is_open=True, state=SlotState.HELD)
    return held.exclude(is_blinded(user))
