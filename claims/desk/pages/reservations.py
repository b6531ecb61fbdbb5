"""How long a claim is reserved for a reviewer, and why it came next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from claims.models import ReviewSlot
from claims.vocabulary import OfferedFrom, SlotState


@dataclass(frozen=True)
class Reservation:
    """A claim that is reserved for a reviewer; `is_held` once something is saved in it."""

    until: datetime
    is_held: bool
    is_over: bool
    reason: str
    waiting_for: str


def reservation_of(slot: ReviewSlot) -> Reservation:
    """Return what the person of a slot should know about it."""
    return Reservation(
        until=slot.until,
        is_held=slot.state == SlotState.HELD,
        is_over=slot.until < timezone.now(),
        reason=reason_for_offer(slot),
        waiting_for=slot.waiting_for,
    )


def reason_for_offer(slot: ReviewSlot) -> str:
    """Say why this claim came next in the queue; nothing if it was opened by its link."""
    if slot.offer == OfferedFrom.ARTICLE:
        return "next in this article"
    if slot.offer != OfferedFrom.QUEUE:
        return ""
    reasons = []
    if slot.priority > 0:
        reasons.append(f"an editor put it first (priority {slot.priority})")
    if slot.worth > 0:
        reasons.append(f"ranked {slot.worth} of 10 for checking")
    if slot.deadline:
        due = timezone.localtime(slot.deadline)
        reasons.append(f"due {date_format(due, 'j M, H:i')}")
    return ", ".join(reasons) or "longest waiting"
