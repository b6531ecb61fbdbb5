"""The desk: what waits for me, and the articles with their progress."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import slots
from claims.http import go_to, render_page
from claims.models import Article, Claim, Review
from claims.views.queue import where_i_am

NEWEST = 10
"""Articles and drafts shown on the desk; the list of articles has them all."""


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person."""
    user = request.user
    articles = Article.objects.visible_to(user).with_progress(user).newest()
    context = {
        "articles": articles[: NEWEST + 1],
        "newest": NEWEST,
        "waiting": Claim.objects.waiting_for(user).count(),
        "drafts": Review.objects.visible_to(user).drafts_of(user)[:NEWEST],
        "to_decide": (
            Claim.objects.visible_to(user).waiting_for_an_editor().count() if user.is_editor else 0
        ),
    }
    return render_page(request, "claims/desk.html", context)


@require_POST
def next(request: HttpRequest) -> HttpResponse:  # noqa: A001 - the name of its address
    """Take the next claim and go to it, or say that there is none."""
    article, after = where_i_am(request)
    claim = slots.take_next(by=request.user, article=article, after=after)
    if claim is None:
        claims = Claim.objects.filter(article=article) if article else Claim.objects.all()
        why, free_at = claims.why_none_for(request.user)
        context = {"article": article, "why": why, "free_at": free_at}
        return render_page(request, "claims/nothing.html", context)
    return go_to(request, claim.get_absolute_url())
