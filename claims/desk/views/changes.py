"""The poll of an article's pages: 204 while nothing changed, else the regions of the page that show claims.

No region contains an input. Each has an id; js/article.js says which of them htmx may replace.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.access.change_token import change_token
from claims.access.claims import claims_of_article
from claims.access.comments import NEWEST, visible_comments
from claims.articles.pages.article_page import show_article
from claims.articles.pages.choosing_page import ArticleSorting, show_poll
from claims.articles.pages.marked_text import render_strip
from claims.articles.pages.poll import list_present_people
from claims.models import Article, Person
from claims.web.numbers import whole_number


@never_cache
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer 204 while nothing that this person may see in the article has changed since the number `since`."""
    query = request.GET
    number = whole_number(query.get("claim", "")) or 0
    now = change_token(request.user, slug, number)
    if now is None:
        raise Http404
    if query.get("since") == str(now):
        return HttpResponse(status=204)
    page = query.get("on", "")
    article = Article.objects.get(slug=slug)
    if page == "choose":
        context = show_poll(ArticleSorting.read(article), query.get("from", ""))
    else:
        context = regions(article, request.user, number, query.get("from", ""))
    return render(request, "desk/changes.html", context | {"page": page, "number": now})


def regions(article: Article, user: Person, number: int, part: str = "") -> dict[str, Any]:
    """Return what the pages of an article and its claims show of all claims, as this person may see them."""
    claims = claims_of_article(user, article)
    here = next((claim for claim in claims if claim.number == number), None)
    people = list_present_people(article, user)
    context = show_article(article, claims, people, number, part)
    if here is None:
        return context
    comments = visible_comments(user).filter(claim=here.id).order_by("-pk")[:NEWEST]
    by_number = context["marks"]
    return context | {
        "claim": here,
        "mark": by_number[number],
        "strip": render_strip(claims, by_number, number),
        "present": people.get(number, []) if people is not None else None,
        "comment_keys": list(comments.values_list("key", flat=True)),
    }
