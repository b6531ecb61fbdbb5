"""How many claims each reviewer reviewed lately: of claims that are settled, so that it never tells whose an open review is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from claims.models import Review
from claims.moderation.queries.windows import MOST_REVIEWS, PACE
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus, ReviewState

REVIEW_PACE = Path(__file__).with_suffix(".sql")
SETTLED = (ClaimStatus.DECIDED, ClaimStatus.CONTEXT_CHANGED, ClaimStatus.SET_ASIDE)
"""Statuses in which no editor has to decide between reviews any more."""


@dataclass(frozen=True)
class PaceRow:
    """So many claims that a person reviewed on a day, or without a day in all."""

    person_id: int
    day: date | None
    claims: int


@dataclass(frozen=True)
class Pace:
    """What one person reviewed lately."""

    claims: int = 0
    by_day: Mapping[date, int] = field(default_factory=dict)


def measure_pace(people: Sequence[int], now: datetime | None = None) -> Mapping[int, Pace]:
    """Return the pace of the people with these keys; somebody without any review is left out."""
    rows = fetch_rows(
        PaceRow,
        REVIEW_PACE,
        people=",".join(map(str, people)),
        since=(now or timezone.now()) - PACE,
        most=MOST_REVIEWS,
        zone=timezone.get_current_timezone_name(),
    )
    totals = {row.person_id: row.claims for row in rows if row.day is None}
    return {
        person: Pace(claims, {r.day: r.claims for r in rows if r.person_id == person and r.day})
        for person, claims in totals.items()
    }


def reviewed_lately(person: int) -> Q:
    """Return the condition that a claim is one of those that count for this person's pace."""
    reviews = Review.objects.filter(
        reviewer=person,
        state=ReviewState.SUBMITTED,
        submitted_at__gt=timezone.now() - PACE,
        claim_version__claim__status__in=SETTLED,
    )
    newest = reviews.order_by("-submitted_at").values("claim_version__claim")
    return Q(pk__in=newest[:MOST_REVIEWS])
