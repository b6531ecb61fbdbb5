"""Guidelines: the newsroom's instructions for reviewers. Every version is kept, since reviews refer to it."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from claims.models import guards


class GuidelinesQuerySet(models.QuerySet["Guidelines"]):
    """Reads of the guidelines."""

    def newest_first(self) -> Self:
        """Every version with its author, the newest first."""
        return self.select_related("created_by").order_by("-number")

    def in_force(self) -> "Guidelines | None":
        """The newest version, or None before somebody wrote the first."""
        return self.newest_first().first()


class Guidelines(models.Model):
    """One version of the guidelines, in Markdown. A change makes a new version."""

    number = models.PositiveIntegerField("version", primary_key=True)
    text = models.TextField(
        blank=True, help_text="Markdown. Empty: from before versions were kept."
    )
    created_at = models.DateTimeField("written", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="by",
    )

    objects = GuidelinesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "guidelines"
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(condition=Q(number__gte=1), name="guidelines_count_from_1"),
        )
        triggers = (
            *guards.immutable("guidelines", "a version of the guidelines"),
            guards.Trigger(
                "guidelines_follow_each_other",
                pgtrigger.Insert,
                "Refuses a version whose number doesn't follow the newest one.",
            ),
        )

    def __str__(self) -> str:
        return f"Guidelines {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("guidelines_version", args=(self.number,))
