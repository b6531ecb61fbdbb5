"""Confirming an earlier review after the wording of the claim changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.desk.actions import drafts, reconfirming, slots
from claims.desk.pages import cards
from claims.desk.views.reviews import go_to_next
from claims.desk.views.saving import PAGE
from claims.vocabulary import Action
from claims.web.http import render_page
from claims.web.numbers import whole_number


@require_POST
def claim_confirm(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Submit the earlier review again for the current wording, and go on to the next claim."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.REVIEW, claim.article)
    claim_version = whole_number(request.POST.get("claim_version", ""))
    if claim_version is None:
        raise Refusal("Reload the page: it doesn’t say which wording your review is for.")
    try:
        reconfirming.reconfirm_review(claim=claim, by=request.user, claim_version=claim_version)
    except (drafts.Incomplete, Conflict) as refusal:
        problems = " ".join(getattr(refusal, "problems", {}).values())
        claim = find_claim(request.user, slug, number)
        context = cards.card(claim, request.user, resume=bool(problems))
        context["sentence"] = f"{refusal.sentence} {problems}".strip()
        return render_page(request, PAGE, context, status=refusal.status)
    messages.success(request, f"Claim {claim.number}: your earlier review is submitted again.")
    next_slot = slots.take_next(by=request.user, article=claim.article, after=claim)
    return go_to_next(request, claim, next_slot)
