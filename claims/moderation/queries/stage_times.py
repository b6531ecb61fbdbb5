"""How long claims took in each stage: the median and the 90th percentile of the newest ones.

Percentiles are interpolated between the two nearest times, as PostgreSQL's `percentile_cont` does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from claims.models import Report, StatusChange
from claims.moderation.queries.windows import MOST_CLAIMS, MOST_REPORTS, STAGES
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus

STAGE_TIMES = Path(__file__).with_suffix(".sql")
PUBLISHING_TIME = Path(__file__).with_name("publishing_time.sql")


@dataclass(frozen=True)
class StageTime:
    """How long a stage took; the times are None where nothing left it."""

    status: str
    claims: int
    """Claims that left the stage; for the stage *decided* reports that were published."""
    median: timedelta | None
    slow: timedelta | None
    """The 90th percentile: one in ten took longer."""


def measure_stages(now: datetime | None = None) -> list[StageTime]:
    """Return the time of each stage, in the order of the work."""
    since = (now or timezone.now()) - STAGES
    stages = fetch_rows(StageTime, STAGE_TIMES, since=since, most=MOST_CLAIMS)
    return stages + fetch_rows(StageTime, PUBLISHING_TIME, since=since, most=MOST_REPORTS)


def left_lately(status: ClaimStatus) -> Q:
    """Return the condition that a claim is one of those whose times count for this stage."""
    newest = StatusChange.objects.filter(before=status, at__gt=timezone.now() - STAGES)
    return Q(pk__in=newest.order_by("-at").values("claim")[:MOST_CLAIMS])


def published_lately() -> Q:
    """Return the condition that a report is one of those whose times count."""
    newest = Report.objects.filter(published_at__gt=timezone.now() - STAGES)
    return Q(pk__in=newest.order_by("-published_at", "-pk").values("pk")[:MOST_REPORTS])
