"""Walk the chains from their first event to their head, in one stream."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from claims.ledger.verification import known_heads
from claims.ledger.verification.known_heads import KnownHeads
from claims.ledger.verification.problems import ProblemKind, Problems, quote
from claims.ledger.verification.stored_event import (
    SALT,
    StoredEvent,
    find_in_hash,
    find_in_header,
    read_object,
    write_header,
)
from claims.models.event import GENESIS
from claims.sql_files import read_sql
from claims.vocabulary import EventType

AT_ONCE = 2_000
"""Events that are fetched together."""
EVENTS = Path(__file__).with_name("events.sql")
COMPARED = frozenset(
    {
        EventType.REVIEW, EventType.UNDO, EventType.CONFIRM, EventType.DECIDE, EventType.CHANGE_DECISION,
        EventType.STILL_STANDS, EventType.SEND_BACK, EventType.PUBLISH, EventType.ADD_RATING, EventType.EDIT_RATING,
        EventType.RETIRE_RATING, EventType.EDIT_SCALE, EventType.RECORD_HEADS, EventType.BULK_IMPORT, EventType.ERASE, EventType.LOAD, EventType.OUTSIDE,
    }
)  # fmt: skip
"""Types of events that are compared with rows, or with other events."""


class ChainRow(NamedTuple):
    """A chain as the database has it."""

    key: int
    article: int | None
    slug: str | None
    count: int
    head: str

    @property
    def name(self) -> str:
        """What sentences call it."""
        if self.article is None:
            return "the newsroom’s chain"
        return f"chain {self.key} (article {quote(self.slug or self.article)})"


@dataclass(frozen=True)
class ComparedEvent:
    """An event of a type in COMPARED. `payload` is None if it was erased or can't be read."""

    chain: int
    sequence: int
    event_type: str
    at: str
    actor_id: int | None
    object_type: str
    object_id: int
    previous_hash: str
    hash: str
    is_erased: bool
    payload: dict[str, Any] | None


@dataclass
class WalkedChain:
    """A chain that was walked to its end. `row` is None if there are only events of it."""

    key: int
    row: ChainRow | None
    compared: list[ComparedEvent] = field(default_factory=list)
    erased: dict[int, str] = field(default_factory=dict)
    """The hashes of the events whose payload was erased, by sequence."""
    hashes: set[str] = field(default_factory=set)
    """The hashes of all events, of the newsroom's chain only."""
    outside: set[str] = field(default_factory=set)
    """The rows that were changed outside the workflow, as events recorded, such as `review:12`; `review:*` is any review."""
    count: int = 0
    """How many events it has."""
    last: int = 0
    head: str = GENESIS

    def was_changed_outside(self, key: str) -> bool:
        """Whether an event recorded that this row was changed outside the workflow."""
        return bool(self.outside) and not self.outside.isdisjoint(
            (key, f"{key.partition(':')[0]}:*")
        )

    @property
    def name(self) -> str:
        return self.row.name if self.row else f"chain {self.key}"

    @property
    def article(self) -> int | None:
        return self.row.article if self.row else None


def walk_chains(
    rows: Mapping[int, ChainRow],
    known: KnownHeads,
    problems: Problems,
    *,
    only: Collection[int] | None = None,
    without: Collection[int] = (),
) -> Iterator[WalkedChain]:
    """Check every event of all chains, of `only` some or of all `without` some; yield each chain at its end.

    `rows` are the chains by their keys. A chain without events is not yielded.
    """
    walker = None
    for event in stream_events(only, without):
        if walker is None or event.chain != walker.chain.key:
            if walker:
                yield walker.end()
            walker = _Walker(WalkedChain(event.chain, rows.get(event.chain)), known, problems)
        walker.take(event)
    if walker:
        yield walker.end()


def stream_events(
    only: Collection[int] | None = None, without: Collection[int] = ()
) -> Iterator[StoredEvent]:
    """Yield the events of these chains, or of all but some, in their order; in a transaction."""
    is_limited = only is not None
    condition = "e.chain_id = ANY(%s)" if is_limited else "e.chain_id <> ALL(%s)"
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"{read_sql(EVENTS)} WHERE {condition} ORDER BY e.chain_id, e.sequence, e.id",
            [list(only if is_limited else without)],
        )
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(StoredEvent._make, rows)


