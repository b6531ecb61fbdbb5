"""Words survive what happens to browsers and servers: stops, slow lines, crashes, other windows."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Event, Review
from claims.vocabulary import EventType
from tests import waiting
from tests.browser.conftest import SAVED, SLUG, SignIn, sign_out
from tests.browser.proxies import proxied
from tests.browsers import Server, free_port

CLAIM = f"/articles/{SLUG}/claims/1/"
REVIEW = re.compile(f"{CLAIM}(review|draft)/")
Saved = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def server(desk_environment: dict[str, str], tmp_path: Path) -> Iterator[Server]:
    """In place of the server of all tests: one of this test's own, which it can stop and start."""
    port = str(free_port())
    own = {"PORT": port, "SITE_URL": f"http://localhost:{port}"}
    server = Server(desk_environment | own, tmp_path / "server.log")
    yield server
    server.stop()


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    page = sign_in("Ada")
    page.goto(CLAIM)
    return page


def why(page: Page):
    return page.get_by_label("Why")


def state_of(page: Page):
    return page.locator("#draft-state")


@pytest.fixture
def saved_words(django_db_blocker: DjangoDbBlocker) -> Saved:
    """Return the saved reviews of the first claim as (reviewer, reasons)."""

    def read() -> list[tuple[str, str]]:
        with django_db_blocker.unblock():
            reviews = Review.objects.filter(claim_version__claim__number=1)
            return list(reviews.values_list("reviewer__name", "rationale"))

    return read


def test_text_typed_while_the_server_restarts_is_saved(
    page: Page, server: Server, saved_words: Saved
):
    why(page).press_sequentially("Before the stop, ")
    expect(state_of(page)).to_have_text(SAVED)

    server.stop()
    why(page).press_sequentially("during it, ")
    expect(state_of(page)).to_contain_text("not saved – retrying")
    server.start()
    why(page).press_sequentially("and after.")

    expect(state_of(page)).to_have_text(SAVED)
    expect(why(page)).to_have_value("Before the stop, during it, and after.")
    assert saved_words() == [("Ada Reviewer", "Before the stop, during it, and after.")]


def test_text_typed_during_a_slow_save_is_saved(seeded: str, sign_in: SignIn, saved_words: Saved):
    with proxied(seeded) as proxy:
        page = sign_in("Ada", base_url=proxy.address)
        page.goto(CLAIM)
        proxy.may_answer.clear()
        why(page).press_sequentially("First words")
        expect(state_of(page)).to_have_text("saving…")

        why(page).press_sequentially(", and more.")
        why(page).evaluate("field => field.setSelectionRange(5, 5)")
        proxy.may_answer.set()

        expect(page.locator("[name=version]")).to_have_value("1")
        expect(why(page)).to_have_value("First words, and more.")
        expect(why(page)).to_be_focused()
        assert why(page).evaluate("field => field.selectionStart") == 5
        expect(state_of(page)).to_have_text(SAVED)
        assert saved_words() == [("Ada Reviewer", "First words, and more.")]


def test_submit_without_an_answer_is_sent_again_and_counted_once(
    seeded: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with proxied(seeded) as proxy:
        page = sign_in("Ada", base_url=proxy.address)
        page.goto(CLAIM)
        page.get_by_role("radio", name="Unproven").check()
        why(page).fill("Nobody counted.")
        expect(state_of(page)).to_have_text(SAVED)
        proxy.loses_answers = True

        page.keyboard.press("Control+Enter")

        assert proxy.lost.wait(waiting.PATIENCE)
        expect(state_of(page)).to_contain_text("not sent – retrying")
        proxy.loses_answers = False
        page.wait_for_url("**/claims/2/")
        expect(page.locator("#notices")).to_contain_text("Claim 1: review submitted.")
    with django_db_blocker.unblock():
        assert Event.objects.filter(event_type=EventType.REVIEW).count() == 1
        assert Review.objects.get(claim_version__claim__number=1).is_submitted


def test_text_of_a_crashed_tab_is_restored(page: Page, browser: Browser):
    page.route(REVIEW, lambda route: route.abort())
    page.get_by_role("radio", name="Unproven").check()
    why(page).press_sequentially("Typed when the tab died")

    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    with page.expect_event("crash"):
        for process in processes:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
    page.close()
    again = page.context.new_page()
    again.goto(CLAIM)

    expect(why(again)).to_have_value("Typed when the tab died")
    expect(again.get_by_role("radio", name="Unproven")).to_be_checked()
    expect(state_of(again)).to_have_text(SAVED)


def test_text_typed_offline_for_an_hour_is_saved(page: Page, saved_words: Saved):
    page.clock.install()
    page.goto(CLAIM)
    page.context.set_offline(True)
    why(page).press_sequentially("Typed on a train")
    page.clock.run_for(3000)
    expect(state_of(page)).to_contain_text("not saved – retrying")
    page.clock.fast_forward("01:00:00")
    why(page).press_sequentially(", for an hour")
    expect(state_of(page)).to_contain_text("not saved – retrying")
    assert saved_words() == []

    page.context.set_offline(False)
    page.clock.run_for(60_000)

    expect(state_of(page)).to_have_text(SAVED)
    assert saved_words() == [("Ada Reviewer", "Typed on a train, for an hour")]


def test_page_opened_after_an_hour_offline_has_the_text(page: Page):
    page.context.set_offline(True)
    why(page).press_sequentially("Typed on a train")
    expect(state_of(page)).to_contain_text("not saved – retrying")
    page.close(run_before_unload=False)
    context = page.context
    context.set_offline(False)
    again = context.new_page()
    again.clock.install()
    again.clock.fast_forward("01:00:00")

    again.goto(CLAIM)

    expect(why(again)).to_have_value("Typed on a train")
    expect(again.locator("#draft-offer")).to_contain_text("It is back in the form.")


def test_sign_out_in_another_tab_keeps_the_text_for_the_same_person(page: Page, saved_words: Saved):
    other = page.context.new_page()
    other.goto("/")
    sign_out(other)
    why(page).press_sequentially("Typed while signed out")
    expect(state_of(page)).to_contain_text("not saved – you are signed out")

    other.goto("/accounts/login/")
    other.get_by_role("button", name="Sign in as Ben").click()
    expect(state_of(page)).to_contain_text("someone else is signed in")
    assert saved_words() == []
    with other.expect_navigation():
        sign_out(other)
    other.goto("/accounts/login/")
    other.get_by_role("button", name="Sign in as Ada").click()
    why(page).press_sequentially(", all of it")

    expect(state_of(page)).to_have_text(SAVED)
    assert saved_words() == [("Ada Reviewer", "Typed while signed out, all of it")]
