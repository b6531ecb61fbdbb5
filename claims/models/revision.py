"""Revision: one immutable text of an article."""

import hashlib

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.text.folding import fold


def digest_folded(text: str) -> str:
    """Return the SHA-256 of a text without what no reader can see change."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


class Revision(models.Model):
    """One immutable text of an article; all offsets are Unicode code points into it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField("SHA-256", max_length=64)
    folded_sha256 = models.CharField(
        max_length=64,
        db_index=True,
        editable=False,
        help_text="The same for texts that differ only in what no reader can see, such as white space.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("article", "number"), name="revision_number_is_its_own"
            ),
            models.UniqueConstraint(
                fields=("sha256",), condition=Q(number=1), name="revision_text_is_loaded_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_1"),
        )
        triggers = (
            *guards.immutable("revision", "a version of an article"),
            guards.Trigger(
                "revision_hash_is_of_its_text",
                pgtrigger.Insert,
                "Refuses a text with the SHA-256 of another text.",
            ),
            guards.Trigger(
                "revision_is_covered_by_sentences",
                pgtrigger.Insert,
                "Refuses a text with words that are in no sentence.",
                function="words_stand_at_their_place",
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,  # the sentences are written after the text
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}, revision {self.number}"
