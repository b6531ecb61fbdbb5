"""Skipping a claim, releasing it, and noting what it waits for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims.access.finding import find_claim
from claims.access.rules import require
from claims.desk.actions import holds, skipping, slots
from claims.desk.forms.skip_forms import ReleaseForm, SkipForm, WaitForm
from claims.desk.pages.queue import show_no_claim
from claims.models import Claim
from claims.vocabulary import Action, SkipReason
from claims.web.http import go_to, render_page

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def claim_skip(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for the reason, skip the claim and go on to the next one.

    An editor who skips it to read the reviews stays on its page.
    """
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.SKIP, claim)
    typed = request.POST if request.method == "POST" else None
    form = SkipForm(typed, is_editor=request.user.is_editor)
    if not form.is_valid():
        return show_form(request, "desk/claim_skip.html", claim, form)
    reason, note = SkipReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
    skipping.skip_claim(claim=claim, by=request.user, reason=reason, note=note)
    messages.success(request, f"Claim {claim.number} skipped.")
    if reason == SkipReason.EDITOR:
        return go_to(request, claim.get_absolute_url())
    next_slot = slots.take_next(by=request.user, after=claim)
    if next_slot is None:
        return show_no_claim(request, None)
    return go_to(request, next_slot.get_absolute_url())


@form_page
def claim_release(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for a note and release the claim for other reviewers; the draft stays."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.RELEASE, claim)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show_form(request, "desk/claim_release.html", claim, form)
    skipping.release_claim(claim=claim, by=request.user, **form.cleaned_data)
    messages.success(request, f"Claim {claim.number} released. Your draft is kept.")
    return redirect("home")


@form_page
def claim_wait(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask what the claim is waiting for; the reviewer's home page and the editors' pages show it."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.RELEASE, claim)
    slot = holds.lock_held_slot(claim=claim, by=request.user)
    typed = request.POST if request.method == "POST" else None
    form = WaitForm(typed, initial={"what": slot.waiting_for})
    if not form.is_valid():
        return show_form(request, "desk/claim_wait.html", claim, form)
    holds.set_waiting_for(claim=claim, by=request.user, **form.cleaned_data)
    messages.success(request, f"Claim {claim.number}: what it’s waiting for is saved.")
    return redirect("home")


def show_form(
    request: HttpRequest, template: str, claim: Claim, form: ReleaseForm | SkipForm | WaitForm
) -> HttpResponse:
    """Show a form, with its errors if it was sent."""
    status = 422 if form.is_bound else 200
    return render_page(request, template, {"claim": claim, "form": form}, status=status)
