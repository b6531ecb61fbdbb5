"""Around every view: the mark of our answers, who is signed in, and what the workflow refuses."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from claims.access.refusals import Refusal
from claims.web.http import VARY, render_page, wants_fragment

View = Callable[..., HttpResponseBase]


def mark_answers(get_response: View) -> View:
    """Mark every answer as ours, so that a script can tell it from the answer of a portal or a proxy."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Factcheck-Answer"] = "yes"
        return response

    return answer


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a signed-in person unless its view says `@login_not_required`.

    A form that arrives without a session comes back to the page it was on, since the address it
    was posted to may have nothing to show. A fragment gets a 401 that carries the browser to the
    sign-in page: a sign-in form swapped into a card would be typed into by accident.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseBase:
        """Answer a request that nobody signed in for."""
        response = super().handle_no_permission(request, view_func)
        if request.method not in {"GET", "HEAD"} or wants_fragment(request):
            back = urlencode({REDIRECT_FIELD_NAME: page_of(request)})
            address = f"{resolve_url(self.get_login_url(view_func))}?{back}"
            response["Location"] = address
            if wants_fragment(request):
                response = HttpResponse(status=401, headers={"HX-Redirect": address})
        patch_vary_headers(response, VARY)
        return response


class RefusalMiddleware:
    """What is refused becomes a page, or a fragment, with one sentence.

    A move that the workflow refuses, and an address that is only sent forms but was visited.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and give a visit that found no page some words."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        page = refuse(request, "There is no page at this address: it only takes forms.", 405)
        page["Allow"] = response["Allow"]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a `Refusal` with its status; leave every other exception to Django."""
        if not isinstance(exception, Refusal):
            return None
        return refuse(request, exception.sentence, exception.status)


def refuse(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """The page, or the fragment, that says why not."""
    context = {"sentence": sentence, "back": page_of(request)}
    return render_page(request, "refusal.html", context, fragment="refusal", status=status)


def page_of(request: HttpRequest) -> str:
    """The path and query of the page the reader is looking at, on this site only."""
    seen = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(seen, {request.get_host()}, require_https=secure):
        return "/"
    parts = urlsplit(seen)
    path = "/" + parts.path.lstrip("/\\")  # two slashes would name another host
    return path + (f"?{parts.query}" if parts.query else "")
