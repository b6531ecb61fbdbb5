"""A seeded desk for browsers: the real article, the demo's people, and an ear for complaints."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page
from pytest_django import DjangoDbBlocker, Settings

from claims.models import ReviewSlot

SLUG = "article-2026-02-13"
SAVED = re.compile(r"^saved \d\d:\d\d$")
"""What the state line of a draft says once the desk has every word."""
FAILED_REQUESTS = (
    "Failed to load resource",
    "htmx: htmx:error: Failed to fetch",
    "htmx: htmx:error: timeout",
)
SignIn = Callable[..., Page]


@pytest.fixture
def seeded(live_desk: str, django_db_blocker: DjangoDbBlocker, settings: Settings) -> str:
    """The address of a desk as `make run` opens it for the first time."""
    settings.DEMO = True
    with django_db_blocker.unblock():
        call_command("seed", verbosity=0)
        # The queue begins where the text does.
        ReviewSlot.objects.filter(position=1).update(worth=10)
    return live_desk


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


def tab_to(page: Page, target: Locator, *, presses: int = 40, key: str = "Tab") -> None:
    """Press Tab until the target has the focus."""
    for _ in range(presses):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab never came there.")


def enter(page: Page, target: Locator, *, presses: int = 40, key: str = "Tab") -> None:
    """Walk to a button or a link by Tab, and press Enter on it."""
    tab_to(page, target, presses=presses, key=key)
    page.keyboard.press("Enter")


@pytest.fixture
def sign_in(seeded: str, browser: Browser, complaints: list[str]) -> Iterator[SignIn]:
    """Give a function that opens a browser of its own, signed in as one of the demo's people."""
    contexts: list[BrowserContext] = []

    def open_as(name: str, *, by_key: bool = False, **options: object) -> Page:
        options = {"locale": "en-GB", "timezone_id": "UTC", "base_url": seeded} | options
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(8000)
        page = context.new_page()
        listen(page, complaints)
        page.goto("/accounts/login/")
        button = page.get_by_role("button", name=f"Sign in as {name}")
        if by_key:
            enter(page, button)
        else:
            button.click()
        page.wait_for_url(f"{options['base_url']}/")
        return page

    yield open_as
    for context in contexts:
        context.close()
