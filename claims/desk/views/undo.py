"""Undoing the submit of a review while its round is open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim
from claims.desk.actions.reviewing import undo_review
from claims.web.http import go_to


@require_POST
def claim_undo(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Make the submitted review a draft again. Nobody else has seen it yet."""
    claim = find_claim(request.user, slug, number)
    undo_review(claim=claim, by=request.user)
    messages.success(request, f"Claim {claim.number}: your review is a draft again.")
    return go_to(request, claim.get_absolute_url())
