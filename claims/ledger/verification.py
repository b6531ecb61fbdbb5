"""Check a chain of the ledger from its first event to its head."""

import json
from datetime import datetime

from claims.ledger.recording import hash_payload, link
from claims.models import EventChain
from claims.models.event import GENESIS


def find_problems(chain: EventChain) -> list[str]:
    """Check a chain from its first event to its head; return one sentence for each problem."""
    problems: list[str] = []
    previous, sequence = GENESIS, 0
    for event in chain.events.select_related("payload").order_by("sequence").iterator():
        sequence += 1
        if (event.sequence, event.previous_hash) != (sequence, previous):
            problems.append(f"Event {event.sequence} does not follow event {sequence - 1}.")
        if event.hash != link(event.previous_hash, event.header):
            problems.append(f"Event {event.sequence} has a header that doesn't match its hash.")
        header, payload = json.loads(event.header), getattr(event, "payload", None)
        if payload is None:
            problems.append(f"Event {event.sequence} has no payload.")
        elif not payload.erased_at and header["payload"] != hash_payload(
            payload.salt, payload.body
        ):
            problems.append(f"Event {event.sequence} has a payload that doesn't match its header.")
        if datetime.fromisoformat(header["at"]) != event.at or header["move"] != event.event_type:
            problems.append(f"Event {event.sequence} has columns that don't match its header.")
        previous, sequence = event.hash, event.sequence
    if (chain.count, chain.head) != (sequence, previous):
        problems.append(
            f"The head of the chain counts {chain.count} events, but there are {sequence}."
        )
    return problems
