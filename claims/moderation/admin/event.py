"""The ledger for an editor: who did what, when, newest first. Headers only, never the words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.views.decorators.http import require_safe

from claims.access.articles import visible_articles
from claims.access.claims import visible_claims
from claims.access.events import hidden_actors, visible_events
from claims.access.proposals import hidden_proposals
from claims.access.reviews import visible_reviews
from claims.access.sources import annotate_identity_known, catalogue_name, visible_sources
from claims.ledger.actors import name_actors
from claims.models import (
    Article,
    Claim,
    Event,
    NewsroomSettings,
    Person,
    ProposedDecision,
    Rating,
    RatingScale,
    Report,
    Review,
    Source,
)
from claims.models.event import object_type
from claims.moderation.admin.base import WorkflowAdmin
from claims.vocabulary import EventType
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE = 100
"""Events a page."""
UNKNOWN, SEVERAL_ROWS = "unknown", ("several rows", "")


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
        visible = visible_events(request.user).order_by("-pk")
        # By the hash: a key that counts up would tell how many hidden events lie between two others.
        typed = request.GET.get("before")
        before = visible.filter(hash=typed).first() if typed else None
        rows = visible
        only_outside = request.GET.get("show") == EventType.OUTSIDE
        if only_outside:
            rows = rows.filter(event_type=EventType.OUTSIDE)
        if article is not None:
            rows = rows.filter(chain__article=article)
        if before is not None:
            rows = rows.filter(pk__lt=before.pk)
        articles = Prefetch("chain__article", Article.objects.with_opening())
        page = read_page(
            rows.select_related("chain", "outside_change").prefetch_related(articles), PAGE
        )
        context = self.page_context(
            request,
            "Ledger",
            rows=show_events(page.rows, request.user),
            more=page.last,
            article=Article.objects.filter(pk=article).first() if article is not None else None,
            is_older=before is not None,
            only_outside=only_outside,
        )
        return render(request, "admin/claims/event/ledger.html", context)


def show_events(events: Iterable[Event], user: Person) -> list[dict[str, Any]]:
    """Each event with the names behind its keys, as far as this person may know them."""
    events = list(events)
    people, hidden = name_actors(events), hidden_actors(user, events)
    things = name_things({(event.object_type, event.object_id) for event in events}, user)
    labels = dict(EventType.choices)
    return [
        {
            "event": event,
            "by": _name_actor(event, people, hidden),
            "action": labels.get(event.event_type, event.event_type),
            "change": getattr(event, "outside_change", None),
            "article": event.chain.article,
            "thing": SEVERAL_ROWS
            if is_about_many(event)
            else things.get(
                (event.object_type, event.object_id), (f"{event.object_type}:{event.object_id}", "")
            ),
        }
        for event in events
    ]


def is_by_nobody(event: Event) -> bool:
    """Whether nothing says who changed rows outside the workflow."""
    return event.event_type == EventType.OUTSIDE and event.actor_id is None


def is_about_many(event: Event) -> bool:
    """Whether the event is about rows of several articles; the ledger names the newsroom then."""
    many = (EventType.OUTSIDE, EventType.BULK_IMPORT)
    return event.event_type in many and event.object_type == object_type(NewsroomSettings)


def _name_actor(event: Event, people: Mapping[int | None, str], hidden: Mapping[int, str]) -> str:
    """Return who did it, as far as the reader is told."""
    if is_by_nobody(event):
        return UNKNOWN
    return hidden.get(event.pk) or people[event.actor_id]


def name_things(
    keys: Iterable[tuple[str, int]], user: Person
) -> dict[tuple[str, int], tuple[str, str]]:
    """The name and the page here of each thing, by what the ledger calls its type and its key."""
    by_type: dict[str, list[int]] = {}
    for name, pk in keys:
        by_type.setdefault(name, []).append(pk)
    return {
        (name, row.pk): name_thing(row)
        for rows in things(user)
        if (name := object_type(rows.model)) in by_type
        for row in rows.filter(pk__in=by_type[name])
    }


def things(user: Person) -> tuple[QuerySet, ...]:
    """The rows that have a name and a page in the list of events, as far as this person sees them."""
    return (
        visible_articles(user).only("pk"),
        visible_claims(user).only("number"),
        NewsroomSettings.objects.only("pk"),
        Rating.objects.all(),
        RatingScale.objects.all(),
        Report.objects.only("number"),
        annotate_identity_known(user, visible_sources(user)),
        visible_reviews(user).select_related("claim_version__claim"),
        ProposedDecision.objects.exclude(pk__in=hidden_proposals(user)).select_related("claim"),
    )


def name_thing(row: Model) -> tuple[str, str]:
    """The name of a row beside its article, and its page."""
    match row:
        case Review():
            claim = row.claim_version.claim
            return f"a review of claim {claim.number}", page_of(claim)
        case ProposedDecision():
            return f"claim {row.claim.number}, as one of two editors", page_of(row.claim)
        case Claim() | Report():
            return f"{row._meta.verbose_name} {row.number}", page_of(row)
        case Source():
            return f"the source “{catalogue_name(row)}”", row.get_absolute_url()
        case Article() | NewsroomSettings():
            return f"the {row._meta.verbose_name}", page_of(row)
        case _:
            return f"{row._meta.verbose_name} “{row}”", page_of(row)


def page_of(row: Model) -> str:
    """The address of a row's page in the admin."""
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=(row.pk,))
