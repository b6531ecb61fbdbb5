"""Write the ledger as lines of JSON, so that another program can verify it (`docs/ledger.md`)."""

from collections.abc import Iterator

from claims.canonical_json import canonical_json
from claims.ledger.verification.verifying import read_chains, snapshot
from claims.ledger.verification.walking import ChainRow, stream_events
from claims.vocabulary import EventType

FORMAT = "factcheck-ledger/1"
PUBLIC = frozenset({EventType.PUBLISH, EventType.RECORD_HEADS, EventType.ERASE})
"""Events whose payload holds hashes, and words that are published already."""


def export_lines(*, article: str = "", is_public: bool = False) -> Iterator[str]:
    """Yield one line for the format, then each chain before its events; with `is_public` without payloads but those of PUBLIC.

    `article` is the slug of the only article whose chain is wanted.
    """
    with snapshot():
        rows = read_chains()
        chosen = [row for row in rows.values() if not article or row.slug == article]
        yield canonical_json({"format": FORMAT})
        left = {row.key: row for row in chosen}
        for event in stream_events(left.keys() if article else None):
            if row := left.pop(event.chain, None):
                yield _chain_line(row)
            is_withheld = is_public and event.event_type not in PUBLIC
            yield canonical_json(
                {
                    "body": None if event.is_erased or is_withheld else event.body,
                    "hash": event.hash,
                    "header": event.header,
                    "previous_hash": event.previous_hash,
                    "salt": None if event.is_erased or is_withheld else event.salt,
                }
            )
        for row in left.values():
            yield _chain_line(row)


def _chain_line(row: ChainRow) -> str:
    return canonical_json(
        {"article": row.slug, "chain": row.key, "count": row.count, "head": row.head}
    )
