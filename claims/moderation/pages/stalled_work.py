"""Stalled work: slots without activity, and claims that reviewers skip again and again."""

from typing import Any

from django.db.models import F

from claims.access.blindness import is_blinded
from claims.models import Person, ReviewSlot, Round
from claims.models.round import TOO_MANY_SKIPS
from claims.vocabulary import ClaimStatus

SHOWN = 20
"""Rows of each kind on the first page."""


def find_stalled_work(user: Person) -> dict[str, Any]:
    """Return idle slots and often skipped rounds, without the rounds in which this person is blinded."""
    idle = ReviewSlot.objects.ended_holds().exclude(is_blinded(user))
    skipped = Round.objects.filter(
        ~is_blinded(user, "pk"),
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
