"""The end of a round: what its reviews say together, or one more reviewer where they differ."""

from claims import agreement
from claims.actions import ledger
from claims.actions.rounds import close_round, set_status
from claims.models import Claim, Person, ReviewSlot
from claims.vocabulary import ClaimStatus, Move, SlotKind, SlotState, TieBreak


def close_if_complete(claim: Claim, filled: int, *, chain: ledger.EventChain, by: Person) -> None:
    """Once all slots of the round are in: agreed, disputed, set aside, or one more reviewer.

    `filled` is the key of the slot that was just filled; `claim.waiting` has those that were not.
    A tie-break that nobody took is not waited for when a review taken back came in as the others'.
    """
    waiting = {(place["kind"], place["state"]) for place in claim.waiting if place["pk"] != filled}
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
        move=Move.CLOSE_ROUND,
        on=claim,
        number=claim.number,
        round=claim.round.number,
        after=claim.status,
    )


def close_without_tie_break(
    claim: Claim, left: ReviewSlot, *, chain: ledger.EventChain, by: Person
) -> None:
    """Close the round where a tie-break was given back and the others have come to agree since."""
    if left.kind != SlotKind.TIE_BREAK:
        return
    waiting = claim.round.slots.exclude(state=SlotState.SUBMITTED)
    claim.waiting = list(waiting.values("pk", "kind", "state"))
    close_if_complete(claim, 0, chain=chain, by=by)


def _ask_for_tie_break(claim: Claim) -> bool:
    """Add a tie-break slot where the article asks for one and the round has none yet."""
    if claim.article.tie_break != TieBreak.REVIEWER:
        return False
    if claim.round.slots.filter(kind=SlotKind.TIE_BREAK).exists():
        return False
    ReviewSlot.objects.create(
        round=claim.round, number=claim.round.needed + 1, kind=SlotKind.TIE_BREAK
    )
    return True
