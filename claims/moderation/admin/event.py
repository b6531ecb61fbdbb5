"""The ledger for an editor: who did what, when, newest first. Headers only, never the words."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.views.decorators.http import require_safe

from claims.models import (
    Article,
    Claim,
    Event,
    NewsroomSettings,
    Person,
    Rating,
    RatingScale,
    Report,
    Review,
    Source,
)
from claims.moderation.admin.base import WorkflowAdmin
from claims.vocabulary import EventType
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE = 100
"""Events a page."""


@admin.register(Event)
class EventAdmin(WorkflowAdmin):
    """One list, paged by the key of its last row: as fast at the millionth event as at the first."""

    def get_urls(self) -> list[URLPattern]:
        return [self.at("", require_safe(self.ledger), "changelist")]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {"view": self.has_view_permission(request)}

    def ledger(self, request: HttpRequest) -> HttpResponse:
        """Show a page of the ledger, of everything or of one article."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = whole_number(request.GET.get("article", ""))
        before = whole_number(request.GET.get("before", ""))
        rows = Event.objects.visible_to(request.user).order_by("-pk")
        if article is not None:
            rows = rows.filter(chain__article=article)
        if before is not None:
            rows = rows.filter(pk__lt=before)
        page = read_page(rows.select_related("chain__article"), PAGE)
        context = self.page_context(
            request,
            "Ledger",
            rows=show_events(page.rows),
            more=page.last,
            article=Article.objects.filter(pk=article).first() if article is not None else None,
            is_older=before is not None,
        )
        return render(request, "admin/claims/event/ledger.html", context)


def show_events(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Each event with the names behind its keys."""
    events = list(events)
    people = Person.objects.names_of(event.actor for event in events)
    things = name_things({event.object for event in events})
    labels = dict(EventType.choices)
    return [
        {
            "event": event,
            "by": people.get(event.actor, event.actor),
            "action": labels.get(event.event_type, event.event_type),
            "article": event.chain.article,
            "thing": things.get(event.object, (event.object, "")),
        }
        for event in events
    ]


def name_things(keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The name and the page here of each thing that a key such as `claim:12` stands for."""
    by_noun: dict[str, list[str]] = {}
    for key in keys:
        noun, _, pk = key.partition(":")
        by_noun.setdefault(noun, []).append(pk)
    return {
        f"{noun}:{row.pk}": name_thing(row)
        for noun, rows in things().items()
        if noun in by_noun
        for row in rows.filter(pk__in=by_noun[noun])
    }


def things() -> dict[str, QuerySet]:
    """Where the things are that an event can be about."""
    return {
        "article": Article.objects.only("pk"),
        "claim": Claim.objects.only("number"),
        "desk": NewsroomSettings.objects.only("pk"),
        "rating": Rating.objects.all(),
        "ratingscale": RatingScale.objects.all(),
        "report": Report.objects.only("number"),
        "source": Source.objects.all(),
        "review": Review.objects.select_related("claim_version__claim"),
    }


def name_thing(row: Model) -> tuple[str, str]:
    """The name of a row beside its article, and its page."""
    match row:
        case Review():
            claim = row.claim_version.claim
            return f"a review of claim {claim.number}", page_of(claim)
        case Claim() | Report():
            return f"{row._meta.verbose_name} {row.number}", page_of(row)
        case Source():  # by the name that everybody may read
            return f"the source “{row}”", row.get_absolute_url()
        case Article() | NewsroomSettings():
            return f"the {row._meta.verbose_name}", page_of(row)
        case _:
            return f"{row._meta.verbose_name} “{row}”", page_of(row)


def page_of(row: Model) -> str:
    """The address of a row's page in the admin."""
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=(row.pk,))
