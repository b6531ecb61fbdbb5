"""The queue as a reviewer sees it: what they have at hand, what waits, and why there is nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.access.articles import visible_articles
from claims.access.claims import visible_claims
from claims.access.reviews import visible_reviews
from claims.access.slots import count_offered_claims, why_no_claim
from claims.models import Article, Claim, Person, ReviewSlot
from claims.vocabulary import SlotState
from claims.web.http import render_page
from claims.web.numbers import whole_number

MOST_COUNTED = 100
"""Places of the queue that are counted; beyond that it is “more than”."""
MOST_DRAFTS = 10


def at_hand(user: Person) -> dict[str, Any]:
    """What this person took and did not begin, and their drafts, each with its `hold` if they have one."""
    slots = list(ReviewSlot.objects.reserved_for(user).with_wording()) if user.is_reviewer else []
    holds = {slot.round_id: slot for slot in slots if slot.state == SlotState.HELD}
    drafts = list(visible_reviews(user).drafts_of(user)[: MOST_DRAFTS + len(holds)])
    for draft in drafts:
        draft.hold = holds.get(draft.round_id)
    begun = {draft.round_id for draft in drafts}
    leased = [slot for slot in slots if slot.round_id not in begun and not slot.is_over]
    return {"leased": leased, "drafts": drafts}


def waiting(user: Person) -> dict[str, Any]:
    """How many claims wait for this person, as far as they are counted."""
    count = count_offered_claims(user, MOST_COUNTED)
    return {"waiting": count, "is_more": count >= MOST_COUNTED}


def nothing(request: HttpRequest, article: Article | None) -> HttpResponse:
    """Why there is no next claim, in one of a few pages, with what one has at hand."""
    why, free_at = why_no_claim(request.user, article)
    context = {"article": article, "why": why, "free_at": free_at, **at_hand(request.user)}
    return render_page(request, "desk/nothing.html", context)


def where_i_am(request: HttpRequest) -> tuple[Article | None, Claim | None]:
    """The article to stay in and the claim just left, as the form names them; both may be absent."""
    slug, number = request.POST.get("article", ""), whole_number(request.POST.get("after", ""))
    if not slug:
        return None, None
    article = get_object_or_404(visible_articles(request.user).called(slug))
    if number is None:
        return article, None
    claims = visible_claims(request.user)
    return article, get_object_or_404(claims, article=article, number=number)
