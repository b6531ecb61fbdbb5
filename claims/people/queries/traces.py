"""Where the names and the e-mail address of a person stand, and how to replace them."""

import json
import re
from dataclasses import dataclass
from html import escape

from django.db import connection

from claims.models import Decision, Event, Person, Report, Review
from claims.models.event import object_type
from claims.vocabulary import EventType, ReviewState

REPLACED: dict[str, tuple[str, ...]] = {
    "claims_comment": ("text",),
    "claims_round": ("note",),
    "claims_skip": ("note",),
    "claims_reviewslot": ("waiting_for",),
    "claims_claim": ("set_aside_note",),
    "claims_mail": ("subject", "body"),
    "claims_savedview": ("name", "query"),
    "claims_reportdraft": ("headline", "key_finding", "reason"),
    "django_admin_log": ("object_repr", "change_message"),
}
"""Columns with notes among colleagues, in which the name of somebody who leaves is replaced."""

NOTES = (
    EventType.COMMENT,
    EventType.SEND_BACK,
    EventType.SKIP,
    EventType.RELEASE,
    EventType.FREE_HOLD,
    EventType.SET_ASIDE,
    EventType.OUTSIDE,
)
"""Events whose payload may repeat such a note. It is erased if it names the person."""
ABOUT_THE_PERSON = (EventType.EDIT_PERSON, EventType.DECLARE_CONFLICTS)

_BEGIN, _AFTER_AT, _END = "(?<![[:alnum:]_])", "(?<=@)", "(?![[:alnum:]_])"


def match_names(person: Person) -> str:
    """Return a regular expression of PostgreSQL, to be used in any case, for the e-mail address and names of a person.

    A name of one word counts only after an @: it may be a word of the language too.
    """
    names = {name for name in (person.name.strip(), person.pseudonym.strip()) if name}
    names |= {json.dumps(name, ensure_ascii=False)[1:-1] for name in names}  # as in a payload
    names |= {escape(name) for name in names}  # as in kept HTML
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join([_match(person.email, _BEGIN), *map(_match_name, longest_first)])


def _match_name(name: str) -> str:
    words = name.split()
    return _match(name, _BEGIN if len(words) > 1 else _AFTER_AT)


def _match(text: str, begin: str) -> str:
    words = (re.sub(r"([^\w\s])", r"\\\1", word) for word in text.split())
    return begin + r"\s+".join(words) + _END


@dataclass(frozen=True)
class KeptTraces:
    """What will name the person also when they have left, by the number of rows."""

    reports: list[Report]
    """Published reports, newest first: frozen with their bylines."""
    rationales: int
    decisions: int


def find_kept_traces(person: Person) -> KeptTraces:
    """Return what names the person and can't change: it is published, or frozen as evidence of the work."""
    names = match_names(person)
    quoted = [
        json.dumps(name, ensure_ascii=False) for name in (person.name, person.pseudonym) if name
    ]
    reports = Report.objects.none()
    for each in quoted:
        reports |= Report.objects.filter(document__contains=each)
    submitted = Review.objects.filter(state=ReviewState.SUBMITTED)
    return KeptTraces(
        reports=list(reports.select_related("article").defer("document").order_by("-published_at")),
        rationales=submitted.filter(rationale__iregex=names).count(),
        decisions=Decision.objects.filter(summary__iregex=names).count()
        + Decision.objects.filter(reason__iregex=names).count(),
    )


def replace_names(names: str, by: str) -> dict[str, int]:
    """Replace the names that `match_names` finds in all columns of REPLACED; return how many rows changed, by table."""
    words = {"names": names, "by": by.replace("\\", "\\\\")}
    changed = {}
    with connection.cursor() as cursor:
        for table, columns in REPLACED.items():
            new = ", ".join(
                f"{column} = left(regexp_replace({column}, %(names)s, %(by)s, 'gi'), {_longest(table, column)})"
                for column in columns
            )
            named = " OR ".join(f"{column} ~* %(names)s" for column in columns)
            cursor.execute(f"UPDATE {table} SET {new} WHERE {named}", words)  # noqa: S608 - names of this file
            changed[table] = cursor.rowcount
        cursor.execute("DELETE FROM claims_renderedtext WHERE html ~* %(names)s", words)
    return {table: count for table, count in changed.items() if count}


def _longest(table: str, column: str) -> int:
    """Return how many characters the column holds."""
    limits = {("claims_mail", "subject"): 200, ("claims_skip", "note"): 500, ("claims_savedview", "name"): 60,
              ("claims_savedview", "query"): 1000, ("django_admin_log", "object_repr"): 200}  # fmt: skip
    return limits.get((table, column), 2**31 - 1)


def find_events_that_name(person: Person) -> list[Event]:
    """Return the events whose payload is about the person or names them, in the order of their chains."""
    events = Event.objects.filter(payload__erased_at=None)
    own = events.filter(
        object_type=object_type(person), object_id=person.pk, event_type__in=ABOUT_THE_PERSON
    )
    named = events.filter(event_type__in=NOTES, payload__body__iregex=match_names(person))
    found = {event.pk: event for event in (*own, *named)}
    return sorted(found.values(), key=lambda event: (event.chain_id, event.sequence))
