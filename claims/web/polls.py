"""Answer a poll that has nothing new before the rest of the middleware, from one statement."""

import re
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from claims.people.queries.poll import read_poll
from claims.people.queries.session_row import is_session_key
from claims.people.sign_in import verified_person
from claims.web.middleware import View
from claims.web.numbers import whole_number

POLL_PATH = re.compile(r"/articles/([-\w]+)/changes/", re.ASCII)
NEWS_PATH = "/news/"
NEVER_CACHED = "max-age=0, no-cache, no-store, must-revalidate, private"
"""As `never_cache` writes it."""


def answer_polls(get_response: View) -> View:
    """Middleware: answer 204 to a poll of an article, or of the bell, if nothing changed for this person.

    Every open page asks every few seconds, and nearly always nothing has changed. Anything else goes on
    to the views (claims/desk/views/changes.py and news.py), which give the same answer: another person
    than the session says, an article that they can't see, a change.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"} and has_no_news(request):
            return HttpResponse(
                status=204,
                headers={"Cache-Control": NEVER_CACHED, "Expires": http_date(time.time())},
            )
        return get_response(request)

    return answer


def has_no_news(request: HttpRequest) -> bool:
    """Whether the request is a poll, and nothing changed for who is signed in."""
    if request.path_info == NEWS_PATH:
        since, session = request.GET.get("since"), request.session
        return bool(since) and verified_person(session) is not None and since == str(session.news)
    match = POLL_PATH.fullmatch(request.path_info)
    return match is not None and is_unchanged(request, match[1])


def is_unchanged(request: HttpRequest, slug: str) -> bool:
    """Whether a signed-in person sees the article, and nothing in it changed for them since their number.

    The session was read then; `request.session` doesn't read it again.
    """
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    since = request.GET.get("since")
    if not since or not is_session_key(key):
        return False
    claim = whole_number(request.GET.get("claim", "")) or 0
    row = read_poll(key, slug, claim)
    if row is None:
        return False
    request.session.load_from(row)
    return verified_person(request.session) is not None and since == str(row.token)
