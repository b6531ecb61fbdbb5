"""Which reviews a person reads: their own, and those submitted in rounds that are open to them."""

from collections.abc import Collection

from claims.access.blindness import is_review_readable
from claims.access.evidence import annotate_source_identity_known
from claims.compiled_reads import attach, compiled_once, join_keys, keys_in
from claims.models import Claim, Evidence, Person, Review, Round
from claims.models.evidence import EvidenceQuerySet
from claims.models.review import ReviewQuerySet
from claims.models.slot import MOST_HOLDS

MOST_DRAFTS = 10


def visible_reviews(user: Person) -> ReviewQuerySet:
    """Return this person's own reviews, and the submitted reviews of rounds they may see.

    Those are closed rounds; for an editor also open rounds in which they are not blinded.
    """
    if not user.is_authenticated or not user.is_member:
        return Review.objects.none()
    return Review.objects.filter(is_review_readable(user))


def drafts_in_progress(user: Person) -> list[Review]:
    """Return this person's drafts in open rounds, the last saved first; at most MOST_DRAFTS besides their holds."""
    return _drafts_of(user)


@compiled_once
def _drafts_of(user: Person) -> ReviewQuerySet:
    return visible_reviews(user).drafts_of(user)[: MOST_DRAFTS + MOST_HOLDS]


def attach_submitted_reviews(user: Person, rounds: Collection[Round]) -> None:
    """Let `round.reviews.all()` return the visible reviews of each round that are submitted, with their verdicts."""
    found = _submitted_in(user, join_keys(rounds))
    for round_ in rounds:
        attach(round_, "reviews", [review for review in found if review.round_id == round_.pk])


@compiled_once
def _submitted_in(user: Person, rounds: str) -> ReviewQuerySet:
    reviews = visible_reviews(user).submitted().filter(round__in=keys_in(rounds))
    return reviews.select_related("rating", "duplicate_of").order_by("pk")


def reviews_of_claim(user: Person, claim: Claim) -> list[Review]:
    """Return the visible reviews of a claim, the newest round first, with their evidence."""
    reviews = _reviews_of(user, claim.pk)
    evidence = _evidence_of(user, claim.pk) if reviews else []
    for review in reviews:
        attach(review, "evidence", [piece for piece in evidence if piece.review_id == review.pk])
    return reviews


@compiled_once
def _reviews_of(user: Person, claim: int) -> ReviewQuerySet:
    reviews = visible_reviews(user).filter(claim_version__claim=claim)
    related = ("rating", "duplicate_of", "reviewer", "round", "claim_version")
    return reviews.select_related(*related).order_by("-round", "pk")


@compiled_once
def _evidence_of(user: Person, claim: int) -> EvidenceQuerySet:
    evidence = Evidence.objects.filter(review__claim_version__claim=claim)
    return annotate_source_identity_known(user, evidence)
