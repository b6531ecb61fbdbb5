"""Render pages and fragments. No other code asks which of the two a request wants.

htmx 4 says `HX-Request-Type: partial` when it will swap the answer into a part of the page and
`full` when it replaces the whole of it; a plain request says nothing.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

VARY = ("HX-Request-Type",)


def wants_fragment(request: HttpRequest) -> bool:
    """Return whether htmx will swap the answer into the current page."""
    return request.headers.get("HX-Request-Type") == "partial"


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page, or only its `{% partialdef %}` called `fragment` if htmx asks for it.

    A fragment that two pages use is a template of its own: its name then ends in `.html`.
    """
    name = template
    if fragment and wants_fragment(request):
        name = fragment if fragment.endswith(".html") else f"{template}#{fragment}"
    response = render(request, name, context, status=status)
    patch_vary_headers(response, VARY)
    return response


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Redirect the browser; to htmx the redirect is a header.

    A redirect would be followed by `fetch` itself and its page swapped into the fragment's place.
    """
    response: HttpResponse
    if wants_fragment(request):
        response = HttpResponse(headers={"HX-Redirect": address})
    else:
        response = HttpResponseRedirect(address)
    patch_vary_headers(response, VARY)
    return response


def onward_address(request: HttpRequest) -> str:
    """Return the address of ours that the form's field `next` names, else Home."""
    onward = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return onward if is_ours and onward.startswith("/") else reverse("home")
