"""Keeping a claim for days: what it waits for, giving it back after an undo, whoever takes it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require
from claims.articles.actions.rounds import locked_claim
from claims.desk.actions.closing import close_without_tie_break
from claims.desk.actions.slots import HOLD, LEASE
from claims.models import Article, Claim, EventChain, Person, ReviewSlot
from claims.models.comment import colleagues_on
from claims.models.slot import AT_HAND
from claims.vocabulary import Action, EventType, SlotKind, SlotState


def hold_again(slot: ReviewSlot) -> None:
    """Give a submitted slot back to its person: the review is a draft again."""
    slot.state, slot.until = SlotState.HELD, _hold_end(slot)
    slot.save(update_fields=("state", "until"))


def _hold_end(slot: ReviewSlot) -> datetime:
    """Say when a hold that begins now ends, as `slots.HOLD_END` does."""
    now = timezone.now()
    return min(now + HOLD, max(slot.deadline, now + LEASE)) if slot.deadline else now + HOLD


@transaction.atomic
def wait_for(*, claim: Claim, by: Person, what: str) -> ReviewSlot:
    """Say what a held claim waits for, on one's own desk and to editors; nothing takes it back."""
    slot = held_slot(claim=claim, by=by)
    slot.waiting_for, slot.until = what.strip(), _hold_end(slot)
    slot.save(update_fields=("waiting_for", "until"))
    return slot


@transaction.atomic
def held_slot(*, claim: Claim, by: Person) -> ReviewSlot:
    """Return this person's hold on a claim, locked. Raises Conflict where they have none."""
    slot = _locked(claim, person=by, state=SlotState.HELD)
    if slot is None:
        raise Conflict(
            f"You do not hold claim {claim.number}: save a word of your review first. "
            "Nothing was changed."
        )
    return slot


@transaction.atomic
def free_hold(
    *, claim: Claim, by: Person, slot: int, lock_version: int | None = None
) -> ReviewSlot:
    """Take a held claim from its reviewer; the draft stays theirs and comes back with a slot.

    `slot` is the key of the slot as it was seen. Raises Conflict when it is not held any more.
    """
    chain = ledger.lock_chain(claim.article)
    claim = locked_claim(claim, lock_version, by=by)
    require(by, Action.FREE_HOLD, claim)
    held = _locked(claim, pk=slot, state=SlotState.HELD)
    if held is None:
        raise Conflict(f"That place of claim {claim.number} is not held any more.")
    holder, waiting_for = held.person, held.waiting_for
    release(held)
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


def free_places_of_others(article: Article, *, chain: EventChain, by: Person) -> list[int]:
    """Take back what people have at hand in an article that is not theirs to see any more.

    Their drafts stay, and come back to them with the article. Returns the numbers of the claims.
    """
    taken = ReviewSlot.objects.select_for_update(of=("self",)).filter(
        article=article, is_open=True, state__in=AT_HAND
    )
    others = list(taken.exclude(person__in=colleagues_on(article)).order_by("pk"))
    for slot in others:
        release(slot)
        if slot.kind == SlotKind.TIE_BREAK:
            close_without_tie_break(locked_claim(slot.claim, by=by), slot, chain=chain, by=by)
    return [slot.position for slot in others]


def free_leases_of_parties(by: Person) -> None:
    """Let go of the claim that a person took without a word, where they are a party to it."""
    mine = ReviewSlot.objects.select_for_update(of=("self",)).filter(state=SlotState.LEASED)
    for slot in mine.filter(person=by).touching(by):
        release(slot)


def _locked(claim: Claim, **which: object) -> ReviewSlot | None:
    slots = ReviewSlot.objects.select_for_update(of=("self",)).filter(round=claim.round_id)
    return slots.filter(**which).first()


def release(slot: ReviewSlot) -> None:
    """Let go of a locked slot, so that anybody can take it."""
    slot.state, slot.person, slot.until = SlotState.FREE, None, None
    slot.offer = slot.waiting_for = ""
    slot.save(update_fields=("state", "person", "until", "offer", "waiting_for"))
