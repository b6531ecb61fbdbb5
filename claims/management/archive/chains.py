"""The ledger of a made-up article: one chain of events, each hashed as the real ones are."""

from datetime import datetime, timedelta

from claims.canonical_json import canonical_json
from claims.ledger.recording import COMMAND_LINE, hash_payload, link
from claims.management.archive.copying import escape
from claims.management.archive.world import World
from claims.models.event import GENESIS
from claims.vocabulary import EventType


class Chain:
    """Events of one article, a second apart. `close` writes the chain's row, which counts them."""

    def __init__(self, world: World, article: int, begins: datetime) -> None:
        self.world, self.article, self.now = world, article, begins
        self.key = world.tables.chains.reserve()
        self.count, self.head = 0, GENESIS

    def tick(self) -> datetime:
        """Let a second pass, and return the new time."""
        self.now += timedelta(seconds=1)
        return self.now

    def record(
        self, event_type: EventType, on: str, by: int | None = None, **payload: object
    ) -> None:
        """Append an event about the row that `on` names, such as `claim:12`."""
        tables, body = self.world.tables, canonical_json(payload)
        salt = f"{self.world.random.getrandbits(128):032x}"
        self.count += 1
        header = canonical_json(
            {
                "at": self.tick().isoformat(),
                "actor": f"person:{by}" if by else COMMAND_LINE,
                "chain": self.key,
                "move": event_type.value,
                "object": on,
                "payload": hash_payload(salt, body),
                "sequence": self.count,
            }
        )
        before, self.head = self.head, link(self.head, header)
        key = tables.events.add_row(
            self.key, self.count, self.now, event_type.value, escape(header), before, self.head
        )
        tables.payloads.add(key, salt, escape(body))

    def close(self) -> None:
        """Write the row of the chain."""
        self.world.tables.chains.add(self.key, self.article, self.count, self.head)
