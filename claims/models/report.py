"""Report: a frozen document that was published, identified by its SHA-256."""

import json
from functools import cached_property
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.models.revision import Revision


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports. Every report is public."""

    def newest(self) -> Self:
        """The newest report of each article."""
        later = Report.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))

    def of(self, slug: str, number: int | None = None) -> Self:
        """The reports of an article, newest first; with a number only that one."""
        reports = self.filter(article__slug=slug).select_related("article").order_by("-number")
        return reports if number is None else reports.filter(number=number)


class Report(models.Model):
    """A numbered, immutable document about an article; format `factcheck-report/1`."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="reports")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    document = models.TextField(help_text="Canonical JSON.")
    sha256 = models.CharField("SHA-256", max_length=64)
    reason = models.TextField(blank=True, help_text="What changed since the last report, and why.")
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = (models.Index(fields=("-published_at", "-id"), name="report_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="report_number_is_its_own"),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")),
                name="report_after_the_first_says_what_changed",
            ),
        )
        triggers = (
            *guards.immutable("report", "a report"),
            guards.Trigger(
                "report_hash_is_of_its_document",
                pgtrigger.Insert,
                "Refuses a report with the SHA-256 of another document.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}, report {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("report_number", args=(self.article.slug, self.number))

    @cached_property
    def data(self) -> dict:
        """The document as published."""
        return json.loads(self.document)
