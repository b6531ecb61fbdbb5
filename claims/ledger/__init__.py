"""The append-only record: each action locks its chain first and appends one event to it."""

from claims.ledger.recording import link, lock_chain, record, start_chain
from claims.models.event import key_of

__all__ = ["key_of", "link", "lock_chain", "record", "start_chain"]
