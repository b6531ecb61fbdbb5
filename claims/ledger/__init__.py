"""The append-only record: each action locks its chain first and appends one event to it."""

from claims.ledger.recording import canonical, key_of, link, lock_chain, record, start_chain

__all__ = ["canonical", "key_of", "link", "lock_chain", "record", "start_chain"]
