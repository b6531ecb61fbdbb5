"""Evidence: what one reviewer took from one source."""

import uuid
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from claims.models import guards
from claims.models.person import Person
from claims.models.review import Review
from claims.models.source import Source
from claims.text.workings import Line, work_out
from claims.vocabulary import Credibility, PassageFound, Stance


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Reads of evidence."""

    def visible_to(self, user: Person) -> Self:
        """Evidence is as visible as its review."""
        return self.filter(review__in=Review.objects.visible_to(user))

    def of_source(self, source: Source) -> Self:
        """The uses of a source, the latest first, with the claims they are about."""
        return (
            self.filter(source=source)
            .select_related("source", "review__claim_version__claim__article", "review__reviewer")
            .order_by("-pk")
        )


class Evidence(models.Model):
    """One use of a source in a review.

    `cited` is what the reviewer typed (an address or a description); the Source is found or made
    when the review is submitted. `key` is given by the form, so that saving twice makes one row.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="evidence")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    cited = models.CharField(max_length=2000, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    question = models.CharField(max_length=500, blank=True)
    stance = models.CharField(max_length=12, choices=Stance, default=Stance.SUPPORTS)
    passage = models.TextField(blank=True)
    translation = models.TextField(blank=True)
    locator = models.CharField(max_length=200, blank=True)
    workings = models.TextField(blank=True)
    archived_url = models.URLField(max_length=2000, blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, default=Credibility.UNKNOWN)
    passage_found = models.CharField(
        max_length=12, choices=PassageFound, default=PassageFound.NOT_LOOKED
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ("review", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("review", "key"), name="evidence_key_is_its_own"),
            models.CheckConstraint(
                condition=Q(archived_url="")
                | Q(archived_url__startswith="http://")
                | Q(archived_url__startswith="https://"),
                name="evidence_archive_is_http",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="evidence_of_a_submitted_review_is_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=f"""
                    IF EXISTS (SELECT FROM claims_review WHERE state = 'submitted'
                        AND id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.review_id END,
                                   CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.review_id END)) THEN
                        {guards.refusal("evidence_of_a_submitted_review_is_frozen", "it was judged by")}
                    END IF;
                    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
                """,
            ),
            guards.refuse_truncate("evidence_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.title or self.cited}"

    @property
    def worked(self) -> list[Line]:
        """The workings line by line, each with what comes out of it."""
        return work_out(self.workings)
