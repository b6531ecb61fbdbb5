"""What a reviewer has in progress, how many claims they can take, and why there is no next one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.access.articles import visible_articles
from claims.access.claims import visible_claims
from claims.access.reviews import MOST_DRAFTS, drafts_in_progress
from claims.access.slots import MOST_COUNTED, count_offered_claims, slots_at_hand, why_no_claim
from claims.models import Article, Claim, Person, Review, ReviewSlot
from claims.vocabulary import SlotState
from claims.web.http import render_page
from claims.web.numbers import whole_number


@dataclass(frozen=True)
class DraftInProgress:
    """A draft of an open review round, with the slot that is reserved for its author, if there is one."""

    review: Review
    slot: ReviewSlot | None


def claims_in_progress(user: Person) -> dict[str, Any]:
    """Return the claims that are reserved for this person without a saved word, and their drafts."""
    slots = slots_at_hand(user)
    holds = {slot.round_id: slot for slot in slots if slot.state == SlotState.HELD}
    drafts = drafts_in_progress(user)[: MOST_DRAFTS + len(holds)]
    started = {draft.round_id for draft in drafts}
    return {
        "not_started": [
            slot for slot in slots if slot.round_id not in started and not slot.is_over
        ],
        "drafts": [DraftInProgress(draft, holds.get(draft.round_id)) for draft in drafts],
    }


def count_claims_to_review(user: Person) -> dict[str, Any]:
    """Count the claims that this person can take, up to MOST_COUNTED."""
    count = count_offered_claims(user)
    return {"to_review": count, "is_more": count >= MOST_COUNTED}


def show_no_claim(request: HttpRequest, article: Article | None) -> HttpResponse:
    """Show why there is no next claim, in this article or anywhere, and what is in progress."""
    context = {
        "article": article,
        "why": why_no_claim(request.user, article),
        **claims_in_progress(request.user),
    }
    return render_page(request, "desk/no_claim.html", context)


def read_position(request: HttpRequest) -> tuple[Article | None, Claim | None]:
    """Return the article to stay in and the claim that the reviewer comes from, if the form names them."""
    slug, number = request.POST.get("article", ""), whole_number(request.POST.get("after", ""))
    if not slug:
        return None, None
    article = get_object_or_404(visible_articles(request.user).called(slug))
    if number is None:
        return article, None
    claims = visible_claims(request.user)
    return article, get_object_or_404(claims, article=article, number=number)
