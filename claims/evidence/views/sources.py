"""Sources: the list, a source with the claims that lean on it, its catalogue, its retraction. Built blind."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access.evidence import (
    annotate_source_identity_known,
    evidence_to_recheck,
    visible_evidence,
)
from claims.access.finding import find_claim
from claims.access.refusals import Conflict
from claims.access.rules import require_for, require_source, source_actions_for
from claims.access.snapshots import visible_snapshots
from claims.access.sources import (
    annotate_identity_known,
    catalogue_name,
    is_catalogue_visible,
    name_for,
    similar_sources,
    visible_sources,
)
from claims.evidence.actions import cataloguing as moves
from claims.evidence.forms.source_forms import (
    FOR_EDITORS,
    RetractionForm,
    SecondLookForm,
    SourceForm,
)
from claims.models import Source
from claims.vocabulary import Action
from claims.web.http import go_to, render_page
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE = 30
"""Rows of a list, a page."""
MOST_COPIES = 100


def find_source(request: HttpRequest, pk: int) -> Source:
    """The source of this address, if this person may know of it, as they see it."""
    user = request.user
    return get_object_or_404(annotate_identity_known(user, visible_sources(user)), pk=pk)


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Show the sources of closed rounds, the latest first, or those like what was searched for."""
    user, typed, before = request.user, request.GET.get("q", ""), request.GET.get("before", "")
    visible = visible_sources(user)
    if typed.strip():
        found = list(similar_sources(user, typed)[:PAGE])
        return render_page(request, "evidence/source_list.html", {"sources": found, "typed": typed})
    rows = visible.catalogued()
    if before:
        rows = rows.after(get_object_or_404(visible.catalogued(), pk=whole_number(before)))
    page = read_page(rows, PAGE)
    context = {
        "sources": page.rows,
        "older": page.last,
        "is_first": not before,
    }
    return render_page(request, "evidence/source_list.html", context)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a source that this person may know of."""
    return render_page(request, "evidence/source.html", page_of(request, find_source(request, pk)))


def page_of(request: HttpRequest, found: Source) -> dict[str, Any]:
    """A source with a page of its uses and of what may be done with it.

    Until a round that cites it is closed, a reviewer reads only their own words for it.
    """
    user = request.user
    readable = annotate_source_identity_known(user, visible_evidence(user)).of_source(found)
    rows = readable
    if before := request.GET.get("before", ""):
        rows = rows.filter(pk__lt=get_object_or_404(readable, pk=whole_number(before)).pk)
    uses = read_page(rows, PAGE)
    copies = visible_snapshots(user).of_source(found).without_words()[:MOST_COPIES]
    return {
        "source": found,
        "is_told": is_catalogue_visible(user, found),
        "name": name_for(user, found, use=uses.rows[0] if uses.rows else readable[0]),
        "used": uses.rows,
        "older": uses.last,
        "is_first": not before,
        "snapshots": copies,
        "actions": source_actions_for(user, found),
        "retraction_form": RetractionForm(initial={"lock_version": found.lock_version}),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def source_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the desk's catalogue says of a source."""
    found = find_source(request, pk)
    require_source(request.user, Action.EDIT_SOURCE, found)
    data = request.POST if request.method == "POST" else None
    form = SourceForm(found, is_editor=request.user.is_editor, data=data)
    if not form.is_valid():
        return edit_page(request, found, form, status=422 if form.is_bound else 200)
    try:
        moves.edit_source(source=found, by=request.user, **form.cleaned_data)
    except Conflict as refusal:
        found = find_source(request, pk)
        form.adopt_lock_version(found)
        return edit_page(request, found, form, sentence=refusal.sentence, status=409)
    messages.success(request, "The source is changed.")
    return go_to(request, found.get_absolute_url())


def edit_page(
    request: HttpRequest, found: Source, form: SourceForm, *, sentence: str = "", status: int
) -> HttpResponse:
    """The form, and beside it what the catalogue says now where somebody else was faster."""
    now = [
        (
            form[name].label,
            getattr(found, f"get_{name}_display", lambda name=name: getattr(found, name))(),
        )
        for name in form.fields
        if sentence and name not in (*FOR_EDITORS, "lock_version")
    ]
    context = {"source": found, "form": form, "sentence": sentence, "now": now}
    return render_page(request, "evidence/source_edit.html", context, status=status)


@require_POST
def source_retract(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a source as retracted, and go to the claims that lean on it."""
    found = find_source(request, pk)
    require_source(request.user, Action.RETRACT_SOURCE, found)
    form = RetractionForm(request.POST)
    if not form.is_valid():
        context = page_of(request, found) | {"retraction_form": form}
        return render_page(request, "evidence/source.html", context, status=422)
    try:
        moves.retract_source(source=found, by=request.user, **form.cleaned_data)
    except Conflict as refusal:
        found = find_source(request, pk)
        form.adopt_lock_version(found)
        context = page_of(request, found) | {"retraction_form": form, "sentence": refusal.sentence}
        return render_page(request, "evidence/source.html", context, status=409)
    messages.success(request, "Marked as retracted. These claims lean on it: look at them again.")
    return redirect("source_claims", found.pk)


@require_POST
def source_reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a retraction back."""
    found = find_source(request, pk)
    require_source(request.user, Action.REINSTATE_SOURCE, found)
    lock_version = whole_number(request.POST.get("lock_version", ""))
    moves.reinstate_source(source=found, by=request.user, lock_version=lock_version)
    messages.success(request, "The retraction is taken back.")
    return go_to(request, found.get_absolute_url())


@require_safe
def source_claims(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every claim that needs a second look because of this source, as far as this person may know."""
    found, user = find_source(request, pk), request.user
    if not is_catalogue_visible(user, found):
        raise Http404
    marks = evidence_to_recheck(user).of_claims(found)
    rows = marks
    if before := request.GET.get("before", ""):
        rows = rows.filter(pk__lt=get_object_or_404(marks, pk=whole_number(before)).pk)
    page = read_page(annotate_source_identity_known(user, rows), PAGE)
    context = {
        "source": found,
        "name": catalogue_name(found),
        "marks": page.rows,
        "older": page.last,
        "form": SecondLookForm(),
    }
    return render_page(request, "evidence/source_claims.html", context)


@require_POST
def claim_recheck(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An editor looked again at a claim whose source was retracted, and lets it stand."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.RECHECK, claim.article)
    form = SecondLookForm(request.POST)
    if form.is_valid():
        try:
            moves.look_again(claim=claim, by=request.user, **form.cleaned_data)
        except Conflict as refusal:
            note = form.cleaned_data["note"].strip()
            typed = f" What you typed, to be copied: “{note}”" if note else ""
            raise Conflict(refusal.sentence + typed) from None
        messages.success(request, f"Claim {claim.number}: looked at again, it stands.")
    back = whole_number(request.POST.get("source", ""))
    if back and visible_sources(request.user).filter(pk=back).exists():
        return redirect("source_claims", back)
    if request.POST.get("origin") == "admin":
        return redirect("admin:claims_claim_change", claim.pk)
    return go_to(request, claim.get_absolute_url())
