"""What a reviewer is told of the place they have: why this claim, and how long it is theirs."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from claims.models import ReviewSlot
from claims.vocabulary import OfferedFrom, SlotState


@dataclass(frozen=True)
class Lease:
    """`until` when the claim is theirs, whether words are saved in it, and why it was offered."""

    until: datetime
    is_held: bool
    is_over: bool
    why: str
    waiting_for: str


def tell(slot: ReviewSlot) -> Lease:
    """Say of a slot what its person should know."""
    return Lease(
        until=slot.until,
        is_held=slot.state == SlotState.HELD,
        is_over=slot.until < timezone.now(),
        why=why(slot),
        waiting_for=slot.waiting_for,
    )


def why(slot: ReviewSlot) -> str:
    """Why this claim came next, by the order of the queue; nothing where it was opened by its link."""
    if slot.offer == OfferedFrom.ARTICLE:
        return "next in this article"
    if slot.offer != OfferedFrom.QUEUE:
        return ""
    reasons = []
    if slot.priority > 0:
        reasons.append(f"an editor put it first (priority {slot.priority})")
    if slot.worth > 0:
        reasons.append(f"check-worthiness {slot.worth} of 10")
    if slot.deadline:
        due = timezone.localtime(slot.deadline)
        reasons.append(f"due {date_format(due, 'j M, H:i')}")
    return ", ".join(reasons) or "the first that waits"
