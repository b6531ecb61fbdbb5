"""The append-only record. Each action locks its chain first and appends an event to it."""

from claims.ledger.recording import link, lock_chain, record, start_chain
from claims.models.event import key_of

__all__ = ["key_of", "link", "lock_chain", "record", "start_chain"]
