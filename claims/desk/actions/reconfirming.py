"""Submit an earlier review again: it still applies to the new wording, or in the new round."""

from django.db import transaction

from claims.access.refusals import Conflict
from claims.desk.actions.drafts import Incomplete, draft_of
from claims.desk.actions.reviewing import submit_review
from claims.models import Claim, Person, Review


def earlier_review(claim: Claim, by: Person) -> Review | None:
    """Return this person's last review of the claim from a round before the current one."""
    rows = Review.objects.filter(claim_version__claim=claim, reviewer=by)
    return (
        rows.exclude(round=claim.round_id)
        .select_related("rating", "claim_version")
        .order_by("-round__opened_at", "-pk")
        .first()
    )


@transaction.atomic
def reconfirm_review(*, claim: Claim, by: Person, claim_version: int) -> Review:
    """Submit this person's earlier review again, for the claim's current wording and round.

    `claim_version` is the number of the version they were shown. Raises Incomplete when the verdict
    was retired since, and Conflict as `submit_review` does.
    """
    earlier = earlier_review(claim, by)
    if earlier is None or not earlier.is_submitted:
        raise Conflict(f"There is no earlier review of claim {claim.number} to confirm.")
    if earlier.rating and earlier.rating.retired_at:
        label = earlier.rating.label
        raise Incomplete(
            {"rating": f"“{label}” is no longer on this scale. Choose another verdict."}
        )
    draft = draft_of(earlier)
    return submit_review(claim=claim, by=by, version=0, draft=draft, claim_version=claim_version)
