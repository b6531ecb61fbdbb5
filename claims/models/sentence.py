"""Sentence: a unit of a revision, and how it is accounted for."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from claims.models import guards
from claims.models.revision import Revision
from claims.vocabulary import NotCheckable, UnitRole


class Sentence(models.Model):
    """A sentence of a text. Its role is suggested by a program; only people sort sentences."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="sentences")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=16, choices=UnitRole, default=UnitRole.BODY)
    not_checkable = models.CharField(max_length=20, choices=NotCheckable, blank=True)
    is_cut = models.BooleanField(default=False)
    accounted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    accounted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("revision", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("revision", "position"), name="sentence_position_is_its_own"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="sentence_is_not_empty"),
            ExclusionConstraint(
                name="sentences_do_not_overlap",
                expressions=(
                    (Func(F("start"), F("end"), function="int4range"), RangeOperators.OVERLAPS),
                    ("revision", RangeOperators.EQUAL),
                ),
            ),
            models.CheckConstraint(
                condition=Q(not_checkable="", is_cut=False, accounted_by=None, accounted_at=None)
                | Q(accounted_by__isnull=False, accounted_at__isnull=False)
                & (~Q(not_checkable="") ^ Q(is_cut=True)),
                name="sentence_is_accounted_for_by_a_person",
            ),
        )
        triggers = (
            guards.refuse(
                "sentence_span_is_immutable",
                pgtrigger.Update,
                "Refuses to change the position or offsets of a sentence.",
                unless_equal="revision_id position start end",
            ),
            guards.refuse(
                "sentence_is_never_deleted", pgtrigger.Delete, "Refuses to delete a sentence."
            ),
            guards.refuse_truncate("sentence_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.start}–{self.end}"
