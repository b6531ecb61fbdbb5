"""The home page: what needs this person now, and the articles with their progress."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from claims.access.articles import annotate_progress, visible_articles
from claims.access.claims import visible_claims
from claims.access.comments import unread_mentions
from claims.desk.actions import slots
from claims.desk.pages import queue
from claims.web.http import go_to, render_page

NEWEST = 10
"""Articles and mentions on the home page; the list of articles has the rest."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what needs this person now."""
    user = request.user
    articles = annotate_progress(user, visible_articles(user).with_opening()).newest()
    to_decide = visible_claims(user).waiting_for_an_editor()[: queue.MOST_COUNTED]
    context = {
        "articles": articles[: NEWEST + 1],
        "newest": NEWEST,
        **queue.count_claims_to_review(user),
        **queue.claims_in_progress(user),
        "mentions": unread_mentions(user)[:NEWEST],
        "to_decide": to_decide.count() if user.is_editor else 0,
        "most_counted": queue.MOST_COUNTED,
    }
    return render_page(request, "desk/home.html", context)


@require_POST
def next_claim(request: HttpRequest) -> HttpResponse:
    """Take the next claim and go to it, or say why there is none."""
    article, after = queue.read_position(request)
    slot = slots.take_next(by=request.user, article=article, after=after)
    if slot is None:
        return queue.show_no_claim(request, article)
    return go_to(request, slot.get_absolute_url())
