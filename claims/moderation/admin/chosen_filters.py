"""Filters of lists that only the numbers of the dashboard choose: each says what is chosen, and lets it go."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from claims.access.slots import holds_visible_to
from claims.models import Person, Rating
from claims.moderation.queries.claim_ages import Age, has_age
from claims.moderation.queries.dispute_pairs import ASIDE, differed_between
from claims.moderation.queries.review_pace import reviewed_lately
from claims.moderation.queries.stage_times import left_lately, published_lately
from claims.vocabulary import ClaimStatus
from claims.web.numbers import whole_number
from claims.web.template_tags import isolate


class ChosenFilter(admin.SimpleListFilter):
    """Is shown only while it is chosen. What nobody can have chosen on a page finds nothing."""

    template = "admin/chosen_filter.html"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return []

    def has_output(self) -> bool:
        return bool(self.value())

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        yield {
            "display": self.describe(self.value()),
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        condition = self.condition(request.user, self.value())
        return queryset.none() if condition is None else queryset.filter(condition)

    def condition(self, user: Person, chosen: str) -> Q | None:
        """Return which rows are chosen, or None for what can't be chosen."""
        raise NotImplementedError

    def describe(self, chosen: str) -> str:
        """Return what is chosen in words."""
        raise NotImplementedError


class AgeFilter(ChosenFilter):
    """Claims that have been in their status for so long."""

    title = "age"
    parameter_name = "age"

    def condition(self, user: Person, chosen: str) -> Q | None:
        return has_age(Age(chosen)) if chosen in Age else None

    def describe(self, chosen: str) -> str:
        return f"in this status {Age(chosen).label}" if chosen in Age else "of no such age"


class LeftFilter(ChosenFilter):
    """Claims whose time in a stage the dashboard counted."""

    title = "stage"
    parameter_name = "left"

    def condition(self, user: Person, chosen: str) -> Q | None:
        return left_lately(ClaimStatus(chosen)) if chosen in ClaimStatus else None

    def describe(self, chosen: str) -> str:
        if chosen not in ClaimStatus:
            return "left no such stage"
        return f"left the stage “{ClaimStatus(chosen).label.lower()}” lately"


class PairFilter(ChosenFilter):
    """Claims to which reviewers gave two different verdicts, such as `pair=12-15`."""

    title = "two verdicts"
    parameter_name = "pair"

    def condition(self, user: Person, chosen: str) -> Q | None:
        keys = _read_pair(chosen)
        return differed_between(*keys) if keys else None

    def describe(self, chosen: str) -> str:
        keys = _read_pair(chosen) or ()
        labels = Rating.objects.in_bulk(keys)
        named = (str(labels.get(key, "set aside" if key == ASIDE else "?")) for key in keys)
        return "reviewers differed: " + " and ".join(named)


class PersonFilter(ChosenFilter):
    """Claims of one person, by key."""

    def describe(self, chosen: str) -> str:
        key = whole_number(chosen)
        person = Person.objects.filter(pk=key).first() if key is not None else None
        return format_html(self.sentence, isolate(person) if person else "nobody")

    sentence = "{}"


class HolderFilter(PersonFilter):
    """Claims that somebody has in progress, except in rounds that the editor may not see."""

    title = "person"
    parameter_name = "holder"
    sentence = "in progress: {}"

    def condition(self, user: Person, chosen: str) -> Q | None:
        key = whole_number(chosen)
        if key is None:
            return None
        holds = holds_visible_to(user).filter(person=key, claim=OuterRef("pk"))
        return Q(Exists(holds.order_by()))


class ReviewedByFilter(PersonFilter):
    """Claims that count for somebody's pace."""

    title = "reviewer"
    parameter_name = "reviewed_by"
    sentence = "reviewed lately: {}"

    def condition(self, user: Person, chosen: str) -> Q | None:
        key = whole_number(chosen)
        return None if key is None else reviewed_lately(key)


def _read_pair(chosen: str) -> tuple[int, int] | None:
    first, _, second = chosen.partition("-")
    keys = whole_number(first), whole_number(second)
    return None if None in keys else keys


class PublishedFilter(ChosenFilter):
    """Reports whose time to publication the dashboard counted."""

    title = "time"
    parameter_name = "published"

    def condition(self, user: Person, chosen: str) -> Q | None:
        return published_lately() if chosen == "lately" else None

    def describe(self, chosen: str) -> str:
        return "published lately" if chosen == "lately" else "published at no such time"


FROM_THE_DASHBOARD = (AgeFilter, LeftFilter, PairFilter, HolderFilter, ReviewedByFilter)
