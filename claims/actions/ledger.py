"""Writing the ledger, and checking it."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Expression
from django.utils import timezone

from claims.models import Article, Event, EventChain, Person
from claims.models.event import GENESIS
from claims.vocabulary import Move

COMMAND_LINE = "command-line"
"""The actor of moves made by somebody with a shell on the machine."""


WRITE = """
    WITH event AS (
        INSERT INTO claims_event (
            chain_id, sequence, at, actor, move, object, header, previous_hash, hash)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING *
    ), payload AS (
        INSERT INTO claims_eventpayload (event_id, salt, body) SELECT id, %s, %s FROM event
    )
    SELECT * FROM event
"""


def locked_chain(article: Article | None, *, also: Expression | None = None) -> EventChain:
    """Lock and return the chain of an article, or of the desk: the first lock of every move.

    `also` is a lock to take with it.
    """
    chains = EventChain.objects.select_for_update()
    return (chains.annotate(also=also) if also else chains).get(article=article)


def start_chain(article: Article) -> EventChain:
    """Make the chain of a new article; nobody else sees it before the transaction ends."""
    return EventChain.objects.create(article=article)


def canonical(content: Mapping) -> str:
    """Return `content` as canonical JSON: sorted keys, no spaces, Unicode as it is."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder
    )


def key_of(row: models.Model) -> str:
    """Return the key that names a row in the ledger, such as `claim:12`."""
    return f"{row._meta.model_name}:{row.pk}"


def record(
    *, chain: EventChain, by: Person | None, move: Move, on: models.Model, **payload: object
) -> Event:
    """Append one event to a locked chain; `payload` holds the words: before, after, notes."""
    body = canonical(payload)
    salt = secrets.token_hex(16)
    at = timezone.now()
    header = {
        "at": at.astimezone(UTC).isoformat(),
        "actor": key_of(by) if by else COMMAND_LINE,
        "chain": chain.pk,
        "move": move.value,
        "object": key_of(on),
        "payload": _payload_hash(salt, body),
        "sequence": chain.count + 1,
    }
    text = canonical(header)
    columns = (header["sequence"], at, header["actor"], header["move"], header["object"], text)
    links = (chain.head, link(chain.head, text))
    [event] = Event.objects.raw(WRITE, [chain.pk, *columns, *links, salt, body])
    chain.count, chain.head = event.sequence, event.hash  # as the trigger just wrote it
    return event


def link(previous_hash: str, header: str) -> str:
    """Return SHA-256(previous hash ‖ header bytes) as hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(previous_hash) + header.encode()).hexdigest()


def _payload_hash(salt: str, body: str) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + body.encode()).hexdigest()


def faults_in(chain: EventChain) -> list[str]:
    """Check a chain from its first event; return what does not fit, one sentence each."""
    faults: list[str] = []
    previous, sequence = GENESIS, 0
    for event in chain.events.select_related("payload").order_by("sequence").iterator():
        sequence += 1
        if (event.sequence, event.previous_hash) != (sequence, previous):
            faults.append(f"Event {event.sequence} does not follow event {sequence - 1}.")
        if event.hash != link(event.previous_hash, event.header):
            faults.append(f"Event {event.sequence} has a header that its hash does not fit.")
        header, payload = json.loads(event.header), getattr(event, "payload", None)
        if payload is None:
            faults.append(f"Event {event.sequence} lost its payload.")
        elif not payload.erased_at and header["payload"] != _payload_hash(
            payload.salt, payload.body
        ):
            faults.append(f"Event {event.sequence} has a payload that its header does not fit.")
        if datetime.fromisoformat(header["at"]) != event.at or header["move"] != event.move:
            faults.append(f"Event {event.sequence} has columns that its header does not fit.")
        previous, sequence = event.hash, event.sequence
    if (chain.count, chain.head) != (sequence, previous):
        faults.append(f"The head says {chain.count} events, the chain has {sequence}.")
    return faults
