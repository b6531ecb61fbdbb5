"""The home page: what needs this person now, and the articles with their progress."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from claims.access.articles import newest_articles
from claims.access.claims import count_claims_to_decide
from claims.access.comments import unread_mentions
from claims.access.slots import MOST_COUNTED
from claims.articles.pages.article_rows import write_rows
from claims.desk.actions import slots
from claims.desk.pages import queue
from claims.web.http import go_to, render_page

NEWEST = 10
"""Articles on the home page; the list of articles has the rest."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what needs this person now."""
    user = request.user
    articles = newest_articles(user)
    context = {
        "rows": write_rows(articles[:NEWEST], user),
        "has_more_articles": len(articles) > NEWEST,
        **queue.count_claims_to_review(user),
        **queue.claims_in_progress(user),
        "mentions": unread_mentions(user),
        "to_decide": count_claims_to_decide(user),
        "most_counted": MOST_COUNTED,
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
