"""Where a reviewer is in the queue, and why there is no next claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.access.articles import visible_articles
from claims.access.claims import visible_claims
from claims.access.slots import why_no_claim
from claims.desk.pages.started import find_started
from claims.models import Article, Claim
from claims.web.http import render_page
from claims.web.numbers import whole_number


def show_no_claim(request: HttpRequest, article: Article | None) -> HttpResponse:
    """Show why there is no next claim, in this article or anywhere, and what is in progress."""
    context = {
        "article": article,
        "why": why_no_claim(request.user, article),
        "started": find_started(request.user),
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
