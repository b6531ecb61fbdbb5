"""The names of those who took the actions that the ledger records."""

from collections.abc import Iterable

from claims.models import Event, Person


def name_actors(events: Iterable[Event]) -> dict[int | None, str]:
    """Return the name behind each `actor_id` of these events."""
    keys = {event.actor_id for event in events}
    names = {key: f"person {key}" if key else "command line" for key in keys}
    return names | {
        person.pk: str(person) for person in Person.objects.filter(pk__in=keys - {None})
    }
