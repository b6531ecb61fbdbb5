"""Save the evidence of a review in one statement."""

from collections.abc import Iterable
from dataclasses import fields

from claims.compiled_reads import compiled_once
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.inserts import insert_rows
from claims.models import Evidence, Review
from claims.models.evidence import EvidenceQuerySet

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
    """Save these rows, with the typed columns and `more_columns`. Delete the review's other evidence.

    What is stored already as it was typed is not written again: while somebody types, little changes.
    """
    stored = {} if is_new else {piece.key: piece for piece in _evidence_of(review.pk)}
    if stored.keys() - {row.key for row in rows}:
        review.evidence.exclude(key__in=[row.key for row in rows]).delete()
    changed = [row for row in rows if more_columns or not _is_same(row, stored.get(row.key))]
    typed = (name for name in TYPED_COLUMNS if name != "key")
    insert_rows(changed, unique=("review", "key"), update=("position", *typed, *more_columns))


@compiled_once
def _evidence_of(review: int) -> EvidenceQuerySet:
    return Evidence.objects.filter(review=review)


def _is_same(row: Evidence, stored: Evidence | None) -> bool:
    return stored is not None and all(
        getattr(row, name) == getattr(stored, name) for name in ("position", *TYPED_COLUMNS)
    )
