"""What stands still: holds in which nothing happens, and claims that reviewers leave to each other."""

from typing import Any

from django.db.models import F

from claims.models import Person, ReviewSlot, Round
from claims.models.blindness import is_within
from claims.models.round import TOO_MANY_SKIPS
from claims.vocabulary import ClaimStatus

SHOWN = 20
"""Rows of each kind on the first page; what is mended makes room for the next."""


def standstill(user: Person) -> dict[str, Any]:
    """Idle holds and claims skipped often, but those of rounds that this person is within."""
    idle = ReviewSlot.objects.idle().exclude(is_within(user))
    skipped = Round.objects.filter(
        ~is_within(user, "pk"),
        closed_at=None,
        skips__gte=TOO_MANY_SKIPS,
        claim_version__claim__round=F("pk"),
        claim_version__claim__status=ClaimStatus.OPEN,
    )
    return {
        "idle": idle.select_related("person", "claim__current", "article")[:SHOWN],
        "skipped": skipped.select_related("claim_version__claim__article").order_by("opened_at")[
            :SHOWN
        ],
    }
