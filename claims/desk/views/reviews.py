"""Submitting a review and going on to the next claim."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.desk.actions import drafts, reviewing
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import next_claim
from claims.desk.queries.ratings import ratings_of
from claims.desk.queries.taking import TakenSlot
from claims.desk.views.saving import (
    claim_draft,
    claim_draft_combine,
    claim_draft_compare,
    show_conflict,
    show_form,
)
from claims.models import Claim
from claims.vocabulary import Action
from claims.web.http import go_to, render_page, wants_fragment

NAMED_IN_THE_FORM = {
    "save": claim_draft,
    "compare": claim_draft_compare,
    "combine": claim_draft_combine,
}
"""What the field `then` asked for, in pages from before each of these had an address of its own."""


@require_POST
def claim_review(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Submit the review and go on to the next claim."""
    if view := NAMED_IN_THE_FORM.get(request.POST.get("then", "")):
        return view(request, slug, number)
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW)
    form = ReviewForm(ratings_of(claim), request.POST)
    if not form.is_valid():
        return show_form(request, claim, form)
    key = form.cleaned_data["submission"]
    try:
        review, next_slot = reviewing.submit_and_take_next(
            submission=key, claim=claim, by=request.user, **form.save_arguments()
        )
    except drafts.Incomplete as refusal:
        form.add_problems(refusal.problems)
        return show_form(request, claim, form)
    except Conflict as refusal:
        return show_conflict(request, claim, form, refusal)
    context = {"claim": claim, "review": review}
    messages.success(request, render_to_string("desk/_review_submitted.html", context))
    return go_to_next(request, claim, next_slot)


def go_to_next(request: HttpRequest, claim: Claim, next_slot: TakenSlot | None) -> HttpResponse:
    """Go to the claim of the slot that was just taken, or to the article if there was none."""
    if next_slot is None:
        messages.info(
            request, "There are no more claims for you to review in this article right now."
        )
        return go_to(request, claim.article.get_absolute_url())
    address = next_slot.get_absolute_url()
    if not wants_fragment(request):
        return go_to(request, address)
    context = next_claim.show_next_claim(next_slot, request.user, reviewed=claim.number)
    is_same_text = request.POST.get("revision") == str(context["revision"].number)
    if not is_same_text or not context["marked_text"].shows(claim.number):
        return go_to(request, address)  # the page shows another text, or another part of it
    response = render_page(request, "desk/next_claim.html", context)
    response["HX-Push-Url"] = address
    return response
