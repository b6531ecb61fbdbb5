"""SourceJoin: two sources are one page. The details of a page are the stricter ones of what was joined."""

from collections.abc import Mapping
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from claims.models import guards
from claims.models.source import Source
from claims.vocabulary import Reliability, SourceKind

RETRACTION = ("retracted_at", "retracted_by_id", "retraction")
PROTECTION = ("is_protected", "public_description")
CATALOGUE = ("title", "publisher", "author", "published_on", "language", "kind")
GROUPS = (
    RETRACTION,
    PROTECTION,
    ("reliability",),
    ("catalogued_at",),
    *((name,) for name in CATALOGUE),
)
"""Fields that a join may change, in groups that only make sense together."""
JOINED_FIELDS = tuple(name for group in GROUPS for name in group)
_UNTYPED = ("", None, SourceKind.OTHER)

Details = Mapping[str, Any]
"""The values of JOINED_FIELDS by their names."""


def read_details(source: Any) -> dict[str, Any]:
    """Return the details of a source that a join may change."""
    return {name: getattr(source, name) for name in JOINED_FIELDS}


def join_details(kept: Details, joined: Details) -> dict[str, Any]:
    """Return the details of a page from those of two sources: the stricter of each, and else what is filled in.

    Details that are not in the shared list yet are nobody's to read, so a join doesn't fill them in.
    """
    details = dict(kept)
    if not kept["retracted_at"]:
        details |= {name: joined[name] for name in RETRACTION}
    if joined["is_protected"] and not kept["is_protected"]:
        details |= {name: joined[name] for name in PROTECTION}
    days = [day for day in (kept["catalogued_at"], joined["catalogued_at"]) if day]
    details["catalogued_at"] = min(days, default=None)
    if joined["catalogued_at"]:
        for name in CATALOGUE:
            if kept[name] in _UNTYPED:
                details[name] = joined[name]
        details["reliability"] = _stricter(kept["reliability"], joined["reliability"])
    return details


def _stricter(one: str, other: str) -> str:
    """Return the lower of two ratings of reliability; a source that wasn't rated doesn't count."""
    rated = [rating for rating in (one, other) if rating not in ("", Reliability.F)]
    return max(rated, default=one or other)


def write_details(details: Details) -> dict[str, str | bool | None]:
    """Return details in a form that JSON can hold."""
    return {
        name: value if value is None or isinstance(value, bool | int | str) else value.isoformat()
        for name, value in details.items()
    }


def parse_details(written: Details) -> dict[str, Any]:
    """Return what `write_details` wrote as values of the fields."""
    fields = {field.attname: field for field in Source._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in written.items()}


class SourceJoin(models.Model):
    """Two sources were found to be one page: `joined` is a further address of `kept`.

    `details` holds the fields of `kept` before and after the join (`claims.models.source_details`), so that the join can
    be undone. Without `joined_by` the addresses were certainly one page, and the join can't be undone.
    """

    kept = models.ForeignKey(Source, models.PROTECT, related_name="joins")
    joined = models.ForeignKey(Source, models.PROTECT, related_name="joins_to_another")
    details = models.JSONField(default=dict, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("-joined_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("joined",), condition=Q(undone_at=None), name="source_is_joined_once"
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("joined")), name="source_join_is_of_two_sources"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="source_join_undone_has_a_person",
            ),
        )
        triggers = (
            guards.refuse(
                "source_join_is_only_ever_undone",
                pgtrigger.Update,
                "Refuses to change which sources were joined, by whom and when.",
                unless_equal="id kept_id joined_id details joined_at joined_by_id",
            ),
            guards.refuse(
                "source_join_undone_is_immutable",
                pgtrigger.Update,
                "Refuses to change a join that was undone.",
                condition=pgtrigger.Condition("OLD.undone_at IS NOT NULL"),
            ),
            guards.refuse(
                "source_join_is_never_deleted", pgtrigger.Delete, "Refuses to delete a join."
            ),
            guards.refuse_truncate("source_join_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"Source {self.joined_id} joined to source {self.kept_id}"
