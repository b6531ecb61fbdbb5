"""Who has what, and how many claims each reviewer reviewed lately: by name, for editors only, and never a ranking."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from claims.charts.days import DayColumns, fill_days
from claims.charts.figures import Figure
from claims.desk.queries.reviewer_load import ReviewerLoad, list_load
from claims.models import Person
from claims.moderation.queries.review_pace import Pace, measure_pace
from claims.moderation.queries.windows import MOST_REVIEWS, PACE


@dataclass(frozen=True)
class ReviewerRow:
    """One reviewer with linked numbers and the days of their reviews."""

    load: ReviewerLoad
    held: Figure
    reviewed: Figure
    days: DayColumns


def list_reviewers(user: Person, now: datetime) -> list[ReviewerRow]:
    """Return the reviewers who can sign in, by name, as far as this editor may know of their work."""
    loads = list_load(user)
    paces = measure_pace([load.person_id for load in loads], now)
    return [_row(load, paces.get(load.person_id, Pace()), now) for load in loads]


def _row(load: ReviewerLoad, pace: Pace, now: datetime) -> ReviewerRow:
    person, list_of_claims = load.person_id, "admin:claims_claim_changelist"
    text = f"{pace.claims}+" if pace.claims >= MOST_REVIEWS else str(pace.claims)
    held = reverse(list_of_claims, query={"status": "all", "holder": person})
    reviewed = reverse(list_of_claims, query={"status": "all", "reviewed_by": person})
    return ReviewerRow(
        load,
        Figure(load.name, load.held, address=held if load.held else ""),
        Figure(load.name, pace.claims, text, reviewed if pace.claims else ""),
        DayColumns(
            f"pace-{person}",
            f"Claims reviewed by {load.name}, by day",
            f"{text} in {PACE.days} days",
            fill_days(pace.by_day, timezone.localdate(now), PACE.days),
            "Claims",
            is_small=True,
        ),
    )
