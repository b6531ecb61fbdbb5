"""Snapshot: a saved copy of a source as it was. Original: its bytes, stored under their SHA-256."""

import uuid
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
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
    """Bytes stored under their SHA-256. The same bytes are stored once; the database checks the hash."""

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

    def without_text(self) -> Self:
        """Don't load the long text columns."""
        return self.defer("text", "full_text", "pages")

    def of(self, piece: Evidence) -> Self:
        """Saved copies of a piece of evidence, newest first, including those its reviewer saved in earlier rounds."""
        return self.filter(key=piece.key, review__reviewer=piece.review.reviewer_id).order_by(
            "-asked_at"
        )

    def of_source(self, source: Source) -> Self:
        """Saved copies of a source, newest first."""
        cited = Evidence.objects.filter(
            source=source, review=OuterRef("review"), key=OuterRef("key")
        )
        return self.filter(Exists(cited)).order_by("-asked_at")

    def taken(self) -> Self:
        return self.filter(state=SnapshotState.TAKEN)


class Snapshot(models.Model):
    """One saved copy of a source, requested by the reviewer who cites it. It can't change once it is taken or refused.

    It belongs to evidence by review and key, not by a foreign key, because a draft's evidence can be deleted.
    `passage` is what was searched for when the copy was taken, and `passage_found` is the result.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, models.PROTECT, related_name="snapshots")
    key = models.UUIDField(editable=False)
    way = models.CharField(max_length=12, choices=CaptureMethod)
    url = models.URLField("link", max_length=2000, blank=True)
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
    full_text = models.TextField(
        blank=True, help_text="All text of a web page, where that is more than the main text."
    )
    pages = models.JSONField(default=list, help_text="Offsets in the text at which pages begin.")
    is_cut = models.BooleanField(default=False)
    is_doubtful = models.BooleanField(
        default=False, help_text="Whether some of the text may be missing or wrong."
    )
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True)
    page_identities = ArrayField(
        models.CharField(max_length=64),
        default=list,
        editable=False,
        help_text="Likely identities of the addresses that the copy gives for itself.",
    )
    passage = models.TextField(blank=True)
    passage_found = models.CharField(
        max_length=12, choices=PassageFound, default=PassageFound.NOT_LOOKED
    )
    page = models.PositiveIntegerField(null=True, help_text="Page of the passage, from 1.")
    paragraph = models.PositiveIntegerField(
        null=True, help_text="Paragraph of the passage, from 1, if there are no pages."
    )
    differs = models.BooleanField(
        default=False, help_text="Whether the text differs from the first copy."
    )
    closest_text = models.TextField(
        blank=True, help_text="The copy’s own wording that is closest to the passage."
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        indexes = (
            models.Index(fields=("key", "-asked_at"), name="snapshot_of_evidence"),
            models.Index(fields=("review",), name="snapshot_of_review"),
            GinIndex(
                fields=("page_identities",),
                condition=~Q(page_identities=[]),
                name="snapshot_page_identities",
            ),
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
        return f"Saved copy of {self.asked_at:%Y-%m-%d %H:%M}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("snapshot", args=(self.pk,))

    @property
    def refusal_sentence(self) -> str:
        """Why there is no saved copy. A kind of file that we don't read is named."""
        if self.refusal == SnapshotRefusal.FORMAT and self.detail:
            return f"This is {self.detail}, which we can’t read."
        return self.get_refusal_display()

    @property
    def is_unfinished(self) -> bool:
        """Whether it is still waiting or being taken."""
        return self.state in UNFINISHED

    @property
    def is_taken(self) -> bool:
        return self.state == SnapshotState.TAKEN
