"""The home page: what needs this person now, and the articles in work."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from claims.desk.actions import slots
from claims.desk.pages import queue
from claims.desk.pages.editor_home import editor_home
from claims.desk.pages.home_page import list_articles, new_mentions, reviewer_home
from claims.models import Person
from claims.web.context import news_of
from claims.web.http import go_to, render_page, wants_fragment

PIECES = {
    "editor": "desk/_editor_home.html",
    "started": "desk/_started.html",
    "articles": "desk/_articles_in_work.html",
    "aside": "desk/_home_aside.html",
}
"""The parts of the page that a poll compares.

The next claim is not among them: it changes when a colleague opens a claim, and a page that changed by
itself would tell at which moment.
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what needs this person now. A poll that says what it shows (`since`) gets 204 if that is still so."""
    csrf_token = get_token(request)
    context = find_work(request.user, is_news=news_of(request) > 0) | {"csrf_token": csrf_token}
    pieces = {name: render_to_string(file, context, request) for name, file in PIECES.items()}
    # A form's token is another one each time.
    shown = "".join(pieces.values()).replace(csrf_token, "")
    token = hashlib.sha256(shown.encode()).hexdigest()[:16]
    if wants_fragment(request) and request.GET.get("since") == token:
        return HttpResponse(status=204)
    context |= {"pieces": pieces, "token": token, "page_keys": "desk/_home_keys.html"}
    return render_page(request, "desk/home.html", context, fragment="home")


def find_work(user: Person, *, is_news: bool) -> dict[str, Any]:
    """Return what the home page shows to this person; somebody with two roles gets both."""
    reviewer = reviewer_home(user, is_news=is_news) if user.is_reviewer else None
    started = reviewer.started if reviewer else None
    return {
        "editor": editor_home(user) if user.is_editor else None,
        "reviewer": reviewer,
        "started": started,
        "articles": list_articles(user, started),
        "mentions": new_mentions(user, is_news=is_news),
    }


@require_POST
def next_claim(request: HttpRequest) -> HttpResponse:
    """Take the next claim and go to it, or say why there is none."""
    article, after = queue.read_position(request)
    slot = slots.take_next(by=request.user, article=article, after=after)
    if slot is None:
        return queue.show_no_claim(request, article)
    return go_to(request, slot.get_absolute_url())
