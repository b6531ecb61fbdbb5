"""Which verdicts reviewers gave where they differed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models import Review, StatusChange
from claims.moderation.queries.windows import MOST_CLAIMS, STAGES
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus, ReviewState

DISPUTE_PAIRS = Path(__file__).with_suffix(".sql")
ASIDE = 0
"""Stands for any reason to set a claim aside, where a rating's key would."""


@dataclass(frozen=True)
class DisputePair:
    """Two different answers, each the key of a rating or ASIDE, and the claims to which both were given."""

    first: int
    second: int
    claims: int


def count_pairs(now: datetime | None = None) -> list[DisputePair]:
    """Return the pairs of answers among the newest disputes; `first` is the smaller key."""
    since = (now or timezone.now()) - STAGES
    return fetch_rows(DisputePair, DISPUTE_PAIRS, since=since, most=MOST_CLAIMS)


def differed_between(first: int, second: int) -> Q:
    """Return the condition that a claim is one of the newest disputes, and both answers were given in one round of it."""
    disputed = StatusChange.objects.filter(
        after=ClaimStatus.DISPUTED, at__gt=timezone.now() - STAGES
    )
    newest = StatusChange.objects.filter(pk__in=disputed.order_by("-at").values("pk")[:MOST_CLAIMS])
    both = newest.filter(_was_given(first), _was_given(second))
    return Q(pk__in=both.order_by().values("claim"))


def _was_given(answer: int) -> Exists:
    reviews = Review.objects.filter(round=OuterRef("round"), state=ReviewState.SUBMITTED)
    given = reviews.filter(rating=None) if answer == ASIDE else reviews.filter(rating=answer)
    return Exists(given.order_by())
