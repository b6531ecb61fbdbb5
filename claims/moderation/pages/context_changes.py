"""How the context of a claim changed since it was judged, and the claims that wait for a look at that."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.models import Claim, Decision, Person
from claims.vocabulary import ClaimStatus
from claims.web.context_changes import ContextChange, compare_versions


class KeptVerdict(NamedTuple):
    """A claim that waits for a look at its context, with its decision and both contexts."""

    claim: Claim
    decision: Decision
    context_change: ContextChange | None


def find_context_change(claim: Claim) -> ContextChange | None:
    """Return how the context of a claim changed since it was decided, or since the reviews that wait for a decision."""
    if claim.status == ClaimStatus.CONTEXT_CHANGED:
        decided = claim.decisions.current().select_related("claim_version__revision").first()
        return compare_versions(decided.claim_version, claim.current) if decided else None
    is_waiting = claim.status in (ClaimStatus.AGREED, ClaimStatus.DISPUTED)
    if not is_waiting or claim.round.claim_version_id == claim.current_id:
        return None
    return compare_versions(claim.round.claim_version, claim.current)


def read_changed_claims(claims: Sequence[Claim], _user: Person) -> list[KeptVerdict]:
    """Return these claims whose context changed with their decisions."""
    decisions = Decision.objects.current().filter(claim__in=claims)
    rows = {
        row.claim_id: row for row in decisions.select_related("rating", "claim_version__revision")
    }
    return [
        KeptVerdict(claim, row, compare_versions(row.claim_version, claim.current))
        for claim in claims
        if (row := rows[claim.pk])
    ]
