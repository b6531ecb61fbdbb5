"""Snapshot: a saved copy of a source, and Original: its bytes, identified by their hash."""

import uuid
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone

from claims.models import guards
from claims.models.evidence import Evidence
from claims.models.review import Review
from claims.models.source import Source
from claims.vocabulary import (
    CaptureMethod,
    PassageFound,
    SnapshotKind,
    SnapshotRefusal,
    SnapshotState,
)

_HASH = Func(
    Func(F("content"), function="sha256"),
    Value("hex"),
    function="encode",
    output_field=models.CharField(),
)
_SIZE = Func(F("content"), function="octet_length", output_field=models.IntegerField())
UNFINISHED = (SnapshotState.WAITING, SnapshotState.WORKING)


class Original(models.Model):
    """Bytes, stored once under their SHA-256. The database checks the hash."""

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256=_HASH), name="original_is_what_its_hash_says"
            ),
            models.CheckConstraint(condition=Q(size=_SIZE), name="original_has_its_size"),
        )
        triggers = (*guards.immutable("original", "the bytes of a saved copy"),)

    def __str__(self) -> str:
        return self.sha256


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Reads of saved copies."""

    def without_words(self) -> Self:
        """Leave out the long texts."""
        return self.defer("text", "whole", "pages")

    def of(self, piece: Evidence) -> Self:
        """The copies taken for a piece of evidence, in earlier rounds of its reviewer too, newest first."""
        return self.filter(key=piece.key, review__reviewer=piece.review.reviewer_id).order_by(
            "-asked_at"
        )

    def of_source(self, source: Source) -> Self:
        """The copies taken of a source, newest first."""
        cited = Evidence.objects.filter(
            source=source, review=OuterRef("review"), key=OuterRef("key")
        )
        return self.filter(Exists(cited)).order_by("-asked_at")

    def taken(self) -> Self:
        """Copies that were saved."""
        return self.filter(state=SnapshotState.TAKEN)


class Snapshot(models.Model):
    """One copy of a source, requested by the reviewer who cites it; immutable once it is saved or refused.

    Its review and key say to which evidence it belongs: the evidence rows of a draft are replaced on
    each save. `passage` is the quote that was looked up when it was saved, `found` the result.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, models.PROTECT, related_name="snapshots")
    key = models.UUIDField(editable=False)
    way = models.CharField(max_length=12, choices=CaptureMethod)
    url = models.URLField("address", max_length=2000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=SnapshotState, default=SnapshotState.WAITING, editable=False
    )
    ended_at = models.DateTimeField(null=True, editable=False)
    refusal = models.CharField(max_length=12, choices=SnapshotRefusal, blank=True)
    detail = models.CharField(max_length=400, blank=True, help_text="What went wrong, for editors.")
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="snapshots")
    image = models.ForeignKey(Original, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=SnapshotKind, blank=True)
    status_code = models.PositiveSmallIntegerField(null=True)
    final_url = models.TextField(blank=True)
    redirects = models.JSONField(default=list)
    headers = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    whole = models.TextField(blank=True, help_text="All that a page shows, where that is more.")
    pages = models.JSONField(default=list, help_text="Offsets in the text at which pages begin.")
    is_cut = models.BooleanField(default=False)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True)
    passage = models.TextField(blank=True)
    found = models.CharField(max_length=12, choices=PassageFound, default=PassageFound.NOT_LOOKED)
    page = models.PositiveIntegerField(null=True, help_text="Of the passage, from 1.")
    paragraph = models.PositiveIntegerField(
        null=True, help_text="The same, where nothing has pages."
    )
    differs = models.BooleanField(default=False, help_text="From the first copy, in its words.")
    became = models.TextField(blank=True, help_text="What the passage most probably became.")

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        indexes = (
            models.Index(fields=("key", "-asked_at"), name="snapshot_of_evidence"),
            models.Index(fields=("review",), name="snapshot_of_review"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("review", "key"),
                condition=Q(state__in=UNFINISHED),
                name="snapshot_is_taken_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(way=CaptureMethod.FETCHED) ^ Q(url=""),
                name="snapshot_fetched_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(way=CaptureMethod.FETCHED) | Q(original__isnull=False),
                name="snapshot_brought_has_its_bytes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, ended_at=None, refusal="")
                | (Q(state=SnapshotState.REFUSED, ended_at__isnull=False) & ~Q(refusal=""))
                | (
                    Q(
                        state=SnapshotState.TAKEN,
                        ended_at__isnull=False,
                        refusal="",
                        original__isnull=False,
                    )
                    & ~Q(kind="")
                ),
                name="snapshot_ended_says_how",
            ),
        )
        triggers = (
            guards.refuse(
                "snapshot_stays_what_was_asked",
                pgtrigger.Update,
                "Refuses to change which copy was asked for, by whom and when.",
                unless_equal="id review_id key way url asked_at asked_by_id",
            ),
            guards.refuse(
                "snapshot_ended_is_immutable",
                pgtrigger.Update,
                "Refuses to change a copy that was saved or refused.",
                condition=pgtrigger.Condition("OLD.state IN ('taken', 'refused')"),
            ),
            guards.refuse(
                "snapshot_is_never_deleted", pgtrigger.Delete, "Refuses to delete a saved copy."
            ),
            guards.refuse_truncate("snapshot_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Copy of {self.asked_at:%Y-%m-%d %H:%M}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("snapshot", args=(self.pk,))

    @property
    def is_unfinished(self) -> bool:
        """Whether it is still waiting or being saved."""
        return self.state in UNFINISHED

    @property
    def is_taken(self) -> bool:
        """Whether it was saved."""
        return self.state == SnapshotState.TAKEN
