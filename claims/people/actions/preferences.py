"""Change what a person prefers. Only they see it, so it is not an event."""

from claims.models import Person
from claims.vocabulary import Theme


def choose_theme(*, by: Person, theme: Theme) -> None:
    """Keep how the pages look to this person."""
    Person.objects.filter(pk=by.pk).update(theme=theme)


def end_tour(*, by: Person) -> None:
    """Never show the tour to this person again."""
    Person.objects.filter(pk=by.pk).update(has_seen_tour=True)
