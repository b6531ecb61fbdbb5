"""Which reviews a person reads: their own, and those submitted in rounds that are open to them."""

from django.db.models import Prefetch

from claims.access.blindness import is_review_readable
from claims.access.evidence import annotate_source_identity_known
from claims.models import Claim, Evidence, Person, Review
from claims.models.review import ReviewQuerySet


def visible_reviews(user: Person) -> ReviewQuerySet:
    """Return this person's own reviews, and the submitted reviews of rounds they may see.

    Those are closed rounds; for an editor also open rounds in which they are not blinded.
    """
    if not user.is_authenticated or not user.is_member:
        return Review.objects.none()
    return Review.objects.filter(is_review_readable(user))


def reviews_of_claim(user: Person, claim: Claim) -> ReviewQuerySet:
    """Return the visible reviews of a claim, the newest round first, with their evidence."""
    evidence = annotate_source_identity_known(user, Evidence.objects.all())
    return (
        visible_reviews(user)
        .filter(claim_version__claim=claim)
        .select_related("rating", "duplicate_of", "reviewer", "round")
        .prefetch_related(Prefetch("evidence", evidence))
        .order_by("-round", "pk")
    )
