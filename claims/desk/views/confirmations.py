"""Confirming an earlier review: the words changed, and what I found still holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.desk.actions import drafts, reconfirming, slots
from claims.desk.pages import cards
from claims.desk.views.reviews import PAGE, onward
from claims.vocabulary import Action
from claims.web.http import render_page
from claims.web.numbers import whole_number


@require_POST
def claim_confirm(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Submit my earlier review for the words of now, and go on to the next claim."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW, claim.article)
    claim_version = whole_number(request.POST.get("claim_version", ""))
    if claim_version is None:
        raise Refusal("Read the wording first: the page did not say which version you confirm.")
    try:
        reconfirming.reconfirm_review(claim=claim, by=request.user, claim_version=claim_version)
    except (drafts.Incomplete, Conflict) as refusal:
        faults = " ".join(getattr(refusal, "faults", {}).values())
        found = find_claim(request.user, slug, number)
        context = cards.card(found, request.user, resume=bool(faults))
        context["sentence"] = f"{refusal.sentence} {faults}".strip()
        return render_page(request, PAGE, context, status=refusal.status)
    messages.success(request, f"Claim {claim.number}: your earlier review is in again.")
    following = slots.take_next(by=request.user, article=claim.article, after=claim)
    return onward(request, claim, following)
