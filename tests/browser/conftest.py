"""A server for browsers, with the real article and the demo's people. Complaints of a page fail its test."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from claims.models import Person
from tests import waiting
from tests.browser.tabbing import enter
from tests.browsers import Server

SLUG = "article-2026-02-13"
SAVED = re.compile(r"^saved \d\d:\d\d$")
"""What the line about a draft's state says once everything is saved."""
FAILED_REQUESTS = (
    "Failed to load resource",
    "htmx: htmx:error: Failed to fetch",
    "htmx: htmx:error: timeout",
)
SignIn = Callable[..., Page]


PATIENCE = waiting.PATIENCE * 1000
"""Milliseconds, in which Playwright counts. No test has another."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def seeded(seeded_db: str, server: Server) -> Iterator[str]:
    """The address of a server with what `make run` loads at its first start."""
    with server.used() as address:
        yield address


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """The browser of a test that asks for `page`, as patient as those of `sign_in`."""
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers complained about: refused scripts and styles, errors, broken promises."""
    found: list[str] = []
    yield found
    assert found == []


def listen(page: Page, complaints: list[str]) -> None:
    """Note every complaint of a page. A request that a test lets fail is no complaint."""

    def note(message: ConsoleMessage) -> None:
        is_failed_request = message.text.startswith(FAILED_REQUESTS)
        if message.type in {"error", "warning"} and not is_failed_request:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def sign_out(page: Page) -> None:
    """End the session by the menu in the bar."""
    page.get_by_role("button", name="Menu of").click()
    page.get_by_role("button", name="Sign out").click()


def enter_as(context: BrowserContext, address: str, person: Person) -> None:
    """Give a browser the session of a person who is signed in."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@pytest.fixture
def sign_in(seeded: str, browser: Browser, complaints: list[str]) -> Iterator[SignIn]:
    """Give a function that opens a browser of its own, in which one of the demo's people is signed in.

    The page is still empty, unless the person signs in themselves, by the keyboard (`by_key`).
    """
    contexts: list[BrowserContext] = []

    def open_as(name: str, *, by_key: bool = False, **options: object) -> Page:
        options = {"locale": "en-GB", "timezone_id": "UTC", "base_url": seeded} | options
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        listen(page, complaints)
        if by_key:
            page.goto("/accounts/login/")
            enter(page, page.get_by_role("button", name=f"Sign in as {name}"))
            page.wait_for_url(f"{options['base_url']}/")
        else:
            person = Person.objects.get(email=f"{name.lower()}@desk.example")
            enter_as(context, options["base_url"], person)
        return page

    yield open_as
    for context in contexts:
        context.close()
