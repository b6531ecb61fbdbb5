"""A reviewer's moves on a claim: save, submit, one more source, hand back."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.access.refusals import Conflict
from claims.access.rules import require, require_for
from claims.desk.actions import drafts, reviewing
from claims.desk.actions.draft_differences import save_combined
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import cards, citing, compared_drafts
from claims.desk.queries.taking import TakenSlot
from claims.evidence.forms.evidence_form import EvidenceForm, add_citation
from claims.models import Claim
from claims.vocabulary import Action
from claims.web.http import go_to, render_page, wants_fragment

PAGE = "desk/claim.html"


@require_POST
def claim_review(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Save the review as a draft, or submit it and go on to the next claim.

    `then` says which: `save` is answered in one line where a script asks, `compare` saves with a
    whole answer, `combine` saves one text of two; anything else submits.
    """
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW)
    form = ReviewForm(claim.ratings, request.POST)
    if not form.is_valid():
        return answer(request, claim, form, status=422)
    try:
        if request.POST.get("then") in {"save", "compare", "combine"}:
            return saved(request, claim, form)
        key = form.cleaned_data["submission"]
        typed = {"claim": claim, "by": request.user, **form.typed()}
        review, following = reviewing.submit_and_take_next(submission=key, **typed)
    except drafts.Incomplete as refusal:
        form.add_faults(refusal.faults)
        return answer(request, claim, form, status=422)
    except Conflict as refusal:
        return conflict(request, claim, form, refusal)
    context = {"claim": claim, "review": review}
    messages.success(request, render_to_string("desk/_review_is_in.html", context))
    return onward(request, claim, following)


def is_save_by_itself(request: HttpRequest) -> bool:
    """Whether a script saves while somebody types: it hears one line, and swaps nothing."""
    return request.POST.get("then") == "save" and wants_fragment(request)


def saved(request: HttpRequest, claim: Claim, form: ReviewForm) -> HttpResponse:
    """Save a draft; a script hears the state line and the new version, a browser gets the page."""
    typed = {"claim": claim, "by": request.user, **form.typed()}
    if request.POST["then"] == "combine":
        review = save_combined(picks=compared_drafts.picks(request.POST), **typed)
    else:
        review = reviewing.save_draft(**typed)
    if not is_save_by_itself(request):
        messages.success(request, f"Claim {claim.number}: your draft is saved.")
        return go_to(request, claim.get_absolute_url())
    context = {
        "review": review,
        "source_hints": citing.hints_of(form, claim, request.user),
        "claim": claim,
        "article": claim.article,
    }
    return render_page(request, "desk/_draft_state.html", context)


def answer(request: HttpRequest, claim: Claim, form: ReviewForm, *, status: int) -> HttpResponse:
    """The form as it was typed, each fault beside its field."""
    if is_save_by_itself(request):
        return render_page(request, "desk/_draft_state.html", {"form": form}, status=status)
    context = cards.card(claim, request.user, form=form) | {"is_unsaved": True}
    return render_page(request, PAGE, context, fragment="claim-card", status=status)


def conflict(
    request: HttpRequest, claim: Claim, form: ReviewForm, refusal: Conflict
) -> HttpResponse:
    """Why it came too late, and every word that was typed.

    Where the desk has another text of this review, both stand side by side, to choose from while
    it can still be written. The form then rests on what the desk has. Where the claim's words
    changed, the form stands beside the new ones; where nothing can be reviewed any more, the words
    are shown to be copied.
    """
    if is_save_by_itself(request):
        raise refusal
    found = find_claim(request.user, claim.article.slug, claim.number)
    context = cards.card(found, request.user, form=form)
    context |= {
        "sentence": refusal.sentence,
        "is_held": True,
        "differences": compared_drafts.pairs(form.draft(), context["review"]),
        "typed": form,
    }
    form.rest_on(found, context["review"], context["slot"])
    return render_page(request, PAGE, context, fragment="conflict", status=409)


def onward(request: HttpRequest, claim: Claim, following: TakenSlot | None) -> HttpResponse:
    """Go to the next claim, which is taken, or back to the article when nothing is left to take."""
    if following is None:
        messages.info(request, "No claim of this article waits for you now.")
        return go_to(request, claim.article.get_absolute_url())
    return go_to(request, following.get_absolute_url())


@require_POST
def claim_evidence(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One more source: a blank row for a script; without one, save what is typed and show a row more."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.REVIEW, claim)
    if wants_fragment(request):
        context = {"row": EvidenceForm(uuid4()), "is_new": True}
        context |= {"claim": claim, "article": claim.article}
        return render_page(request, "evidence/_source_form.html", context)
    form = ReviewForm(claim.ratings, add_citation(request.POST))
    if not form.is_valid():
        return answer(request, claim, form, status=422)
    try:
        reviewing.save_draft(claim=claim, by=request.user, **form.typed())
    except Conflict as refusal:
        return conflict(request, claim, form, refusal)
    page = reverse("claim", args=(slug, number))
    more = "" if request.POST.get("cite") else "?add=source"
    return redirect(f"{page}{more}#sources")
