"""Holds: claims that are reserved for days because a draft is saved, and what ends them."""

from django.db import transaction

from claims import ledger
from claims.access.articles import people_who_see
from claims.access.conflicts import has_conflict
from claims.access.refusals import Conflict
from claims.access.rules import require
from claims.articles.actions.rounds import lock_claim, release_slots
from claims.desk.actions.closing import close_without_tie_break
from claims.models import Article, Claim, EventChain, Person, ReviewSlot
from claims.models.slot import RESERVED, hold_end
from claims.vocabulary import Action, EventType, SlotKind, SlotState


def restore_hold(slot: ReviewSlot) -> None:
    """Turn a submitted slot into a hold again: its review is a draft again."""
    slot.state, slot.until = SlotState.HELD, hold_end(slot.deadline)
    slot.save(update_fields=("state", "until"))


@transaction.atomic
def set_waiting_for(*, claim: Claim, by: Person, what: str) -> ReviewSlot:
    """Say what a held claim waits for, and renew the hold. Its reviewer and editors can read it."""
    slot = lock_held_slot(claim=claim, by=by)
    slot.waiting_for, slot.until = what.strip(), hold_end(slot.deadline)
    slot.save(update_fields=("waiting_for", "until"))
    return slot


@transaction.atomic
def lock_held_slot(*, claim: Claim, by: Person) -> ReviewSlot:
    """Return this person's hold on a claim, locked. Raises Conflict where they have none."""
    slot = _lock_slot(claim, person=by, state=SlotState.HELD)
    if slot is None:
        raise Conflict(
            f"You haven’t saved a draft for claim {claim.number}. Save one first. "
            "Nothing was changed."
        )
    return slot


@transaction.atomic
def free_hold(
    *, claim: Claim, by: Person, slot: int, lock_version: int | None = None
) -> ReviewSlot:
    """Release the claim that a reviewer holds, as an editor. The reviewer keeps the draft.

    `slot` is the primary key of the slot as the editor saw it. Raises Conflict when it is no longer
    held.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version, by=by)
    require(by, Action.FREE_HOLD, claim)
    held = _lock_slot(claim, pk=slot, state=SlotState.HELD)
    if held is None:
        raise Conflict(f"That slot of claim {claim.number} is no longer held.")
    holder, waiting_for = held.person, held.waiting_for
    release_slot(held)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.FREE_HOLD,
        on=held,
        claim=claim.number,
        person=ledger.key_of(holder),
        waiting_for=waiting_for,
    )
    close_without_tie_break(claim, held, chain=chain, by=by)
    return held


def release_slots_of_outsiders(article: Article, *, chain: EventChain, by: Person) -> list[int]:
    """Release the slots of people who can no longer see the article. They keep their drafts.

    Returns the numbers of the claims.
    """
    reserved = ReviewSlot.objects.select_for_update(of=("self",)).filter(
        article=article, is_open=True, state__in=RESERVED
    )
    slots = list(reserved.exclude(person__in=people_who_see(article)).order_by("pk"))
    for slot in slots:
        release_slot(slot)
        if slot.kind == SlotKind.TIE_BREAK:
            close_without_tie_break(lock_claim(slot.claim, by=by), slot, chain=chain, by=by)
    return [slot.position for slot in slots]


@transaction.atomic
def release_slots_of(person: Person, *, by: Person) -> list[ReviewSlot]:
    """Release everything that a person who leaves has reserved: leases, holds, tie-breaks. They keep their drafts.

    Returns the slots as they are now.
    """
    reserved = ReviewSlot.objects.reserved_for(person).filter(is_open=True)
    articles = set(reserved.values_list("article", flat=True))
    released = []
    for article in Article.objects.filter(pk__in=articles).order_by("pk"):
        chain = ledger.lock_chain(article)
        slots = reserved.filter(article=article).select_for_update(of=("self",)).order_by("pk")
        for slot in list(slots):
            _release_for(person, slot, chain=chain, by=by)
            released.append(slot)
    return released


def _release_for(person: Person, slot: ReviewSlot, *, chain: EventChain, by: Person) -> None:
    waiting_for = slot.waiting_for
    release_slot(slot)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.FREE_HOLD,
        on=slot,
        claim=slot.position,
        person=ledger.key_of(person),
        waiting_for=waiting_for,
    )
    if slot.kind == SlotKind.TIE_BREAK:
        close_without_tie_break(lock_claim(slot.claim, by=by), slot, chain=chain, by=by)


def release_conflicted_lease(by: Person) -> None:
    """Release the claim that a person leases, if they have a conflict of interest with it."""
    leases = ReviewSlot.objects.select_for_update(of=("self",)).filter(state=SlotState.LEASED)
    for slot in leases.filter(person=by).filter(has_conflict(by)):
        release_slot(slot)


def release_slot(slot: ReviewSlot) -> None:
    """Release a locked slot, so that anybody can take it."""
    release_slots(ReviewSlot.objects.filter(pk=slot.pk))
    slot.refresh_from_db(fields=("state", "person", "until", "offer", "waiting_for"))


def _lock_slot(claim: Claim, **which: object) -> ReviewSlot | None:
    slots = ReviewSlot.objects.select_for_update(of=("self",)).filter(round=claim.round_id)
    return slots.filter(**which).first()
