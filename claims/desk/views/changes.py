"""What moved on an article: a poll that answers 204 until something did, and then the regions that show it.

The regions hold no input, and each is known by its id; js/article.js says which of them htmx may replace.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.articles.pages import marks
from claims.articles.pages.coverage_page import coverage_page
from claims.articles.pages.poll import list_present_people
from claims.desk.pages.discussion import MOST_ENTRIES
from claims.models import Article, Comment, Person
from claims.models.change import number_for
from claims.vocabulary import ClaimStatus
from claims.web.numbers import whole_number


@never_cache
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer 204 while the state of the article is still number `since` for this person."""
    asked = request.GET
    number = whole_number(asked.get("claim", "")) or 0
    now = number_for(request.user, slug, number)
    if now is None:
        raise Http404
    if asked.get("since") == str(now):
        return HttpResponse(status=204)
    on = asked.get("on", "")
    article = Article.objects.get(slug=slug)
    if on == "coverage":
        context = coverage_page(article, asked.get("from", ""))
    else:
        context = regions(article, request.user, number)
    return render(request, "desk/changes.html", context | {"on": on, "number": now})


def regions(article: Article, user: Person, number: int) -> dict[str, Any]:
    """What the pages of an article and of its claim show of all claims, built blind."""
    claims = list(article.claims.with_quotes().as_seen_by(user))
    for claim in claims:
        claim.article = article
    here = next((claim for claim in claims if claim.number == number), None)
    people, revision = list_present_people(article, user), article.revision
    context = {
        "article": article,
        "revision": revision,
        "paragraphs": marks.build_paragraphs(revision, claims, here),
        "progress": marks.count_progress(claims),
        "rows": marks.list_claims(claims, people),
        "proposed": sum(claim.status == ClaimStatus.PROPOSED for claim in claims),
    }
    if here is None:
        return context
    said = Comment.objects.visible_to(user).filter(claim=here).order_by("-pk")[:MOST_ENTRIES]
    return context | {
        "claim": here,
        "mark": marks.build_mark(here, here),
        "strip": [marks.build_mark(c, here) for c in claims if marks.is_marked(c, here)],
        "present": people.get(number, []) if people is not None else None,
        "comment_keys": list(said.values_list("key", flat=True)),
    }
