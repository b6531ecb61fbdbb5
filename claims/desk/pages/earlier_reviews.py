"""What was judged of a claim before its words changed: my earlier review, a verdict gone stale."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Claim, Decision, Person, Review
from claims.vocabulary import ReviewState
from claims.web.word_diffs import Change, changes


@dataclass(frozen=True)
class Earlier:
    """My review of an earlier round, and what the claim says otherwise since."""

    review: Review
    changes: list[Change]

    @property
    def is_draft(self) -> bool:
        """Whether it was never submitted: its words are where the new form starts."""
        return self.review.state == ReviewState.DRAFT

    @property
    def is_of_other_words(self) -> bool:
        """Whether the claim has another version now."""
        return bool(self.changes)


def earlier(claim: Claim, user: Person, reviews: Iterable[Review]) -> Earlier | None:
    """The last review of a person before the present round, among `reviews`, newest round first."""
    mine = (r for r in reviews if r.reviewer_id == user.pk and r.round_id != claim.round_id)
    review = next(mine, None)
    return Earlier(review, changes(review.claim_version, claim.current)) if review else None


def stale_changes(decision: Decision | None, claim: Claim) -> list[Change]:
    """What a claim says otherwise since it was decided; nothing while its verdict is of its words."""
    if decision is None or decision.claim_version_id == claim.current_id:
        return []
    return changes(decision.claim_version, claim.current)
