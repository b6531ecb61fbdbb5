"""Sources: the list, one source with the claims that use it, editing, retraction and re-checks.

Everything is read through `claims.access`, so reviewers see nothing of each other's open reviews.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access.authorship import authors_of_claims
from claims.access.evidence import (
    annotate_source_identity_known,
    evidence_to_recheck,
    with_source_identity_visible_to,
)
from claims.access.finding import find_claim
from claims.access.refusals import Conflict
from claims.access.rules import require_for, require_source, source_actions_for
from claims.access.snapshots import visible_snapshots
from claims.access.sources import (
    annotate_identity_known,
    catalogue_name,
    evidence_of_source,
    first_catalogued,
    is_catalogue_visible,
    joined_addresses,
    name_for,
    similar_sources,
    visible_sources,
)
from claims.evidence.actions import cataloguing
from claims.evidence.forms.source_forms import (
    FOR_EDITORS,
    RecheckForm,
    RetractionForm,
    SourceForm,
)
from claims.evidence.forms.source_list_form import SourceListForm
from claims.evidence.pages.likely_sources import find_likely_sources
from claims.lists.pages.list_context import list_context
from claims.models import Evidence, Person, Source
from claims.vocabulary import Action, ListPage
from claims.web.http import go_to, render_page
from claims.web.numbers import whole_number
from claims.web.paging import Page, read_page

PAGE_SIZE = 30
"""Rows on one page of a list."""
MOST_SNAPSHOTS = 100
"""Saved copies that the page of a source lists."""


def find_source(request: HttpRequest, pk: int) -> Source:
    """Return the source if this person can see it, with `is_identity_known`. Raises Http404."""
    user = request.user
    return get_object_or_404(annotate_identity_known(user, visible_sources(user)), pk=pk)


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """List the sources of closed rounds, the latest first unless chosen otherwise, or the results of a search."""
    user, form = request.user, SourceListForm(request.GET)
    is_known = form.is_valid()
    typed, before = form.chosen("q"), request.GET.get("before", "")
    last = None
    if typed:
        found = list(similar_sources(user, typed).filter(form.wanted)[:PAGE_SIZE])
        page = Page(found, has_more=False)
    else:
        if before:
            last = get_object_or_404(visible_sources(user).catalogued(), pk=whole_number(before))
        among, is_oldest_first = Source.objects.filter(form.wanted), form.chosen("sort") == "oldest"
        found = first_catalogued(user, PAGE_SIZE + 1, last, among, is_oldest_first=is_oldest_first)
        page = read_page(found, PAGE_SIZE)
    context = {
        "form": form,
        "typed": typed,
        "sources": page.rows,
        "older": page.last,
        "is_first": last is None,
        **list_context(request, ListPage.SOURCES),
    }
    status = 200 if is_known else 422
    return render_page(request, "evidence/source_list.html", context, status=status)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a source that this person can see. One that was joined to another redirects to that page."""
    try:
        found = find_source(request, pk)
    except Http404:
        return redirect(get_object_or_404(visible_sources(request.user), joined_sources=pk))
    return render_page(request, "evidence/source.html", source_context(request, found))


def source_context(request: HttpRequest, found: Source) -> dict[str, Any]:
    """Return the context of a source's page: its details, evidence from it, saved copies and actions.

    Until a round that cites the source is closed, reviewers only see what they typed about it themselves.
    """
    user = request.user
    readable = annotate_source_identity_known(user, evidence_of_source(user, found)).of_source(
        found
    )
    # Pages are counted, not named by a row: row numbers would count the rows that are hidden.
    start = whole_number(request.GET.get("from", "")) or 0
    page = read_page(readable, PAGE_SIZE, start)
    snapshots = visible_snapshots(user).of_source(found).without_text()
    shows_details = is_catalogue_visible(user, found)
    use, actions = page.rows[0] if page.rows else readable[0], source_actions_for(user, found)
    return {
        "source": found,
        "shows_details": shows_details,
        "name": name_for(user, found, use=use),
        "link": found.url if shows_details else use.link,
        "uses": _name_authors(user, page.rows),
        "older": start + PAGE_SIZE if page.has_more else None,
        "is_first": not start,
        "snapshots": snapshots[:MOST_SNAPSHOTS],
        "actions": actions,
        "retraction_form": RetractionForm(initial={"lock_version": found.lock_version}),
        "likely": find_likely_sources(user, found) if user.is_editor else [],
        "joins": joined_addresses(user, found) if Action.SEPARATE_SOURCES in actions else (),
    }


