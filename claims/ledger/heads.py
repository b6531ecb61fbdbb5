"""Record the heads of all chains in the newsroom's chain, so that none can be cut or rewritten by itself."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from claims.ledger.recording import lock_chain, record
from claims.models import EventChain, NewsroomSettings, Person, RecordedHead
from claims.sql_files import fetch_rows
from claims.vocabulary import EventType

CHANGED = Path(__file__).with_name("changed_heads.sql")
MOST = 1_000
"""Heads that one event records."""


@transaction.atomic
def record_all_heads() -> int:
    """Record every head that changed since it was recorded last; return how many. A job does this each day."""
    newsroom, recorded = lock_chain(None), 0
    while count := record_heads(newsroom=newsroom, by=None):
        recorded += count
    return recorded


@dataclass(frozen=True)
class Head:
    """A chain, how many events it has, and the hash of the last."""

    chain: int
    count: int
    head: str


def record_heads(
    *, newsroom: EventChain, by: Person | None, first: EventChain | None = None
) -> int:
    """Record the heads that changed since they were recorded last, at most MOST; return how many.

    `newsroom` is the newsroom's chain, locked. `first` is a chain that must be among them. The chains themselves need no
    lock: their count and head are read together.
    """
    heads = fetch_rows(
        Head, CHANGED, newsroom=newsroom.pk, first=first.pk if first else 0, most=MOST
    )
    if not heads:
        return 0
    record(
        chain=newsroom,
        by=by,
        event_type=EventType.RECORD_HEADS,
        on=NewsroomSettings(pk=1),
        heads={str(head.chain): [head.count, head.head] for head in heads},
    )
    RecordedHead.objects.bulk_create(
        [RecordedHead(chain=head.chain, count=head.count) for head in heads],
        update_conflicts=True,
        unique_fields=["chain"],
        update_fields=["count"],
    )
    return len(heads)
