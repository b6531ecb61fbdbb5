"""The evidence of a review as rows: from what was typed, stored in one go."""

from collections.abc import Iterable
from dataclasses import fields

from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Evidence, Review

TYPED = [field.name for field in fields(EvidenceDraft)]
"""Columns of evidence that come from the form."""


def evidence_of(review: Review, pieces: Iterable[EvidenceDraft]) -> list[Evidence]:
    """Return what was typed as rows of the review, not stored yet."""
    return [
        Evidence(
            review_id=review.pk,
            position=position,
            **{name: getattr(piece, name) for name in TYPED},
        )
        for position, piece in enumerate(pieces)
    ]


def keep_evidence(review: Review, rows: list[Evidence], *more: str, is_new: bool) -> None:
    """Store these rows, with the columns that were typed and `more`; others the review had are gone."""
    if not is_new:
        review.evidence.exclude(key__in=[row.key for row in rows]).delete()
    Evidence.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("review", "key"),
        update_fields=("position", *(name for name in TYPED if name != "key"), *more),
    )
