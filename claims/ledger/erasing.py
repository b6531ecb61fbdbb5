"""Erase the payload of an event, on request of the person it is about. The event and its hash stay."""

from django.utils import timezone

from claims.ledger.recording import record
from claims.models import Event, EventChain, EventPayload, Person
from claims.vocabulary import EventType


def erase_payload(*, chain: EventChain, event: Event, by: Person | None, reason: str) -> Event:
    """Erase what an event of a locked chain changed, with its salt, and return the event that records this.

    The trigger payload_is_only_ever_erased refuses it without that event. What says who erased something is never erased.
    """
    recorded = record(
        chain=chain,
        by=by,
        event_type=EventType.ERASE,
        on=event,
        event=event.hash,
        sequence=event.sequence,
        reason=reason,
    )
    payload = EventPayload.objects.filter(event=event, erased_at=None)
    payload.update(salt="", body="", erased_at=timezone.now())
    return recorded
