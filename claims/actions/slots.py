"""Taking work and giving it back: one row a review slot, so that two people never take one."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from claims.models import Article, Claim, Person, ReviewSlot
from claims.vocabulary import Move, SlotState
from claims.workflow import Conflict, require

LEASE = timedelta(minutes=20)
"""How long a claim is one's own before a word is saved."""
HOLD = timedelta(days=3)
"""How long it stays one's own after that."""


def _lock_taking(by: Person) -> None:
    """Let one person take one thing at a time, however many windows are open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('take'), %s)", [by.pk])


@transaction.atomic
def take_slot(*, claim: Claim, by: Person, lease: int | None = None) -> ReviewSlot:
    """Take a free slot of the claim's round, or return the one that is theirs.

    `lease` is the number of the lease under which something was typed. Raises Conflict when
    somebody else took that slot since, or when colleagues hold all of them.
    """
    require(by, Move.REVIEW, claim)
    _lock_taking(by)
    if lease and not _is_still_mine(claim, by, lease):
        raise Conflict(
            f"Your time on claim {claim.number} ran out and a colleague took your place. What you "
            "typed is kept in this window: send it again to take another place, if there is one."
        )
    slot = (
        ReviewSlot.objects.select_for_update(skip_locked=True)
        .filter(round=claim.round_id)
        .takeable_by(by)
        .order_by(_mine_first(by), "number")
        .first()
    )
    if slot is None:
        raise Conflict(
            f"Colleagues hold claim {claim.number} right now, all its places are taken. "
            "What you typed is kept in this browser; take the next claim."
        )
    return slot if is_held_by(by, slot) else _lease(slot, by)


def _is_still_mine(claim: Claim, by: Person, lease: int) -> bool:
    """Whether a slot of the round is this person's, or was taken by nobody since that lease."""
    mine = Q(person=by) | Q(lease=lease)
    return ReviewSlot.objects.filter(mine, round=claim.round_id).exists()


def is_held_by(person: Person, slot: ReviewSlot) -> bool:
    """Whether the slot is this person's and not yet run out; a hold is an editor's to end."""
    alive = slot.state == SlotState.HELD or (slot.until and slot.until > timezone.now())
    return slot.person_id == person.pk and bool(alive)


def _mine_first(by: Person) -> Case:
    return Case(When(person=by, then=0), default=1, output_field=IntegerField())


def _lease(slot: ReviewSlot, by: Person) -> ReviewSlot:
    """Write a lease of 20 minutes on a slot and let go of other leases without a word in them."""
    ReviewSlot.objects.filter(person=by, state=SlotState.LEASED).exclude(pk=slot.pk).update(
        state=SlotState.FREE, person=None, until=None
    )
    slot.state, slot.person, slot.until = SlotState.LEASED, by, timezone.now() + LEASE
    slot.lease += 1
    slot.save(update_fields=("state", "person", "until", "lease"))
    return slot


def hold(slot: ReviewSlot) -> None:
    """Turn a lease into a hold: a word is saved."""
    if slot.state == SlotState.LEASED:
        slot.state, slot.until = SlotState.HELD, timezone.now() + HOLD
        slot.save(update_fields=("state", "until"))


def hold_again(slot: ReviewSlot) -> None:
    """Give a submitted slot back to its person: the review is a draft again."""
    slot.state, slot.until = SlotState.HELD, timezone.now() + HOLD
    slot.save(update_fields=("state", "until"))


@transaction.atomic
def take_next(
    *, by: Person, article: Article | None = None, after: Claim | None = None
) -> Claim | None:
    """Take the next claim that this person can review; None when there is none.

    `article` limits the search; `after` is where they are: the claims that follow it in its
    article come first, then those before it, then the other articles by priority.
    """
    _lock_taking(by)
    slots = ReviewSlot.objects.select_for_update(of=("self",), skip_locked=True).takeable_by(by)
    slot = (
        slots.filter(
            round__claim_version__claim__in=_takeable(by, article, after),
            round=F("round__claim_version__claim__round"),
        )
        .annotate(is_near=_nearness(after))
        .order_by(
            "-is_near",
            "-round__claim_version__claim__priority",
            "round__claim_version__claim__article",
            "round__claim_version__claim__number",
            _mine_first(by),
            "number",
        )
        .select_related("round__claim_version__claim__article")
        .first()
    )
    if slot is None:
        return None
    if not is_held_by(by, slot):
        _lease(slot, by)
    return slot.round.claim_version.claim


def _takeable(by: Person, article: Article | None, after: Claim | None) -> QuerySet[Claim]:
    """Open claims of visible articles, without those this person has submitted or stands at."""
    claims = Claim.objects.waiting_for(by)
    if article:
        claims = claims.filter(article=article)
    return claims.exclude(pk=after.pk) if after else claims


def _nearness(after: Claim | None) -> Case | Value:
    """2 for claims that follow in the same article, 1 for those before, 0 elsewhere."""
    if after is None:
        return Value(0)
    claim = "round__claim_version__claim__"
    return Case(
        When(**{f"{claim}article": after.article_id, f"{claim}number__gt": after.number}, then=2),
        When(**{f"{claim}article": after.article_id}, then=1),
        default=0,
        output_field=IntegerField(),
    )


@transaction.atomic
def hand_back(*, claim: Claim, by: Person) -> None:
    """Free this person's slot of a claim; the draft stays theirs and comes back with it."""
    slot = (
        ReviewSlot.objects.select_for_update()
        .filter(round=claim.round_id, person=by)
        .exclude(state=SlotState.SUBMITTED)
        .first()
    )
    if slot is None:
        raise Conflict(f"Claim {claim.number} is not yours to hand back.")
    slot.state, slot.person, slot.until = SlotState.FREE, None, None
    slot.save(update_fields=("state", "person", "until"))
