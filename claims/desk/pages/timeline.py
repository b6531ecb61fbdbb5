"""The time line of a claim: what was done to it, by day, the latest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone

from claims.access.blindness import has_open_round
from claims.access.claim_access import access_for
from claims.access.events import visible_outside_changes
from claims.models import Claim, Decision, Event, OutsideChange, Person, Report
from claims.models.event import object_type
from claims.vocabulary import EventType

DECIDING = (EventType.CONFIRM, EventType.DECIDE, EventType.CHANGE_DECISION)
ONE_ACTION = timedelta(seconds=10)
"""A decision is written at most so long before its event: both are in one transaction."""


@dataclass(frozen=True)
class Entry:
    """One thing that happened to the claim."""

    at: datetime
    by: str
    """Empty where nothing says who it was."""
    what: str
    detail: str = ""
    address: str = ""
    """Of the report that was published."""


@dataclass(frozen=True)
class Day:
    """What happened on one day of the newsroom, the latest first."""

    day: date
    entries: list[Entry]


def build_timeline(
    claim: Claim, user: Person, events: list[Event], names: Mapping[int | None, str], *, is_whole: bool
) -> list[Day]:  # fmt: skip
    """Return the time line from events that this person may see; `names` says what to call who took an action.

    `events` begin with the latest. If they are not all, nothing is shown that is older than the last of them. Reports and
    changes outside the workflow that touched several claims have events about something else, and are added.
    """
    verdicts = _verdicts(claim, user, events)
    entries = [_read_event(event, names, verdicts) for event in events]
    entries += _read_reports(claim, names)
    entries += _read_outside_changes(claim, user)
    oldest = events[-1].at if events and not is_whole else None
    shown = [entry for entry in entries if oldest is None or entry.at >= oldest]
    shown.sort(key=lambda entry: entry.at, reverse=True)
    return [
        Day(day, list(group))
        for day, group in groupby(shown, key=lambda entry: timezone.localdate(entry.at))
    ]


def _read_event(
    event: Event, names: Mapping[int | None, str], verdicts: Mapping[int, str]
) -> Entry:
    if event.event_type == EventType.OUTSIDE:
        return _read_outside_change(event, event.outside_change)
    what = EventType(event.event_type).label.capitalize()
    return Entry(event.at, names[event.actor_id], what, verdicts.get(event.pk, ""))


def _verdicts(claim: Claim, user: Person, events: Iterable[Event]) -> dict[int, str]:
    """Return what was decided, by the key of the event; nothing while a round is open that this person can't see.

    Reviewers of that round are to find their own answer.
    """
    deciding = [event for event in events if event.event_type in DECIDING]
    may_read = user.is_editor and not access_for(user, claim).is_blinded
    if not deciding or (has_open_round(claim) and not may_read):
        return {}
    decisions = Decision.objects.filter(claim=claim).select_related("rating").order_by("pk")
    return {
        event.pk: f"{decision.rating} ({decision.get_basis_display().lower()})"
        for event in deciding
        for decision in decisions
        if timedelta() <= event.at - decision.decided_at < ONE_ACTION
    }


def _read_reports(claim: Claim, names: Mapping[int | None, str]) -> list[Entry]:
    """Return the reports of the article that were published since the claim was opened."""
    if claim.round_id is None:
        return []
    first = claim.versions.order_by("number").values("created_at")[:1]
    reports = Report.objects.filter(article=claim.article_id, published_at__gte=first)
    rows = reports.select_related("article", "published_by").defer("document")
    return [
        Entry(
            report.published_at,
            names.get(report.published_by_id, str(report.published_by)),
            f"Report {report.number} published",
            report.reason,
            report.get_absolute_url(),
        )
        for report in rows
    ]


def _read_outside_changes(claim: Claim, user: Person) -> list[Entry]:
    """Return what changed several claims at once, for an editor; the event of the others is about this claim."""
    changes = visible_outside_changes(user).filter(claims__contains=[claim.pk])
    others = changes.exclude(event__object_type=object_type(Claim))
    return [_read_outside_change(change.event, change) for change in others]


def _read_outside_change(event: Event, change: OutsideChange) -> Entry:
    what = EventType.OUTSIDE.label.capitalize()
    return Entry(event.at, "", what, change.description)
