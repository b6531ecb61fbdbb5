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
    key = models.UUIDField(
        null=True,
        editable=False,
        help_text="Made by the form, so that publishing twice makes one report.",
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = (models.Index(fields=("-published_at", "-id"), name="report_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="report_number_is_its_own"),
            models.UniqueConstraint(fields=("published_by", "key"), name="report_key_is_its_own"),
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


class ReportDraft(models.Model):
    """What an editor wrote for the next report of an article and has not published yet.

    Each editor has their own, so nobody overwrites the words of another.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="report_drafts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Of the report that it is for.")
    headline = models.TextField(blank=True)
    key_finding = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    waived = models.JSONField(default=dict, help_text="Why each item of the checklist stays open.")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("article", "person"), name="report_draft_is_one_each"),
        )

    def __str__(self) -> str:
        return f"Draft of report {self.number} by {self.person}"


class ReportPicture(models.Model):
    """The picture that other sites show beside a link to a report, or to one of its claims."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="pictures")
    claim = models.PositiveIntegerField(default=0, help_text="Number of the claim; 0: the report.")
    content = models.BinaryField(help_text="PNG.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "claim"), name="report_picture_is_one_each"),
        )

    def __str__(self) -> str:
        return f"Picture of {self.report}" + (f", claim {self.claim}" if self.claim else "")


class ReportFile(models.Model):
    """A file of a report as it was first made, with its SHA-256."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    name = models.CharField(max_length=20, help_text="Of its format, such as “pdf”.")
    content = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "name"), name="report_file_is_one_each"),
        )
        triggers = (*guards.immutable("report_file", "a file of a report"),)

    def __str__(self) -> str:
        return f"{self.report} as {self.name}"
