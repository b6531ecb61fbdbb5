"""Append events to the ledger."""

import hashlib
import secrets
from datetime import UTC, datetime

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Func, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from claims.canonical_json import canonical_json
from claims.compiled_reads import compiled_once
from claims.models import Article, Event, EventChain, Person
from claims.models.event import key_of
from claims.prepared_statements import as_parameter, prepared_cursor
from claims.vocabulary import EventType

COMMAND_LINE = "command-line"
"""The actor of an action that somebody took with a command on the machine."""

WRITE = """
    WITH event AS (
        INSERT INTO claims_event (
            chain_id, sequence, at, event_type, header, previous_hash, hash)
        VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING *
    ), payload AS (
        INSERT INTO claims_eventpayload (event_id, salt, body) SELECT id, %s, %s FROM event
    )
    SELECT id, chain_id, sequence, at, event_type, header, actor_id, object_type, object_id,
        previous_hash, hash
    FROM event
"""
"""Writes an event and its payload; returns the columns of an Event in the order of its fields."""


WORKFLOW = "factcheck.workflow"
"""Setting of the database that holds the number of the transaction in which an action runs."""


def lock_chain(article: Article | None, *, also: tuple[int, int] | None = None) -> EventChain:
    """Lock and return the chain of an article, or of the newsroom. Every action takes this lock first.

    The same statement marks the transaction as an action's. Without the mark, the triggers of
    `claims.models.outside_change` record what is changed as *outside the workflow*. The mark is the number of the
    transaction, so that it means nothing in another one, whoever uses the connection next.

    `also` are the two keys of an advisory lock to take in the same statement.
    """
    key = article.pk if article else None
    [chain] = _locked_with(key, *also) if also else _locked(key)
    return chain


@compiled_once
def _locked(article: int | None) -> QuerySet[EventChain]:
    return _chains(article)


@compiled_once
def _locked_with(article: int | None, space: int, key: int) -> QuerySet[EventChain]:
    keys = (Cast(Value(number), models.IntegerField()) for number in (space, key))
    lock = Func(*keys, function="pg_advisory_xact_lock", output_field=models.TextField())
    return _chains(article).annotate(also=lock)


def _chains(article: int | None) -> QuerySet[EventChain]:
    # Without the mark these triggers write events: review_insert_outside_is_recorded, review_update_outside_is_recorded,
    # review_delete_outside_is_recorded, decision_insert_outside_is_recorded, decision_update_outside_is_recorded,
    # decision_delete_outside_is_recorded, rating_insert_outside_is_recorded, rating_update_outside_is_recorded,
    # rating_delete_outside_is_recorded, report_insert_outside_is_recorded, report_update_outside_is_recorded and
    # report_delete_outside_is_recorded.
    number = Cast(Func(function="pg_current_xact_id"), models.TextField())
    until_it_ends = Value(value=True)
    mark = Func(Value(WORKFLOW), number, until_it_ends, function="set_config")
    chains = EventChain.objects.select_for_update().filter(article=article)
    return chains.annotate(mark=Cast(mark, models.TextField()))


def start_chain(article: Article) -> EventChain:
    """Create the chain of a new article. It needs no lock: nobody sees it before the commit."""
    return EventChain.objects.create(article=article)


def record(
    *,
    chain: EventChain,
    by: Person | None,
    event_type: EventType,
    on: models.Model,
    **payload: object,
) -> Event:
    """Append one event to a locked chain; `payload` is what changed: before, after, notes."""
    body = canonical_json(payload)
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
    text = canonical_json(header)
    columns = (as_parameter(header["sequence"]), at, header["move"], text)
    links = (chain.head, link(chain.head, text))
    with prepared_cursor() as cursor:
        cursor.execute(WRITE, [as_parameter(chain.pk), *columns, *links, salt, body])
        names = [column.name for column in cursor.description]
        event = Event.from_db(DEFAULT_DB_ALIAS, names, cursor.fetchone())
    # The trigger event_moves_the_head_of_its_chain has written both to the chain's row.
    chain.count, chain.head = event.sequence, event.hash
    return event


def time_of(moment: datetime) -> str:
    """Write a time for a payload to the microsecond, such as 2026-11-30T09:30:00.000000+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def link(previous_hash: str, header: str) -> str:
    """Return SHA-256(previous hash ‖ header bytes) as hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(previous_hash) + header.encode()).hexdigest()


def hash_payload(salt: str, body: str) -> str:
    """Return SHA-256(salt ‖ payload) as hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(salt) + body.encode()).hexdigest()
