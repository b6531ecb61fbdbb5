"""The append-only record. Each action locks its chain first and appends an event to it."""

from claims.ledger.erasing import erase_payload
from claims.ledger.heads import record_heads
from claims.ledger.recording import link, lock_chain, record, start_chain, time_of
from claims.models.event import key_of

__all__ = [
    "erase_payload",
    "key_of",
    "link",
    "lock_chain",
    "record",
    "record_heads",
    "start_chain",
    "time_of",
]
