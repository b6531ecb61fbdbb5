"""The desk: what waits for me, and the articles with their progress."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from claims.access.articles import annotate_progress, visible_articles
from claims.access.claims import visible_claims
from claims.access.comments import unread_mentions
from claims.desk.actions import slots
from claims.desk.pages import queue
from claims.desk.pages.queue import nothing, where_i_am
from claims.web.http import go_to, render_page

NEWEST = 10
"""Articles and drafts shown on the desk; the list of articles has them all."""


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person."""
    user = request.user
    articles = annotate_progress(user, visible_articles(user)).newest()
    to_decide = visible_claims(user).waiting_for_an_editor()[: queue.MOST_COUNTED]
    context = {
        "articles": articles[: NEWEST + 1],
        "newest": NEWEST,
        **queue.waiting(user),
        **queue.at_hand(user),
        "mentions": unread_mentions(user)[:NEWEST],
        "to_decide": to_decide.count() if user.is_editor else 0,
        "most_counted": queue.MOST_COUNTED,
    }
    return render_page(request, "desk/home.html", context)


@require_POST
def next(request: HttpRequest) -> HttpResponse:  # noqa: A001 - the name of its address
    """Take the next claim and go to it, or say that there is none."""
    article, after = where_i_am(request)
    slot = slots.take_next(by=request.user, article=article, after=after)
    if slot is None:
        return nothing(request, article)
    return go_to(request, slot.get_absolute_url())
