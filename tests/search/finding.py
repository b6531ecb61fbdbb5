"""Ask the search as somebody, and read what its page shows."""

import html
import re

from django.http import HttpResponse
from django.test import Client

from claims.models import Person


def ask(user: Person, typed: str, **parameters: object) -> HttpResponse:
    """The answer to a search."""
    client = Client()
    client.force_login(user)
    return client.get("/search/", {"q": typed} | parameters)


def found(user: Person, typed: str, **parameters: object) -> dict[str, list[str]]:
    """The addresses of what was found, by kind, in their order."""
    page = ask(user, typed, **parameters)
    assert page.status_code == 200, page.status_code
    results = page.context.get("results")
    return (
        {kind.name: [hit.address for hit in kind.hits] for kind in results.kinds} if results else {}
    )


def sentence(page: HttpResponse) -> str:
    """The words of the page below its heading, without tags."""
    main = page.text.partition("<h1>Search</h1>")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
