"""Which saved copies a person sees: a copy tells who or what a source is, so its identity must be known."""

from django.db.models import Exists, OuterRef

from claims.access.evidence import visible_evidence, with_source_identity_visible_to
from claims.models import Person, Snapshot
from claims.models.snapshot import SnapshotQuerySet


def visible_snapshots(user: Person) -> SnapshotQuerySet:
    """Return the copies saved for evidence that this person reads and whose source they may know."""
    readable = with_source_identity_visible_to(user, visible_evidence(user))
    return Snapshot.objects.filter(
        Exists(readable.filter(review=OuterRef("review"), key=OuterRef("key")))
    )
