"""Close a round once all its reviews are in, or ask one more reviewer where they differ."""

from django.db import transaction
from procrastinate.contrib.django import app

from claims import agreement, ledger
from claims.articles.actions.rounds import close_round, lock_claim, set_status
from claims.compiled_reads import compiled_once
from claims.desk.queries.open_slots import OpenSlots, open_slots_of
from claims.models import Claim, EventChain, Person, Review, ReviewSlot
from claims.models.review import ReviewQuerySet
from claims.vocabulary import ClaimStatus, EventType, SlotKind, SlotState, TieBreak

SETTLE = "claims.settle_round"
"""Name of the job that calls `settle_round`; `claims/tasks.py` defines it."""


def close_if_complete(claim: Claim, slots: OpenSlots, *, chain: EventChain, by: Person) -> None:
    """Close the claim's round if all its reviews are in: as agreed or disputed.

    `slots` are those that are still open. Where reviewers differ and the article asks for it, the
    round gets a tie-break slot and stays open. That slot is not waited for while it is free and the
    others agree: that can be so after one of them undid a submit and changed the answer. While
    somebody leases it without a draft, the round is looked at again when the lease ends.
    """
    if slots.reviews:
        return
    if slots.tie_break == SlotState.LEASED:
        _settle_when_lease_ends(claim, by)
    if slots.tie_break in (SlotState.LEASED, SlotState.HELD):
        return
    reviews = _submitted_in(claim.round_id)
    is_unanimous = agreement.is_unanimous([review.answer_key for review in reviews])
    if not is_unanimous and (slots.tie_break or _ask_for_tie_break(claim)):
        return
    close_round(claim)
    # Reviewers who agree to set a claim aside wait for an editor's confirmation like all others.
    set_status(claim, ClaimStatus.AGREED if is_unanimous else ClaimStatus.DISPUTED)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.CLOSE_ROUND,
        on=claim,
        number=claim.number,
        round=claim.round.number,
        after=claim.status,
    )


@compiled_once
def _submitted_in(round_id: int) -> ReviewQuerySet:
    return Review.objects.filter(round=round_id).submitted().in_order_of_submission()


def close_without_tie_break(
    claim: Claim, released: ReviewSlot, *, chain: EventChain, by: Person
) -> None:
    """Close the round if the slot that was released is its tie-break and the others agree by now."""
    if released.kind == SlotKind.TIE_BREAK:
        close_if_complete(claim, open_slots_of(claim), chain=chain, by=by)


def _settle_when_lease_ends(claim: Claim, by: Person) -> None:
    """Plan to look at the round again when the lease of its tie-break ends, on behalf of `by`."""
    leases = claim.round.slots.filter(kind=SlotKind.TIE_BREAK, state=SlotState.LEASED)
    end = leases.values_list("until", flat=True).get()
    app.configure_task(SETTLE, schedule_at=end).defer(round_=claim.round_id, by=by.pk)


@transaction.atomic
def settle_round(*, round_: int, by: int) -> None:
    """Close a round whose reviewers agree by now, if nobody has begun its tie-break.

    A job calls this when the lease of the tie-break ends. A saved draft keeps the round open; if the
    lease was renewed, the job is planned again.
    """
    claim = Claim.objects.select_related("article").get(round=round_)
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim)
    if claim.status == ClaimStatus.OPEN and claim.round_id == round_ and not claim.round.is_closed:
        person = Person.objects.get(pk=by)
        close_if_complete(claim, open_slots_of(claim), chain=chain, by=person)


def _ask_for_tie_break(claim: Claim) -> bool:
    """Add a tie-break slot, if the article asks for one and the round has none. Return whether it did."""
    if claim.article.tie_break != TieBreak.REVIEWER:
        return False
    if claim.round.slots.filter(kind=SlotKind.TIE_BREAK).exists():
        return False
    # The trigger slot_copies_its_claim fills in the columns of the claim and article.
    ReviewSlot.objects.create(
        round=claim.round, number=claim.round.needed + 1, kind=SlotKind.TIE_BREAK
    )
    return True
