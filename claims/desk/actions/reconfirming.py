"""Confirming an earlier review: what was found of other words, or in another round, still holds."""

from django.db import transaction

from claims.access.refusals import Conflict
from claims.desk.actions.drafts import Incomplete, draft_of
from claims.desk.actions.reviewing import submit_review
from claims.models import Claim, Person, Review


def earlier_review(claim: Claim, by: Person) -> Review | None:
    """Return this person's last review of the claim in a round before the present one."""
    rows = Review.objects.filter(claim_version__claim=claim, reviewer=by)
    return (
        rows.exclude(round=claim.round_id)
        .select_related("rating", "claim_version")
        .order_by("-round__opened_at", "-pk")
        .first()
    )


@transaction.atomic
def reconfirm_review(*, claim: Claim, by: Person, words: int) -> Review:
    """Submit this person's earlier review again, for the claim's words or round of now.

    Raises Incomplete where its verdict was retired since, Conflict as a submit does.
    """
    earlier = earlier_review(claim, by)
    if earlier is None or not earlier.is_submitted:
        raise Conflict(f"There is no earlier review of claim {claim.number} to confirm.")
    if earlier.rating and earlier.rating.retired_at:
        label = earlier.rating.label
        raise Incomplete({"rating": f"“{label}” is no verdict of this scale any more: choose one."})
    draft = draft_of(earlier)
    return submit_review(claim=claim, by=by, version=0, draft=draft, words=words)
