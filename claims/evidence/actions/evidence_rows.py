"""Save the evidence of a review in one statement."""

from collections.abc import Iterable
from dataclasses import fields

from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Evidence, Review

TYPED_COLUMNS = [field.name for field in fields(EvidenceDraft)]
"""Columns of Evidence that come from the form."""


def build_evidence(review: Review, drafts: Iterable[EvidenceDraft]) -> list[Evidence]:
    """Return unsaved rows for what was typed."""
    return [
        Evidence(
            review_id=review.pk,
            position=position,
            **{name: getattr(draft, name) for name in TYPED_COLUMNS},
        )
        for position, draft in enumerate(drafts)
    ]


def save_evidence(review: Review, rows: list[Evidence], *more_columns: str, is_new: bool) -> None:
    """Save these rows, with the typed columns and `more_columns`. Delete the review's other evidence."""
    if not is_new:
        review.evidence.exclude(key__in=[row.key for row in rows]).delete()
    Evidence.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("review", "key"),
        update_fields=(
            "position",
            *(name for name in TYPED_COLUMNS if name != "key"),
            *more_columns,
        ),
    )
