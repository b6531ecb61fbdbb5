"""How much work waits for an editor."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from claims.access.articles import DUE_WITHIN
from claims.access.slots import MOST_COUNTED
from claims.sql_files import fetch_row

WORK_COUNTS = Path(__file__).with_suffix(".sql")
AT_RISK = "day"
"""An unfinished article that is due within this time is at risk: the list of articles filters by it."""


@dataclass(frozen=True)
class WorkCounts:
    """Claims by what they need, and articles; each up to MOST_COUNTED."""

    disputed: int
    agreed: int
    context_changed: int
    ready: int
    """Articles that can be published."""
    first_ready: int | None
    """The key of one of them."""
    at_risk: int
    """Unfinished articles that are due soon, or are late."""
    first_deadline: datetime | None
    """The first of their deadlines."""


def count_work() -> WorkCounts:
    """Count what an editor has to do, in all articles: an editor sees every one."""
    now = timezone.now()
    return fetch_row(WorkCounts, WORK_COUNTS, most=MOST_COUNTED, soon=now + DUE_WITHIN[AT_RISK])
