"""What an editor reads of agreed claims before confirming them together."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.access.reviews import visible_reviews
from claims.desk.pages.cards import present_stances
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.models import Claim, Person, Review
from claims.moderation.actions.deciding import summary_of
from claims.moderation.pages.context_changes import find_context_change
from claims.web.context_changes import ContextChange


class AgreedClaim(NamedTuple):
    """A claim on which all reviewers agree, with their reviews in the order of submission."""

    claim: Claim
    reviews: list[Review]
    summary: str
    """What confirming writes: the summary for readers, or the note where the claim is set aside."""
    context_change: ContextChange | None
    """How the context changed since these reviews, if it did."""

    @property
    def first(self) -> Review:
        """The review that was submitted first."""
        return self.reviews[0]

    @property
    def opposite(self) -> str:
        """A sentence if the verdict and its evidence point in opposite directions, else ""."""
        return describe_opposite(self.first.rating, present_stances(self.claim, self.reviews))


def read_agreed_claims(claims: Sequence[Claim], user: Person) -> list[AgreedClaim]:
    """Return these agreed claims with the reviews that this person may see."""
    rows = visible_reviews(user).submitted().in_order_of_submission()
    rows = rows.select_related("rating", "duplicate_of", "reviewer").prefetch_related("evidence")
    reviews: dict[int, list[Review]] = {}
    for review in rows.filter(round__in=[claim.round_id for claim in claims]):
        reviews.setdefault(review.round_id, []).append(review)
    return [
        AgreedClaim(
            claim,
            reviews[claim.round_id],
            summary_of(reviews[claim.round_id][0]),
            find_context_change(claim),
        )
        for claim in claims
    ]