class _Walker:
    """Checks the events of one chain, one after the other."""

    def __init__(self, chain: WalkedChain, known: KnownHeads, problems: Problems) -> None:
        self.chain, self.problems = chain, problems
        self.known = known.of(chain.key)
        self.keeps_hashes = chain.row is not None and chain.row.article is None

    def take(self, event: StoredEvent) -> None:
        """Check the next event."""
        chain = self.chain
        if event.sequence != chain.last + 1 or event.previous_hash != chain.head:
            self._report_place(event)
        if found := find_in_hash(event):
            self._report(event, *found)
        content = self._read_payload(event)
        if self.known and (heads := self.known.get(event.sequence)):
            known_heads.compare(heads, event.hash, chain.name, self.problems)
        if event.event_type in COMPARED:
            chain.compared.append(_compared(event, content))
        if event.is_erased:
            chain.erased[event.sequence] = event.hash
        if self.keeps_hashes:
            chain.hashes.add(event.hash)
        chain.count += 1
        chain.last, chain.head = event.sequence, event.hash

    def _read_payload(self, event: StoredEvent) -> dict[str, object] | None:
        """Check header and payload together, and return the content of the payload."""
        body, salt = event.body, event.salt
        if body and SALT.fullmatch(salt or "") and not event.is_erased:
            digest = sha256(bytes.fromhex(salt) + body.encode()).hexdigest()
            if event.header != write_header(event, digest):
                self._report_header(event)
            content = read_object(body)
            if content is None:
                self._report(event, ProblemKind.PAYLOAD, "has a payload that is no JSON object.")
            return content
        self._report_header(event)
        return None

    def _report_header(self, event: StoredEvent) -> None:
        for found in find_in_header(event):
            self._report(event, *found)

    def _report_place(self, event: StoredEvent) -> None:
        """Say how an event doesn't follow the one before it."""
        last, sequence = self.chain.last, event.sequence
        if sequence == last and self.chain.count:
            self._report(event, ProblemKind.DUPLICATE, "is there twice.")
        elif sequence > last + 1:
            gone = (
                f"event {last + 1} is"
                if sequence == last + 2
                else f"events {last + 1} to {sequence - 1} are"
            )
            self._report(event, ProblemKind.GAP, f"comes after event {last}: {gone} missing.")
        elif sequence != last + 1:
            self._report(event, ProblemKind.LINK, f"does not follow event {last}.")
        else:
            before = f"event {last}" if last else "the beginning of a chain"
            self._report(
                event,
                ProblemKind.LINK,
                f"does not follow {before}: it names another hash before it.",
            )

    def _report(self, event: StoredEvent, kind: ProblemKind, end: str) -> None:
        sentence = f"Event {event.sequence} of {self.chain.name} {end}"
        self.problems.add(kind, sentence, chain=event.chain, event=event.sequence)

    def end(self) -> WalkedChain:
        """Compare what the chain says of itself with the events that it has."""
        chain, row = self.chain, self.chain.row
        if row is None:
            self.problems.add(
                ProblemKind.CHAIN,
                f"Chain {chain.key} has {chain.count} events, but its own row is missing.",
                chain=chain.key,
            )
        else:
            check_head(row, chain.last, chain.head, self.problems)
        for heads in self.known.values():
            known_heads.report_missing(heads, chain.last, chain.name, self.problems)
        return chain


def check_head(row: ChainRow, last: int, head: str, problems: Problems) -> None:
    """Compare the count and the head that a chain's row has with its last event."""
    name = f"{row.name[0].upper()}{row.name[1:]}"
    if row.count > last:
        problems.add(
            ProblemKind.CUT,
            f"{name} counts {row.count} events, but it ends with event {last}.",
            chain=row.key,
            event=last + 1,
        )
    elif row.count < last:
        problems.add(
            ProblemKind.HEAD,
            f"{name} counts {row.count} events, but it has {last}.",
            chain=row.key,
        )
    elif row.head != head:
        problems.add(
            ProblemKind.HEAD,
            f"{name} names the head {quote(row.head)}, but the hash of its last event is {quote(head)}.",
            chain=row.key,
        )


def _compared(event: StoredEvent, content: dict[str, object] | None) -> ComparedEvent:
    return ComparedEvent(
        event.chain, event.sequence, event.event_type, event.at, event.actor_id, event.object_type, event.object_id,
        event.previous_hash, event.hash, event.is_erased, content,
    )  # fmt: skip
