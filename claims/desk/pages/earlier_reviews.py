"""What changed in the wording of a claim since a person reviewed it, or since it was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Claim, Decision, Person, Review
from claims.vocabulary import ReviewState
from claims.web.word_diffs import Change, changes


@dataclass(frozen=True)
class EarlierReview:
    """A person's review from an earlier round, and how the wording changed since."""

    review: Review
    changes: list[Change]

    @property
    def is_draft(self) -> bool:
        """Whether it was never submitted; the form of the new round then starts with its text."""
        return self.review.state == ReviewState.DRAFT

    @property
    def is_of_other_wording(self) -> bool:
        """Whether the wording or its context changed since."""
        return bool(self.changes)

    @property
    def what_changed(self) -> str:
        """Return “context” if nothing else changed, else “wording”."""
        is_context_only = bool(self.changes) and all(change.context for change in self.changes)
        return "context" if is_context_only else "wording"


def find_earlier_review(
    claim: Claim, user: Person, reviews: Iterable[Review]
) -> EarlierReview | None:
    """Return the person's last review before the current round; `reviews` come newest round first."""
    mine = (r for r in reviews if r.reviewer_id == user.pk and r.round_id != claim.round_id)
    review = next(mine, None)
    return EarlierReview(review, changes(review.claim_version, claim.current)) if review else None


def changes_since_decision(decision: Decision | None, claim: Claim) -> list[Change]:
    """Return how the wording of a claim changed since it was decided; empty if it did not."""
    if decision is None or decision.claim_version_id == claim.current_id:
        return []
    return changes(decision.claim_version, claim.current)
