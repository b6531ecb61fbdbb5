"""Append events to the ledger."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Expression
from django.utils import timezone

from claims.models import Article, Event, EventChain, Person
from claims.vocabulary import EventType

COMMAND_LINE = "command-line"
"""The actor of moves made by somebody with a shell on the machine."""


WRITE = """
    WITH event AS (
        INSERT INTO claims_event (
            chain_id, sequence, at, actor, event_type, object, header, previous_hash, hash)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING *
    ), payload AS (
        INSERT INTO claims_eventpayload (event_id, salt, body) SELECT id, %s, %s FROM event
    )
    SELECT * FROM event
"""


def lock_chain(article: Article | None, *, also: Expression | None = None) -> EventChain:
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
    *,
    chain: EventChain,
    by: Person | None,
    event_type: EventType,
    on: models.Model,
    **payload: object,
) -> Event:
    """Append one event to a locked chain; `payload` holds the words: before, after, notes."""
    body = canonical(payload)
    salt = secrets.token_hex(16)
    at = timezone.now()
    header = {
        "at": at.astimezone(UTC).isoformat(),
        "actor": key_of(by) if by else COMMAND_LINE,
        "chain": chain.pk,
        "move": event_type.value,
        "object": key_of(on),
        "payload": hash_payload(salt, body),
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


def hash_payload(salt: str, body: str) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + body.encode()).hexdigest()
