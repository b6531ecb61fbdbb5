"""Middleware: mark answers as ours, require sign-in, and turn refusals into pages."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers, patch_vary_headers
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


def keep_pages_out_of_the_cache(get_response: View) -> View:
    """Let no browser keep a page of somebody who is signed in.

    *Back* would show a form as it was loaded, above the draft that was saved since. Browsers ask again for a page on the way
    back only if it says `no-store`. Pages for readers have an ETag and no form.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_ours = "Cache-Control" in response or "ETag" in response
        if not is_ours and request.user.is_authenticated:  # asking for the user reads the session
            add_never_cache_headers(response)
        return response

    return answer


class SignInMiddleware(LoginRequiredMiddleware):
    """Requires a signed-in person for every view without `@login_not_required`.

    After signing in, a form that came without a session returns to the page it was on, since the address it was posted to
    may have no page. A fragment gets a 401 that sends the browser to the sign-in page, so that no sign-in form appears
    inside a page.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseBase:
        """Answer a request without a signed-in person."""
        response = super().handle_no_permission(request, view_func)
        if request.method not in {"GET", "HEAD"} or wants_fragment(request):
            back = urlencode({REDIRECT_FIELD_NAME: current_page(request)})
            address = f"{resolve_url(self.get_login_url(view_func))}?{back}"
            response["Location"] = address
            if wants_fragment(request):
                response = HttpResponse(status=401, headers={"HX-Redirect": address})
        patch_vary_headers(response, VARY)
        return response


class RefusalMiddleware:
    """Shows refusals as a page or fragment with one sentence.

    Covers actions that raise a `Refusal`, and visits to an address that only takes forms.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; show a page for a visit to an address that only takes forms."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        page = refuse(request, "Page not found. This address only takes forms.", 405)
        page["Allow"] = response["Allow"]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a `Refusal` with its status; leave every other exception to Django."""
        if not isinstance(exception, Refusal):
            return None
        return refuse(request, exception.sentence, exception.status)


def refuse(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """Return the page or fragment that shows the refusal."""
    context = {"sentence": sentence, "back": current_page(request)}
    return render_page(request, "refusal.html", context, fragment="refusal", status=status)


def current_page(request: HttpRequest) -> str:
    """Return path and query of the page that the user is looking at; `/` if it is another site's."""
    seen = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(seen, {request.get_host()}, require_https=secure):
        return "/"
    parts = urlsplit(seen)
    path = "/" + parts.path.lstrip("/\\")  # two slashes would name another host
    return path + (f"?{parts.query}" if parts.query else "")
