"""Addresses that were published once and have a clearer name today: each redirects to it for good."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import URLPattern, path, reverse


def moved(route: str, name: str) -> URLPattern:
    """Return a pattern that redirects `route` to the address called `name`, with method, body and query.

    What the route captures as `rest` is appended to that address.
    """
    return path(route, _redirect_to(name))


def _redirect_to(name: str) -> Callable[..., HttpResponsePermanentRedirect]:
    @login_not_required  # the new address asks for a signed-in person
    def redirect(
        request: HttpRequest, rest: str = "", **parts: object
    ) -> HttpResponsePermanentRedirect:
        query = request.META.get("QUERY_STRING", "")
        address = reverse(name, kwargs=parts) + rest + (f"?{query}" if query else "")
        return HttpResponsePermanentRedirect(address, preserve_request=True)

    return redirect
