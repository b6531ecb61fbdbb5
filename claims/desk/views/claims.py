"""The page of a claim, and its history."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.access.finding import find_claim
from claims.articles.pages.poll import Poll, list_present_people
from claims.desk.pages import cards, citing, history
from claims.web.http import render_page


@require_safe
def claim(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the claim's card beside its article; `?add=source` adds a blank source to the form."""
    poll = Poll.of(request.user, slug, "claim", number)
    claim = find_claim(request.user, slug, number)
    add_source = request.GET.get("add") == "source"
    context = cards.card(claim, request.user, add_source=add_source)
    people = list_present_people(claim.article, request.user)
    context |= {"poll": poll, "present": people.get(number, []) if people is not None else None}
    citing.add_similar_sources(context["form"], request.GET.get("similar", ""), request.user)
    return render_page(request, "desk/claim.html", context)


@require_safe
def claim_history(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the wordings of the claim, what was done to it, and the reviews that this person may see."""
    claim = find_claim(request.user, slug, number)
    return render_page(request, "desk/claim_history.html", history.history(claim, request.user))
