"""The ledger: EventChain, Event and EventPayload, a record that cannot be rewritten.

An event's header is canonical JSON; hash = SHA-256(previous hash ‖ header bytes as stored). The
header carries SHA-256(salt ‖ payload), so that a payload can be erased and the chain still holds.
The database checks each link when it is written and moves the chain's head itself.
"""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Coalesce, Concat

from claims.models import guards
from claims.models.article import Article
from claims.models.person import Person
from claims.vocabulary import VISIBLE_TO_THE_TEAM, EventType

GENESIS = "0" * 64
"""The hash before the first event of a chain."""


class EventChain(models.Model):
    """One chain an article, and one for the desk itself; its row is the lock of every move."""

    article = models.OneToOneField(Article, models.PROTECT, null=True, related_name="chain")
    count = models.PositiveBigIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, default=GENESIS, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(Coalesce("article", 0), name="chain_of_the_desk_is_one"),
        )
        triggers = (
            guards.require(
                "chain_starts_empty",
                pgtrigger.Insert,
                f"NEW.count = 0 AND NEW.head = '{GENESIS}'",
                "its head follows from its events",
            ),
            guards.require(
                "chain_head_is_its_last_event",
                pgtrigger.Update,
                """NEW.article_id IS NOT DISTINCT FROM OLD.article_id
                    AND NEW.count = OLD.count + 1 AND EXISTS (
                    SELECT FROM claims_event e WHERE e.chain_id = NEW.id
                    AND e.sequence = NEW.count AND e.hash = NEW.head)""",
                "its head follows from its events",
            ),
            guards.refuse("chain_is_never_deleted", pgtrigger.Delete, "the record is kept"),
            guards.refuse_truncate("chain_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Ledger of {self.article or 'the desk'}"


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the ledger."""

    def visible_to(self, user: Person) -> Self:
        """Editors see the ledger; one within an open round sees nothing of the others in it."""
        from claims.models.blindness import is_within
        from claims.models.comment import Comment
        from claims.models.review import Review
        from claims.models.round import Round
        from claims.models.skip import Skip
        from claims.models.slot import ReviewSlot

        if not user.is_authenticated or not user.is_editor:
            return self.none()
        rounds = Round.objects.filter(is_within(user, "pk"), closed_at=None).order_by().values("pk")
        others = (
            Review.objects.filter(round__in=rounds)
            .exclude(reviewer=user)
            .annotate(key=Concat(Value("review:"), Cast("pk", models.CharField())))
        )
        places = ReviewSlot.objects.filter(round__in=rounds)
        places = places.annotate(key=Concat(Value("reviewslot:"), Cast("pk", models.CharField())))
        skips = Skip.objects.filter(round__in=rounds).exclude(person=user)
        skips = skips.annotate(key=Concat(Value("skip:"), Cast("pk", models.CharField())))
        unseen = Comment.objects.filter(round__in=rounds).exclude(
            pk__in=Comment.objects.visible_to(user).values("pk")
        )
        comments = unseen.annotate(named=Concat(Value("comment:"), Cast("pk", models.CharField())))
        return (
            self.exclude(
                event_type__in=(EventType.REVIEW, EventType.COPY, EventType.UNDO),
                object__in=others.values("key"),
            )
            .exclude(event_type=EventType.FREE_HOLD, object__in=places.order_by().values("key"))
            .exclude(
                event_type__in=(EventType.SKIP, EventType.RELEASE), object__in=skips.values("key")
            )
            .exclude(object__in=comments.order_by().values("named"))
        )

    def about(self, row: models.Model) -> Self:
        """The moves of one row, the latest first: headers, which carry no words."""
        key = f"{row._meta.model_name}:{row.pk}"
        return self.filter(object=key).order_by("-sequence")


class Event(models.Model):
    """One move: who, when, what. The columns repeat the header, for look-ups."""

    chain = models.ForeignKey(EventChain, models.PROTECT, related_name="events")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60, help_text="Key of a person, or who else it was.")
    event_type = models.CharField(max_length=24)
    object = models.CharField(max_length=60, help_text="Key of what was moved, e.g. claim:12.")
    header = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("chain", "sequence")
        indexes = (
            models.Index(fields=("object", "sequence"), name="event_of_object"),
            models.Index(fields=("chain", "actor", "sequence"), name="event_by_actor"),
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
            *guards.immutable("event"),
            guards.require(
                "event_follows_the_head_of_its_chain",
                pgtrigger.Insert,
                """EXISTS (SELECT FROM claims_eventchain c WHERE c.id = NEW.chain_id
                    AND NEW.sequence = c.count + 1 AND NEW.previous_hash = c.head)
                   AND NEW.hash = encode(sha256(
                    decode(NEW.previous_hash, 'hex') || convert_to(NEW.header, 'UTF8')), 'hex')
                   AND (NEW.header::jsonb ->> 'sequence')::bigint = NEW.sequence
                   AND (NEW.header::jsonb ->> 'at')::timestamptz = NEW.at
                   AND NEW.header::jsonb ->> 'actor' = NEW.actor
                   AND NEW.header::jsonb ->> 'move' = NEW.event_type
                   AND NEW.header::jsonb ->> 'object' = NEW.object""",
                "sequence, previous hash, hash or header is wrong",
            ),
            pgtrigger.Trigger(
                name="event_moves_the_head_of_its_chain",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                func="""
                    UPDATE claims_eventchain SET count = NEW.sequence, head = NEW.hash
                    WHERE id = NEW.chain_id;
                    RETURN NULL;
                """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.sequence}: {self.event_type} {self.object}"


class EventPayload(models.Model):
    """The words of an event: before, after, notes. Can be erased; the header's hash stays."""

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
            guards.require(
                "payload_is_only_ever_erased",
                pgtrigger.Update,
                "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.event_id = OLD.event_id",
                "it stands as written or is erased whole",
            ),
            guards.require(
                "payload_hashes_to_its_header",
                pgtrigger.Insert,
                """EXISTS (SELECT FROM claims_event e WHERE e.id = NEW.event_id
                    AND e.header::jsonb ->> 'payload' = encode(sha256(
                        decode(NEW.salt, 'hex') || convert_to(NEW.body, 'UTF8')), 'hex'))""",
                "its hash is not the one in the header",
            ),
            guards.refuse("payload_is_never_deleted", pgtrigger.Delete, "it is erased in place"),
            guards.refuse_truncate("payload_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Payload of {self.event_id}"
