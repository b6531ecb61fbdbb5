"""The ratings that can be given to a claim."""

from claims.compiled_reads import compiled_once
from claims.models import Claim, Rating
from claims.models.scale import RatingQuerySet


def ratings_of(claim: Claim) -> list[Rating]:
    """Return the ratings of the claim's scale that were not retired, truest first."""
    return _active_in(claim.article.scale_id)


@compiled_once
def _active_in(scale: int) -> RatingQuerySet:
    return Rating.objects.filter(scale=scale).active()
