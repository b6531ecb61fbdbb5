"""Answers that are not ours are never taken as success, and a browser that stores nothing loses no text."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import DjangoDbBlocker

from claims.models import Comment, Review, Sentence, Snapshot
from tests.browser.conftest import SAVED, SLUG, SignIn

CLAIM = f"/articles/{SLUG}/claims/1/"
REVIEW = re.compile(f"{CLAIM}(review|draft)/")
COMMENTS = f"**{CLAIM}comments/"
REFUSED = """Object.defineProperty(window, "localStorage", {
    configurable: true, get() { throw new DOMException("no", "SecurityError"); } })"""


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    """Ada at the first claim."""
    page = sign_in("Ada")
    page.goto(CLAIM)
    return page


PORTAL = """<!doctype html><form id="portal">Welcome to our hotel: accept the terms.</form>
    <p data-version="9">saved 12:00</p>
    <article-changes hx-vals='{"since": 999}'></article-changes>
    <p id="state-2" class="state" data-row-class="sentence cut">portal</p>
    <ol id="strip">portal</ol>"""


def portal(status: int = 200) -> Callable[[Route], None]:
    """Answer in place of the server, with elements that would be swapped in if the answer were ours."""
    return lambda route: route.fulfill(status=status, content_type="text/html", body=PORTAL)


def state_of(page: Page):
    return page.locator("#draft-state")


@pytest.mark.parametrize("status", [200, 429])
def test_portal_answer_to_a_submit_loses_nothing(
    page: Page, django_db_blocker: DjangoDbBlocker, status: int
):
    def only_submits(route: Route) -> None:
        if route.request.url.endswith("/review/"):
            portal(status)(route)
        else:
            route.continue_()

    page.route(REVIEW, only_submits)
    page.get_by_role("radio", name="Unproven").check()
    page.get_by_label("Why").fill("Typed in a hotel.")

    page.get_by_role("button", name="Submit and next").click()

    expect(page.locator("#notices")).to_contain_text("answered instead of us")
    expect(page.locator("#portal")).to_have_count(0)
    expect(page.get_by_label("Why")).to_have_value("Typed in a hotel.")
    page.unroute(REVIEW)
    page.wait_for_url("**/claims/2/")
    with django_db_blocker.unblock():
        review = Review.objects.get(claim_version__claim__number=1)
    assert (review.state, review.rationale) == ("submitted", "Typed in a hotel.")


def test_portal_answer_to_a_save_is_not_shown_as_saved(page: Page):
    page.route(REVIEW, portal())
    page.get_by_label("Why").fill("Typed in a hotel.")

    expect(state_of(page)).to_contain_text("not saved – retrying We can’t reach the server.")
    page.unroute(REVIEW)
    expect(state_of(page)).to_have_text(SAVED)


def test_save_too_large_for_a_proxy_is_reported_and_not_sent_again(page: Page):
    sent: list[str] = []
    page.clock.install()
    page.goto(CLAIM)
    page.route(REVIEW, lambda route: (sent.append(route.request.method), portal(413)(route)))
    page.get_by_label("Why").fill("Much.")
    expect(state_of(page)).to_contain_text("too much for one request")

    page.clock.run_for(60_000)  # longer than any retry would wait

    assert sent == ["POST"]
    page.unroute(REVIEW)
    page.get_by_label("Why").fill("Less.")
    expect(state_of(page)).to_have_text(SAVED)


def test_portal_answer_to_a_comment_loses_nothing(page: Page, django_db_blocker: DjangoDbBlocker):
    page.route(COMMENTS, portal())
    page.locator("#comment-text").fill("Which year?")

    page.get_by_role("button", name="Comment", exact=True).click()

    expect(page.locator("#notices")).to_contain_text("answered instead of us")
    expect(page.locator("#comment-text")).to_have_value("Which year?")
    page.unroute(COMMENTS)
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment", has_text="Which year?")).to_be_visible()
    with django_db_blocker.unblock():
        assert Comment.objects.count() == 1


def test_portal_answer_to_the_page_of_sentences_marks_none(
    page: Page, django_db_blocker: DjangoDbBlocker
):
    page.goto(f"/articles/{SLUG}/claims/")
    expect(page.locator("#sentence-2")).to_have_class("sentence obvious here")
    page.route("**/claims/", portal())

    page.keyboard.press("1")

    expect(page.locator("#notices")).to_contain_text("answered instead of us")
    expect(page.locator("#sentence-2")).to_contain_text("sub-heading?")
    expect(page.locator("#sentence-2")).to_have_class("sentence obvious")
    expect(page.locator("#portal")).to_have_count(0)
    with django_db_blocker.unblock():
        sentence = Sentence.objects.get(position=2)
        assert (sentence.not_checkable, sentence.is_cut) == ("", False)


@pytest.mark.parametrize("status", [200, 404])
def test_portal_answer_to_the_poll_replaces_nothing(page: Page, status: int):
    changes = page.locator("article-changes")
    before = changes.get_attribute("hx-vals")
    strip = page.locator("#strip").inner_text()
    page.route("**/changes/*", portal(status))

    changes.evaluate("element => element.poll()")

    assert changes.get_attribute("hx-vals") == before
    assert page.locator("#strip").inner_text() == strip
    assert changes.evaluate("element => element.failures") == 1
    expect(page.locator("#notices")).to_be_empty()
    page.unroute("**/changes/*")
    changes.evaluate("element => element.poll()")
    assert changes.evaluate("element => element.failures") == 0


def test_portal_answer_to_a_source_search_offers_nothing(page: Page):
    page.route("**/evidence/similar/", portal())
    page.get_by_role("button", name="Add source").click()

    with page.expect_response("**/evidence/similar/"):
        page.get_by_label("Link, or description if it’s not online").press_sequentially("register")

    page.wait_for_timeout(300)  # as long as a swap would take
    expect(page.locator("[data-similar-sources]").first).to_be_empty()
    expect(page.locator("#notices")).to_be_empty()
    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value("register")


def test_portal_answer_for_a_saved_copy_saves_none(page: Page, django_db_blocker: DjangoDbBlocker):
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("Minutes of the city council")
    expect(state_of(page)).to_have_text(SAVED)
    page.route("**/snapshot/", portal())

    page.get_by_role("button", name="Save a copy").click()

    expect(page.locator("#notices")).to_contain_text("answered instead of us")
    expect(page.locator("#portal")).to_have_count(0)
    page.unroute("**/snapshot/")
    page.goto(CLAIM)
    page.get_by_role("link", name="Saved copies, upload or paste").click()
    page.get_by_label("Text").fill("Minutes: the city has 35,000 trees.")
    page.get_by_role("button", name="Save the text").click()
    expect(page.locator(".copy")).to_contain_text("◌ Waiting to save a copy")  # no worker takes it
    page.route("**/snapshot/state/*", portal())
    for _ in range(2):
        page.wait_for_event("response", lambda answer: "/snapshot/state/" in answer.url)
    expect(page.locator(".copy")).to_contain_text("◌ Waiting to save a copy")
    expect(page.locator("#portal")).to_have_count(0)
    with django_db_blocker.unblock():
        assert Snapshot.objects.count() == 1


def test_portal_answer_for_the_guidelines_leaves_the_link_to_them(page: Page):
    page.route("**/guidelines/", portal())

    page.keyboard.press("g")

    expect(page.locator("#notices")).to_contain_text("answered instead of us")
    expect(page.locator("#portal")).to_have_count(0)
    expect(page.get_by_role("link", name="Guidelines in a new tab")).to_be_visible()


def test_browser_without_storage_still_saves_and_promises_no_backup(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.add_init_script(REFUSED)
    page.goto(CLAIM)

    page.keyboard.press("5")
    page.get_by_label("Why").fill("Private.")
    expect(state_of(page)).to_have_text(SAVED)
    page.locator("#comment-text").fill("Which year?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment", has_text="Which year?")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Why").fill("Private, signed out.")

    expect(state_of(page)).to_contain_text("This browser can’t keep a copy")
    with django_db_blocker.unblock():
        review = Review.objects.select_related("rating").get()
    assert (review.rationale, review.rating is not None) == ("Private.", True)
