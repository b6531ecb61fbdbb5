"""A person's own submitted reviews beside what the newsroom decided. Nobody else's review is read here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from claims.access.articles import is_open_to_user
from claims.agreement import Answer
from claims.models import Claim, Decision, Person, Rating, Review
from claims.vocabulary import Basis, ClaimStatus

MOST_REVIEWS = 500
"""Reviews that are compared: the newest ones."""


@dataclass(frozen=True)
class OwnReview:
    """A review of a closed round, and the newsroom's answer about the same claim version."""

    claim: Claim
    confidence: int | None
    submitted_at: datetime
    answer: Answer
    rating: Rating | None
    set_aside_text: str
    """Why the claim should be set aside, where that was the answer."""
    newsroom: Answer
    newsroom_rating: Rating | None
    summary: str
    """What the newsroom found, for readers; or the note with which it set the claim aside."""
    reason: str
    """Why the newsroom changed an earlier decision of its own."""
    basis: Basis | None

    @property
    def is_same(self) -> bool:
        """Whether the newsroom gave this answer too."""
        return self.answer == self.newsroom


def compared_reviews(user: Person) -> list[OwnReview]:
    """Return this person's newest reviews of settled claims, in articles that they see, the newest first.

    A decision about another wording of the claim is not about this review. Of a claim that was reviewed in several rounds,
    the person's last review of the wording counts.
    """
    reviews = _reviews_of(user)
    decisions = Decision.objects.filter(pk__in={review.decision for review in reviews} - {None})
    found = {decision.pk: decision for decision in decisions.select_related("rating").order_by()}
    compared, seen = [], set()
    for review in reviews:
        if review.claim_version_id in seen:
            continue
        seen.add(review.claim_version_id)
        if own := _compare(review, found.get(review.decision)):
            compared.append(own)
    return compared


def _reviews_of(user: Person) -> Sequence[Review]:
    decided = Decision.objects.current().filter(claim_version=OuterRef("claim_version"))
    return list(
        Review.objects.submitted()
        .filter(is_open_to_user(user, "claim_version__claim__article"))
        .filter(reviewer=user, round__closed_at__isnull=False)
        .annotate(decision=Subquery(decided.order_by("pk").values("pk")[:1]))
        .select_related("rating", "duplicate_of", "claim_version__claim__current")
        .order_by("-submitted_at")[:MOST_REVIEWS]
    )


def _compare(review: Review, decision: Decision | None) -> OwnReview | None:
    """Return a review beside the newsroom's answer, or None while there is none."""
    claim = review.claim_version.claim
    if decision:
        newsroom = Answer(decision.rating_id)
    elif claim.status == ClaimStatus.SET_ASIDE and not claim.merged_into_id:
        newsroom = Answer(None, claim.set_aside_reason, claim.duplicate_of_id)
    else:
        return None
    return OwnReview(
        claim=claim,
        confidence=review.confidence,
        submitted_at=review.submitted_at,
        answer=review.answer_key,
        rating=review.rating,
        set_aside_text=review.set_aside_text,
        newsroom=newsroom,
        newsroom_rating=decision.rating if decision else None,
        summary=decision.summary if decision else claim.set_aside_note,
        reason=decision.reason if decision else "",
        basis=Basis(decision.basis) if decision else None,
    )
