"""What each reviewer has in progress: for editors only, sorted by name, and never a ranking."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Now, NullIf

from claims.access.slots import holds_visible_to
from claims.compiled_reads import compiled_once
from claims.models import Person
from claims.models.slot import MOST_HOLDS
from claims.vocabulary import Role

MOST_PEOPLE = 60
"""Reviewers that are listed."""


@dataclass(frozen=True)
class ReviewerLoad:
    """One reviewer's claims in progress, as far as this editor may know of them."""

    person_id: int
    name: str
    held: int
    """Claims that are reserved for them with something saved, of MOST_HOLDS that one person can hold."""
    idle: int
    """Those of them without activity since their time ran out."""

    @property
    def most(self) -> int:
        """How many one person can hold."""
        return MOST_HOLDS

    @property
    def cells(self) -> list[bool]:
        """A cell for each claim that one person can hold: whether it is held."""
        return [number < self.held for number in range(MOST_HOLDS)]


def list_load(user: Person) -> list[ReviewerLoad]:
    """Return the load of the reviewers who can sign in, by name, at most MOST_PEOPLE."""
    return _load(user)


def _build_load(user: Person) -> QuerySet[Person]:
    holds = holds_visible_to(user).filter(person=OuterRef("pk")).order_by().values("person")
    held = holds.annotate(n=Count("pk")).values("n")
    idle = holds.filter(until__lt=Now()).annotate(n=Count("pk")).values("n")
    reviewers = Person.objects.filter(
        Q(groups__name=Role.REVIEWER) | Q(is_superuser=True), is_active=True
    )
    return (
        Person.objects.filter(pk__in=reviewers.order_by().values("pk"))
        .order_by("name", "email")
        .values_list(
            "pk",
            Coalesce(NullIf(F("name"), Value("")), F("email"), output_field=TextField()),
            Coalesce(Subquery(held), 0),
            Coalesce(Subquery(idle), 0),
        )[:MOST_PEOPLE]
    )


_load = compiled_once(_build_load, ReviewerLoad)
