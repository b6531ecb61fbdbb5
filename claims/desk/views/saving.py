"""Saving a draft: as it is, compared or combined with another text of it, or with one more source."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.access.refusals import Conflict
from claims.access.rules import require, require_for
from claims.desk.actions import reviewing
from claims.desk.actions.draft_differences import save_combined
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import cards, citing, compared_drafts
from claims.desk.queries.ratings import ratings_of
from claims.evidence.forms.evidence_form import EvidenceForm, add_citation
from claims.models import Claim, Review
from claims.vocabulary import Action
from claims.web.http import go_to, render_page, wants_fragment

PAGE = "desk/claim.html"
STATE = "desk/_draft_state.html"


@require_POST
def claim_draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Save the review as a draft.

    A script that saves while somebody types gets one line with the new version; a browser gets the
    page of the claim.
    """
    if not wants_fragment(request):
        return save_and_reload(request, slug, number, reviewing.save_draft)
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW)
    form = ReviewForm(ratings_of(claim), request.POST)
    if not form.is_valid():
        return render_page(request, STATE, {"form": form}, status=422)
    review = reviewing.save_draft(claim=claim, by=request.user, **form.save_arguments())
    context = {
        "review": review,
        "source_hints": citing.find_source_hints(form, claim, request.user),
        "claim": claim,
        "article": claim.article,
    }
    return render_page(request, STATE, context)


@require_POST
def claim_draft_compare(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Save the draft and reload the card, or show both texts if another one was saved meanwhile."""
    return save_and_reload(request, slug, number, reviewing.save_draft)


@require_POST
def claim_draft_combine(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Save one text made of two, by the choice that was made for each difference."""
    picks = compared_drafts.read_choices(request.POST)
    return save_and_reload(request, slug, number, partial(save_combined, picks=picks))


def save_and_reload(
    request: HttpRequest, slug: str, number: int, save: Callable[..., Review]
) -> HttpResponse:
    """Save with this action and go to the claim's page; show the form again where that fails."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW)
    form = ReviewForm(ratings_of(claim), request.POST)
    if not form.is_valid():
        return show_form(request, claim, form)
    try:
        save(claim=claim, by=request.user, **form.save_arguments())
    except Conflict as refusal:
        return show_conflict(request, claim, form, refusal)
    messages.success(request, f"Claim {claim.number}: draft saved.")
    return go_to(request, claim.get_absolute_url())


@require_POST
def claim_evidence(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Add a blank source: one row for a script; a browser saves the draft and gets its page with one row more."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.REVIEW, claim)
    if wants_fragment(request):
        context = {"row": EvidenceForm(uuid4()), "is_new": True}
        context |= {"claim": claim, "article": claim.article}
        return render_page(request, "evidence/_source_form.html", context)
    form = ReviewForm(ratings_of(claim), add_citation(request.POST))
    if not form.is_valid():
        return show_form(request, claim, form)
    try:
        reviewing.save_draft(claim=claim, by=request.user, **form.save_arguments())
    except Conflict as refusal:
        return show_conflict(request, claim, form, refusal)
    page = reverse("claim", args=(slug, number))
    more = "" if request.POST.get("cite") else "?add=source"
    return redirect(f"{page}{more}#sources")


def show_form(request: HttpRequest, claim: Claim, form: ReviewForm) -> HttpResponse:
    """Show the form as it was typed, with each error beside its field."""
    context = cards.card(claim, request.user, form=form) | {"is_unsaved": True}
    return render_page(request, PAGE, context, fragment="claim-card", status=422)


def show_conflict(
    request: HttpRequest, claim: Claim, form: ReviewForm, refusal: Conflict
) -> HttpResponse:
    """Say why the form came too late, and show everything that was typed.

    - Another text of the review was saved: both are shown, to choose from. The next save replaces that text.
    - The wording of the claim changed: the form is shown beside the new wording.
    - The claim can't be reviewed any more: what was typed is shown to be copied.
    """
    current = find_claim(request.user, claim.article.slug, claim.number)
    context = cards.card(current, request.user, form=form)
    context |= {
        "sentence": refusal.sentence,
        "is_held": True,
        "differences": compared_drafts.differences_from_saved(form.to_draft(), context["review"]),
        "typed_form": form,
    }
    form.continue_from(current, context["review"], context["slot"])
    return render_page(request, PAGE, context, fragment="conflict", status=409)