def _name_authors(user: Person, pieces: list[Evidence]) -> list[tuple[Evidence, str]]:
    """Return each piece of evidence with what this person may call its reviewer."""
    authors = authors_of_claims(user, {piece.review.claim_version.claim for piece in pieces})
    return [
        (piece, authors[piece.review.claim_version.claim_id].name(piece.review.reviewer))
        for piece in pieces
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def source_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the details of a source."""
    found = find_source(request, pk)
    require_source(request.user, Action.EDIT_SOURCE, found)
    data = request.POST if request.method == "POST" else None
    form = SourceForm(found, is_editor=request.user.is_editor, data=data)
    if not form.is_valid():
        return render_edit_page(request, found, form, status=422 if form.is_bound else 200)
    try:
        cataloguing.edit_source(source=found, by=request.user, **form.cleaned_data)
    except Conflict as refusal:
        found = find_source(request, pk)
        form.adopt_lock_version(found)
        return render_edit_page(request, found, form, sentence=refusal.sentence, status=409)
    messages.success(request, "Source saved.")
    return go_to(request, found.get_absolute_url())


def render_edit_page(
    request: HttpRequest, found: Source, form: SourceForm, *, sentence: str = "", status: int
) -> HttpResponse:
    """Render the form. After a conflict (`sentence`), show what someone else saved above it."""
    current_values = [
        (
            form[name].label,
            getattr(found, f"get_{name}_display", lambda name=name: getattr(found, name))(),
        )
        for name in form.fields
        if sentence and name not in (*FOR_EDITORS, "lock_version")
    ]
    context = {"source": found, "form": form, "sentence": sentence}
    context["current_values"] = current_values
    return render_page(request, "evidence/source_edit.html", context, status=status)


@require_POST
def source_retract(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a source as retracted, then show the claims that use it."""
    found = find_source(request, pk)
    require_source(request.user, Action.RETRACT_SOURCE, found)
    form = RetractionForm(request.POST)
    if not form.is_valid():
        context = source_context(request, found) | {"retraction_form": form}
        return render_page(request, "evidence/source.html", context, status=422)
    ticked = set(map(whole_number, request.POST.getlist("also")))
    also = [likely.source for likely in find_likely_sources(request.user, found)] if ticked else []
    also = [source for source in also if source.pk in ticked]
    try:
        cataloguing.retract_source(source=found, by=request.user, also=also, **form.cleaned_data)
    except Conflict as refusal:
        found = find_source(request, pk)
        form.adopt_lock_version(found)
        context = source_context(request, found) | {
            "retraction_form": form,
            "sentence": refusal.sentence,
        }
        return render_page(request, "evidence/source.html", context, status=409)
    messages.success(
        request, "Source marked as retracted. Check the claims below again, because they use it."
    )
    return redirect("source_claims", found.pk)


@require_POST
def source_reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a retraction."""
    found = find_source(request, pk)
    require_source(request.user, Action.REINSTATE_SOURCE, found)
    lock_version = whole_number(request.POST.get("lock_version", ""))
    cataloguing.reinstate_source(source=found, by=request.user, lock_version=lock_version)
    messages.success(request, "Retraction undone.")
    return go_to(request, found.get_absolute_url())


@require_safe
def source_claims(request: HttpRequest, pk: int) -> HttpResponse:
    """List the claims that need re-checking because this source was retracted, as far as this person can see."""
    found, user = find_source(request, pk), request.user
    if not is_catalogue_visible(user, found):
        raise Http404
    to_recheck = evidence_to_recheck(user).of_claims(found)
    if not found.is_protected:
        to_recheck = with_source_identity_visible_to(user, to_recheck)
    start = whole_number(request.GET.get("from", "")) or 0
    page = read_page(annotate_source_identity_known(user, to_recheck), PAGE_SIZE, start)
    context = {
        "source": found,
        "name": catalogue_name(found),
        "evidence": page.rows,
        "older": start + PAGE_SIZE if page.has_more else None,
        "form": RecheckForm(),
        "likely": find_likely_sources(user, found) if found.retracted_at else [],
    }
    return render_page(request, "evidence/source_claims.html", context)


@require_POST
def claim_recheck(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Record that an editor re-checked a claim whose source was retracted, and the verdict still holds."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.RECHECK, claim.article)
    form = RecheckForm(request.POST)
    if form.is_valid():
        try:
            cataloguing.record_recheck(claim=claim, by=request.user, **form.cleaned_data)
        except Conflict as refusal:
            note = form.cleaned_data["note"].strip()
            typed = f" You typed: “{note}”" if note else ""
            raise Conflict(refusal.sentence + typed) from None
        messages.success(request, f"Claim {claim.number} re-checked: the verdict still holds.")
    back = whole_number(request.POST.get("source", ""))
    if back and visible_sources(request.user).filter(pk=back).exists():
        return redirect("source_claims", back)
    if request.POST.get("origin") == "admin":
        return redirect("admin:claims_claim_change", claim.pk)
    return go_to(request, claim.get_absolute_url())
