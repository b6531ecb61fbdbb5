"""The slots of a round in which no review is submitted yet."""

from dataclasses import dataclass

from claims.models import Claim
from claims.vocabulary import SlotKind, SlotState


@dataclass(frozen=True)
class OpenSlots:
    """What a round waits for before it can close."""

    reviews: int
    """Ordinary slots without a submitted review."""
    tie_break: SlotState | None
    """State of the tie-break slot; None without one, or when its review is submitted.

    A lease that ended counts as free.
    """


def open_slots_of(claim: Claim) -> OpenSlots:
    """Return the open slots of the claim's round."""
    slots = list(claim.round.slots.exclude(state=SlotState.SUBMITTED))
    tie_breaks = [slot for slot in slots if slot.kind == SlotKind.TIE_BREAK]
    return OpenSlots(
        reviews=len(slots) - len(tie_breaks),
        tie_break=tie_breaks[0].current_state if tie_breaks else None,
    )
