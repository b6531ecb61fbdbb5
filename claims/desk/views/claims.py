"""The claim page: the article beside the claim's card, and the history of the claim."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.access.finding import find_claim
from claims.articles.pages.poll import Poll, list_present_people
from claims.desk.pages import cards, citing, history
from claims.web.http import render_page


@require_safe
def claim(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the article at the left and the claim's card at the right."""
    poll = Poll.of(request.user, slug, "claim", number)
    found = find_claim(request.user, slug, number)
    more = request.GET.get("add") == "source"
    context = cards.card(found, request.user, more=more)
    people = list_present_people(found.article, request.user)
    context |= {"poll": poll, "present": people.get(number, []) if people is not None else None}
    citing.offer(context["form"], request.GET.get("similar", ""), request.user)
    return render_page(request, "desk/claim.html", context)


@require_safe
def claim_history(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what was done to the claim and what it said at each time."""
    found = find_claim(request.user, slug, number)
    return render_page(request, "desk/claim_history.html", history.history(found, request.user))
