"""How long the claims that wait have been in their status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from django.db.models import Q, TextChoices
from django.utils import timezone

from claims.models.claim import AGEING
from claims.moderation.queries.windows import MOST_CLAIMS
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus

CLAIM_AGES = Path(__file__).with_suffix(".sql")


class Age(TextChoices):
    """How long a claim has been in its status; the values are in addresses of lists."""

    DAY = "day", "up to a day"
    WEEK = "week", "1 to 7 days"
    MONTH = "month", "1 to 4 weeks"
    OLDER = "older", "over 4 weeks"


BEGINS = {Age.DAY: timedelta(0), Age.WEEK: timedelta(days=1), Age.MONTH: timedelta(days=7), Age.OLDER: timedelta(days=28)}  # fmt: skip
"""Each age begins after so long, and ends where the next one begins."""


@dataclass(frozen=True)
class AgeCount:
    """So many claims, up to MOST_CLAIMS."""

    status: str
    age: str
    count: int


def count_ages(now: datetime | None = None) -> Mapping[tuple[ClaimStatus, Age], int]:
    """Return how many claims of each status in AGEING have each age."""
    now = now or timezone.now()
    moments = {age.value: now - BEGINS[following] for age, following in _pairs()}
    rows = fetch_rows(AgeCount, CLAIM_AGES, most=MOST_CLAIMS, **moments)
    return {(ClaimStatus(row.status), Age(row.age)): row.count for row in rows}


def has_age(age: Age) -> Q:
    """Return the condition that a claim that waits has been in its status so long."""
    now = timezone.now()
    condition = Q(status__in=AGEING, status_since__lte=now - BEGINS[age])
    following = dict(_pairs()).get(age)
    return condition & Q(status_since__gt=now - BEGINS[following]) if following else condition


def _pairs() -> list[tuple[Age, Age]]:
    """Each age with the one that follows it."""
    return list(pairwise(Age))
