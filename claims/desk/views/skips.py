"""Leaving a claim to others, and waiting with one: pages that work without a script."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims.access.finding import find_claim
from claims.access.rules import require
from claims.desk.actions import holds, skipping, slots
from claims.desk.forms.skip_forms import HandBackForm, SkipForm, WaitForm
from claims.desk.pages.queue import nothing
from claims.models import Claim
from claims.vocabulary import Action, SkipReason
from claims.web.http import go_to, render_page

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def claim_skip(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for the reason, leave the claim to others and go on to the next one; an editor who does so to read it stays."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.SKIP, claim)
    typed = request.POST if request.method == "POST" else None
    form = SkipForm(typed, is_editor=request.user.is_editor)
    if not form.is_valid():
        return ask(request, "desk/claim_skip.html", claim, form)
    reason, note = SkipReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
    skipping.skip_claim(claim=claim, by=request.user, reason=reason, note=note)
    messages.success(request, f"Claim {claim.number} is left to others.")
    if reason == SkipReason.EDITOR:
        return go_to(request, claim.get_absolute_url())
    following = slots.take_next(by=request.user, after=claim)
    if following is None:
        return nothing(request, None)
    return go_to(request, following.get_absolute_url())


@form_page
def claim_release(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the claim back to the queue with a note; the draft stays."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.RELEASE, claim)
    form = HandBackForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return ask(request, "desk/claim_release.html", claim, form)
    skipping.release_claim(claim=claim, by=request.user, **form.cleaned_data)
    messages.success(request, f"Claim {claim.number} is handed back; your draft is kept.")
    return redirect("desk")


@form_page
def claim_wait(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask what the claim waits for; it stands on one's desk, and editors read it."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.RELEASE, claim)
    slot = holds.lock_held_slot(claim=claim, by=request.user)
    typed = request.POST if request.method == "POST" else None
    form = WaitForm(typed, initial={"what": slot.waiting_for})
    if not form.is_valid():
        return ask(request, "desk/claim_wait.html", claim, form)
    holds.set_waiting_for(claim=claim, by=request.user, **form.cleaned_data)
    messages.success(request, f"Claim {claim.number}: it is noted what you wait for.")
    return redirect("desk")


def ask(
    request: HttpRequest, template: str, claim: Claim, form: HandBackForm | SkipForm | WaitForm
) -> HttpResponse:
    """The page of a form, with what was typed and what is wrong with it."""
    status = 422 if form.is_bound else 200
    return render_page(request, template, {"claim": claim, "form": form}, status=status)
