"""The end of a round: what its reviews say together, or one more reviewer where they differ."""

from django.db import transaction
from procrastinate.contrib.django import app

from claims import agreement, ledger
from claims.articles.actions.rounds import close_round, locked_claim, set_status
from claims.models import Claim, EventChain, Person, ReviewSlot
from claims.vocabulary import ClaimStatus, EventType, SlotKind, SlotState, TieBreak

SETTLE = "claims.settle_round"
"""The name of the job; `claims/tasks.py` has what it does."""
WAITING = ("pk", "kind", "standing")
"""What is asked of the unfilled slots of a round, to know whether it is complete."""


def close_if_complete(claim: Claim, filled: int, *, chain: EventChain, by: Person) -> None:
    """Once all slots of the round are in: agreed, disputed, set aside, or one more reviewer.

    `filled` is the key of the slot that was just filled; `claim.waiting` has those that were not.
    A tie-break that nobody took is not waited for when a review taken back came in as the others';
    one that somebody reads without a word in it yet is waited for as long as its lease.
    """
    waiting = {
        (place["kind"], place["standing"]) for place in claim.waiting if place["pk"] != filled
    }
    if waiting == {(SlotKind.TIE_BREAK, SlotState.LEASED)}:
        _settle_later(claim, by)
    if waiting - {(SlotKind.TIE_BREAK, SlotState.FREE)}:
        return
    answers = [
        review.rating_id or "set aside" for review in claim.round.reviews.submitted().order_by("pk")
    ]
    is_unanimous = agreement.is_unanimous(answers)
    if not is_unanimous and (waiting or _ask_for_tie_break(claim)):
        return
    close_round(claim)
    if not is_unanimous:
        set_status(claim, ClaimStatus.DISPUTED)
    elif answers[0] == "set aside":
        first = claim.round.reviews.submitted().order_by("pk")[0]
        set_status(claim, ClaimStatus.SET_ASIDE, set_aside_reason=first.set_aside_reason)
    else:
        set_status(claim, ClaimStatus.AGREED)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.CLOSE_ROUND,
        on=claim,
        number=claim.number,
        round=claim.round.number,
        after=claim.status,
    )


def close_without_tie_break(
    claim: Claim, left: ReviewSlot, *, chain: EventChain, by: Person
) -> None:
    """Close the round where a tie-break was given back and the others have come to agree since."""
    if left.kind == SlotKind.TIE_BREAK:
        _close_as_it_stands(claim, chain=chain, by=by)


def _close_as_it_stands(claim: Claim, *, chain: EventChain, by: Person) -> None:
    claim.waiting = list(claim.round.slots.unfilled().values(*WAITING))
    close_if_complete(claim, 0, chain=chain, by=by)


def _settle_later(claim: Claim, by: Person) -> None:
    """Look at a round again when the lease of its tie-break ends, as the person who made it complete."""
    leases = claim.round.slots.filter(kind=SlotKind.TIE_BREAK, state=SlotState.LEASED)
    end = leases.values_list("until", flat=True).get()
    app.configure_task(SETTLE, schedule_at=end).defer(round_=claim.round_id, by=by.pk)


@transaction.atomic
def settle_round(*, round_: int, by: int) -> None:
    """Close a round whose reviewers agree by now and whose tie-break was let go without a word.

    Nobody has to act for it: who let go does not know that anything waits. A saved word is waited
    for, and a longer lease too, at whose end this is done again.
    """
    claim = Claim.objects.select_related("article").get(round=round_)
    chain = ledger.lock_chain(claim.article)
    claim = locked_claim(claim)
    if claim.status == ClaimStatus.OPEN and claim.round_id == round_ and not claim.round.is_closed:
        _close_as_it_stands(claim, chain=chain, by=Person.objects.get(pk=by))


def _ask_for_tie_break(claim: Claim) -> bool:
    """Add a tie-break slot where the article asks for one and the round has none yet."""
    if claim.article.tie_break != TieBreak.REVIEWER:
        return False
    if claim.round.slots.filter(kind=SlotKind.TIE_BREAK).exists():
        return False
    # The trigger slot_copies_its_claim fills in the columns of the claim and article.
    ReviewSlot.objects.create(
        round=claim.round, number=claim.round.needed + 1, kind=SlotKind.TIE_BREAK
    )
    return True
