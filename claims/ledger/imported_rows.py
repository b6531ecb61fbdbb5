"""What the event of an import keeps of rows that have no event of their own, so that they can be verified."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from claims.ledger.recording import lock_chain, record
from claims.models import EventChain, NewsroomSettings, Rating
from claims.models.scale import FROZEN
from claims.sql_files import fetch_row
from claims.vocabulary import EventType

DIGEST = Path(__file__).with_name("digest_reviews.sql")
LAST_KEY = 2**63 - 1


@dataclass(frozen=True)
class ImportedReviews:
    """Reviews without events of their own: how many, the first and the last key, and the SHA-256 of them all."""

    count: int
    first: int
    last: int
    sha256: str


def digest_reviews(first: int, last: int = LAST_KEY) -> ImportedReviews:
    """Return what there is of reviews without events, from one key to another."""
    return fetch_row(ImportedReviews, DIGEST, first=first, last=last)


def describe_imported(
    chain: EventChain, *, after_review: int, after_rating: int
) -> dict[str, object]:
    """Return what the event of an import keeps of the reviews and ratings with greater keys than these.

    The first import that has ratings keeps all that there are: no event of an earlier release did.
    """
    reviews = digest_reviews(after_review + 1)
    first = after_rating if has_recorded_ratings(chain) else 0
    ratings = (
        Rating.objects.filter(pk__gt=first).order_by("pk") if _has_rating(after_rating) else ()
    )
    described: dict[str, object] = {"reviews": asdict(reviews)} if reviews.count else {}
    if values := {str(rating.pk): describe_rating(rating) for rating in ratings}:
        described["ratings"] = values
    return described


def _has_rating(after: int) -> bool:
    return Rating.objects.filter(pk__gt=after).exists()


def has_recorded_ratings(chain: EventChain) -> bool:
    """Whether an import in the newsroom's chain has recorded ratings."""
    imports = chain.events.filter(event_type=EventType.BULK_IMPORT, payload__erased_at=None)
    return imports.filter(payload__body__contains='"ratings":').exists()


@transaction.atomic
def record_ratings_once() -> bool:
    """Record the ratings of a database of an earlier release, in which no event did; return whether it was needed."""
    chain = lock_chain(None)
    if has_recorded_ratings(chain) or not _has_rating(0):
        return False
    described = describe_imported(chain, after_review=LAST_KEY - 1, after_rating=0)
    record(
        chain=chain,
        by=None,
        event_type=EventType.BULK_IMPORT,
        on=NewsroomSettings(pk=1),
        source="ratings of an earlier release",
        **described,
    )
    return True


def describe_rating(rating: Rating) -> dict[str, object]:
    """Return the columns of a rating that verification compares."""
    columns = {name: getattr(rating, name) for name in FROZEN.split()}
    return columns | {"is_retired": rating.retired_at is not None, "succeeds": rating.succeeds_id}
