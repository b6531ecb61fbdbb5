"""Asking every address as somebody, and writing the answers as the table does."""

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.access.permissions.world import World

OTHER = ("PUT", "PATCH", "DELETE")
FORM, FORM_TYPE = "asked=1", "application/x-www-form-urlencoded"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


class _Undo(Exception):
    """Leaves a transaction so that what was asked changed nothing."""


def ask(client: Client, method: str, address: str, headers: dict[str, str]) -> HttpResponse:
    """Send one request and undo what it did."""
    try:
        with transaction.atomic():
            response = client.generic(method, address, FORM, FORM_TYPE, headers=headers)
            if response.streaming:
                response.content = b"".join(response.streaming_content)
            raise _Undo
    except _Undo:
        return response


def answers(world: World, who: str, route: str) -> tuple[str, list[HttpResponse]]:
    """Return the answers to GET, POST and all other methods, plain and as a fragment.

    Written as `200 405 405`, then ` | ` and those of a fragment where they differ; with the
    responses themselves.
    """
    client = Client(raise_request_exception=False)
    if person := world.people[who]:
        client.force_login(person)
    said, responses = [], []
    for headers in ({}, HTMX):
        codes = []
        for methods in (("GET",), ("POST",), OTHER):
            got = [ask(client, method, world.address(route), headers) for method in methods]
            responses += got
            codes.append("/".join(sorted({str(response.status_code) for response in got})))
        said.append(" ".join(codes))
    return (said[0] if said[0] == said[1] else " | ".join(said)), responses
