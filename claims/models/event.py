"""The ledger: EventChain, Event and EventPayload, a record that can't be rewritten.

An event's header is canonical JSON; hash = SHA-256(previous hash ‖ header bytes as stored). The
header holds SHA-256(salt ‖ payload), so that a payload can be erased and the chain stays valid.
When an event is written, triggers check how it fits its chain and write the chain's new head.
"""

from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from claims.models import guards
from claims.models.article import Article
from claims.vocabulary import VISIBLE_TO_THE_TEAM

GENESIS = "0" * 64
"""The hash before the first event of a chain."""


def object_type(row: models.Model | type[models.Model]) -> str:
    """Return the name of a row's model in the ledger, which stays when the model is renamed."""
    name = row._meta.model_name
    return "desk" if name == "newsroomsettings" else name


def key_of(row: models.Model) -> str:
    """Return the key that names a row in headers and payloads of the ledger, such as `claim:12`."""
    return f"{object_type(row)}:{row.pk}"


def _part_of_key(name: str, part: int) -> Func:
    """Return one part of the key that the header has under `name`: 1 is its type, 2 its number."""
    key = KeyTextTransform(name, Cast("header", models.JSONField()))
    arguments = (key, Value(":"), Value(part))
    return Func(*arguments, function="split_part", output_field=models.TextField())


class EventChain(models.Model):
    """One chain for each article, and one for the newsroom; each action locks its chain's row first."""

    article = models.OneToOneField(Article, models.PROTECT, null=True, related_name="chain")
    count = models.PositiveBigIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, default=GENESIS, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(Coalesce("article", 0), name="chain_of_the_desk_is_one"),
        )
        triggers = (
            guards.Trigger(
                "chain_starts_empty",
                pgtrigger.Insert,
                "Refuses a new chain that counts events already.",
            ),
            guards.Trigger(
                "chain_head_is_its_last_event",
                pgtrigger.Update,
                "Refuses a head that isn't the hash of the chain's next event.",
            ),
            guards.refuse("chain_is_never_deleted", pgtrigger.Delete, "Refuses to delete a chain."),
            guards.refuse_truncate("chain_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Activity log of {self.article or 'the newsroom'}"


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the ledger."""

    def about(self, row: models.Model) -> Self:
        """The events about one row, the latest first."""
        return self.filter(object_type=object_type(row), object_id=row.pk).order_by("-sequence")


class Event(models.Model):
    """One recorded action: who did what, to which row, and when.

    The columns repeat the header, for look-ups. The database computes `actor_id`, `object_type` and
    `object_id` from it, so they can't differ from what was hashed.
    """

    chain = models.ForeignKey(EventChain, models.PROTECT, related_name="events")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    event_type = models.CharField(max_length=24)
    header = models.TextField()
    actor_id = models.GeneratedField(
        expression=Cast(NullIf(_part_of_key("actor", 2), Value("")), models.BigIntegerField()),
        output_field=models.BigIntegerField(null=True),
        db_persist=True,
        help_text="Of a Person; none for the command line.",
    )
    object_type = models.GeneratedField(
        expression=_part_of_key("object", 1), output_field=models.TextField(), db_persist=True
    )
    object_id = models.GeneratedField(
        expression=Cast(_part_of_key("object", 2), models.BigIntegerField()),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("chain", "sequence")
        indexes = (
            models.Index(fields=("object_type", "object_id", "sequence"), name="event_of_object"),
            models.Index(fields=("chain", "actor_id", "sequence"), name="event_by_actor"),
            HashIndex(fields=("hash",), name="event_of_hash"),
            models.Index(
                fields=("chain", "sequence"),
                condition=Q(event_type__in=VISIBLE_TO_THE_TEAM),
                name="event_told_to_all",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("chain", "sequence"), name="event_sequence_is_its_own"),
        )
        triggers = (
            *guards.immutable("event", "an event"),
            guards.Trigger(
                "event_follows_the_head_of_its_chain",
                pgtrigger.Insert,
                "Refuses an event whose sequence, hashes or header don't fit the head of its chain.",
            ),
            guards.Trigger(
                "event_moves_the_head_of_its_chain",
                pgtrigger.Insert,
                "Writes the event's sequence and hash to its chain.",
                when=pgtrigger.After,
            ),
        )

    def __str__(self) -> str:
        return f"{self.sequence}: {self.event_type} {self.object_type}:{self.object_id}"


class EventPayload(models.Model):
    """What an event changed: before, after, notes. It can be erased; its hash in the header stays."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=32, blank=True)
    body = models.TextField(blank=True, help_text="Canonical JSON.")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(erased_at=None) ^ Q(salt="", body=""), name="payload_erased_is_empty"
            ),
        )
        triggers = (
            guards.Trigger(
                "payload_is_only_ever_erased",
                pgtrigger.Update,
                "Refuses to change a payload, except to erase it whole after an event that says so.",
            ),
            guards.Trigger(
                "payload_hashes_to_its_header",
                pgtrigger.Insert,
                "Refuses a payload whose hash isn't the one in the event's header.",
            ),
            guards.refuse(
                "payload_is_never_deleted", pgtrigger.Delete, "Refuses to delete a payload."
            ),
            guards.refuse_truncate("payload_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Payload of {self.event_id}"
