"""Pages and fragments: the only code that knows which of the two a request wants.

htmx 4 says `HX-Request-Type: partial` when it will swap the answer into a part of the page and
`full` when it replaces the whole of it; a plain request says nothing.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

VARY = ("HX-Request-Type",)


def wants_fragment(request: HttpRequest) -> bool:
    """Whether the answer will be swapped into a page that is already there."""
    return request.headers.get("HX-Request-Type") == "partial"


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page, or only its `{% partialdef %}` named `fragment` when htmx asks for it.

    A fragment that two pages use is a template of its own: its name then ends in `.html`.
    """
    name = template
    if fragment and wants_fragment(request):
        name = fragment if fragment.endswith(".html") else f"{template}#{fragment}"
    response = render(request, name, context, status=status)
    patch_vary_headers(response, VARY)
    return response


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to another page: a redirect, told by a header where htmx is waiting.

    A redirect would be followed by `fetch` itself and its page swapped into the fragment's place.
    """
    response: HttpResponse
    if wants_fragment(request):
        response = HttpResponse(headers={"HX-Redirect": address})
    else:
        response = HttpResponseRedirect(address)
    patch_vary_headers(response, VARY)
    return response
