"""One event as the database has it, and what is wrong with it by itself."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from claims.ledger.recording import COMMAND_LINE
from claims.ledger.verification.problems import ProblemKind, quote

HASH = re.compile(r"[0-9a-f]{64}")
SALT = re.compile(r"[0-9a-f]{32}")
ACTOR = re.compile(r"command-line|person:(?:0|[1-9][0-9]*)")
OBJECT = re.compile(r"[a-z]+:(?:0|[1-9][0-9]*)")
NAMES = {"actor", "at", "chain", "move", "object", "payload", "sequence"}
"""The names that a header has."""

type Finding = tuple[ProblemKind, str]
"""A kind of problem, and the end of a sentence that begins with the event."""


class StoredEvent(NamedTuple):
    """The columns of an event and its payload, in the order of `events.sql`."""

    chain: int
    sequence: int
    header: str
    previous_hash: str
    hash: str
    event_type: str
    at: str
    """In UTC, such as 2026-11-30T09:30:00.000000+00:00."""
    actor_id: int | None
    object_type: str
    object_id: int
    has_payload: bool
    salt: str
    body: str
    is_erased: bool

    @property
    def actor(self) -> str:
        """The actor that the columns name, as a header has it."""
        return COMMAND_LINE if self.actor_id is None else f"person:{self.actor_id}"

    @property
    def object(self) -> str:
        """The row that the columns name, as a header has it."""
        return f"{self.object_type}:{self.object_id}"


def write_header(event: StoredEvent, payload_hash: str) -> str:
    """Return the header that an event with these columns and this payload must have, byte for byte."""
    return (
        f'{{"actor":"{event.actor}","at":"{event.at.replace(".000000", "")}","chain":{event.chain},'
        f'"move":"{event.event_type}","object":"{event.object}","payload":"{payload_hash}",'
        f'"sequence":{event.sequence}}}'
    )


def read_object(text: object) -> dict[str, object] | None:
    """Return the JSON object that a text is, or None if it is none."""
    try:
        content = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def as_key(value: object) -> int | str | None:
    """Return a value of a payload that can be looked up, or None if it is anything but a text or a number."""
    return value if isinstance(value, int | str) else None


def as_number(value: object) -> int:
    """Return the number that a text is, or that a value is; 0 if it is none."""
    is_number = isinstance(value, str) and value.isascii() and value.isdigit()
    return int(value[:18]) if is_number else value if isinstance(value, int) else 0


def find_in_hash(event: StoredEvent) -> Finding | None:
    """Compare the hash of an event with its header and the hash before."""
    if not _is(HASH, event.previous_hash):
        return ProblemKind.LINK, f"has a malformed previous hash, {quote(event.previous_hash)}."
    computed = sha256(bytes.fromhex(event.previous_hash) + event.header.encode()).hexdigest()
    if computed == event.hash:
        return None
    if not _is(HASH, event.hash):
        return ProblemKind.HEADER, f"has a malformed hash, {quote(event.hash)}."
    return ProblemKind.HEADER, "has a header that doesn't match its hash."


def find_in_payload(event: StoredEvent, named: object) -> Finding | None:
    """Compare the payload of an event with its hash that the header names."""
    if not event.has_payload:
        return ProblemKind.PAYLOAD, "has no payload."
    if event.is_erased:
        if event.salt or event.body:
            return ProblemKind.ERASED, "has a payload that is marked as erased but still there."
        return None
    if not _is(SALT, event.salt):
        return ProblemKind.PAYLOAD, f"has a payload with a malformed salt, {quote(event.salt)}."
    if sha256(bytes.fromhex(event.salt) + event.body.encode()).hexdigest() != named:
        return ProblemKind.PAYLOAD, "has a payload that doesn't match its header."
    return None


def find_in_header(event: StoredEvent) -> Iterator[Finding]:
    """Yield what is wrong with a header that isn't the one that its columns and payload make."""
    header = read_object(event.header)
    if header is None:
        yield ProblemKind.HEADER, "has a header that is no JSON object."
        return
    if header.keys() != NAMES:
        odd = ", ".join(quote(name) for name in sorted(header.keys() ^ NAMES))
        yield ProblemKind.HEADER, f"has a header with missing or unknown names: {odd}."
        return
    found = list(_find_in_columns(event, header))
    if in_payload := find_in_payload(event, header["payload"]):
        found.append(in_payload)
    written = write_header(event, str(header["payload"]))
    # The triggers that record changes outside the workflow write the fraction of a second always.
    is_written_well = event.header in (
        written,
        written.replace(event.at.replace(".000000", ""), event.at),
    )
    if not found and not (is_written_well and _is(HASH, header["payload"])):
        found.append((ProblemKind.HEADER, "has a header that isn't written as the format says."))
    yield from found


def _find_in_columns(event: StoredEvent, header: dict[str, object]) -> Iterator[Finding]:
    if header["chain"] != event.chain:
        yield (
            ProblemKind.HEADER,
            f"has a header that names another chain, {quote(header['chain'])}.",
        )
    if header["sequence"] != event.sequence:
        number = quote(header["sequence"])
        yield ProblemKind.HEADER, f"has a header that names another sequence, {number}."
    if header["move"] != event.event_type:
        yield (
            ProblemKind.COLUMN,
            (
                f"is of the type {quote(event.event_type)}, but its header says {quote(header['move'])}."
            ),
        )
    if not _is_same_time(header["at"], event.at):
        yield (
            ProblemKind.COLUMN,
            (f"has the time {quote(event.at)}, but its header says {quote(header['at'])}."),
        )
    for name, pattern in (("actor", ACTOR), ("object", OBJECT)):
        said = header[name]
        if not _is(pattern, said):
            yield ProblemKind.HEADER, f"has a header with a malformed {name}, {quote(said)}."
        elif said != getattr(event, name):
            shown = quote(getattr(event, name))
            yield ProblemKind.COLUMN, f"has the {name} {shown}, but its header says {quote(said)}."


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_same_time(one: object, other: object) -> bool:
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (TypeError, ValueError):
        return False
