"""Joining sources that are one page, undoing it, and marking a likely source as retracted too."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from claims.access.rules import require_source
from claims.access.sources import joined_addresses, visible_sources
from claims.evidence.actions import cataloguing, joining
from claims.evidence.views.sources import find_source
from claims.models import Source
from claims.vocabulary import Action
from claims.web.http import go_to
from claims.web.numbers import whole_number


@require_POST
def source_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join another source to this one, because both are one page."""
    found = find_source(request, pk)
    require_source(request.user, Action.JOIN_SOURCES, found)
    page = joining.join_sources(kept=found, joined=_other(request, found), by=request.user)
    messages.success(request, "Sources joined. You can undo this under “Other addresses”.")
    return _go_back(request, page)


@require_POST
def source_separate(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a join: the addresses are two sources again."""
    found = find_source(request, pk)
    require_source(request.user, Action.SEPARATE_SOURCES, found)
    key = whole_number(request.POST.get("join", ""))
    join = get_object_or_404(joined_addresses(request.user, found, undone=True), pk=key)
    joining.separate_sources(join=join, by=request.user)
    messages.success(request, "The sources are separate again.")
    return go_to(request, found.get_absolute_url())


@require_POST
def source_retract_likely(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a source that is likely the same page as retracted too, for the same reason."""
    found = find_source(request, pk)
    require_source(request.user, Action.RETRACT_SOURCE, found)
    other = _other(request, found)
    cataloguing.retract_likely_source(source=found, other=other, by=request.user)
    messages.success(request, "Source marked as retracted too. Check its claims again as well.")
    return _go_back(request, found)


def _other(request: HttpRequest, found: Source) -> Source:
    """Return the other source that the form names, if this person can see it or if it was joined just now."""
    key = whole_number(request.POST.get("other", ""))
    visible = visible_sources(request.user).order_by().values("pk")
    rows = Source.objects.filter(Q(pk__in=visible) | Q(page=found.pk))
    return get_object_or_404(rows, pk=key)


def _go_back(request: HttpRequest, page: Source) -> HttpResponse:
    if request.POST.get("origin") == "claims":
        return redirect("source_claims", page.pk)
    return go_to(request, page.get_absolute_url())
