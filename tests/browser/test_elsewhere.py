"""Answers that are not the desk's, and browsers that keep nothing: no word is lost to either."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import DjangoDbBlocker

from claims.models import Comment, Review
from tests.browser.conftest import SAVED, SLUG, SignIn

CLAIM = f"/articles/{SLUG}/claims/1/"
REVIEW = f"**{CLAIM}review/"
COMMENTS = f"**{CLAIM}comments/"
REFUSED = """Object.defineProperty(window, "localStorage", {
    configurable: true, get() { throw new DOMException("no", "SecurityError"); } })"""


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    """Ada at the first claim."""
    page = sign_in("Ada")
    page.goto(CLAIM)
    return page


def portal(status: int = 200) -> Callable[[Route], None]:
    """What answers in the desk's place."""
    page = "<!doctype html><form id='portal'>Welcome to our hotel: accept the terms.</form>"
    return lambda route: route.fulfill(status=status, content_type="text/html", body=page)


def state_of(page: Page):
    return page.locator("#draft-state")


@pytest.mark.parametrize("status", [200, 429])
def test_a_portal_that_answers_a_submit_takes_nothing(
    page: Page, django_db_blocker: DjangoDbBlocker, status: int
):
    def only_submits(route: Route) -> None:
        if "then=submit" in (route.request.post_data or ""):
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
    page.wait_for_url("**/claims/2/", timeout=15_000)
    with django_db_blocker.unblock():
        review = Review.objects.get(claim_version__claim__number=1)
    assert (review.state, review.rationale) == ("submitted", "Typed in a hotel.")


def test_a_portal_that_answers_a_save_is_no_save(page: Page):
    page.route(REVIEW, portal())
    page.get_by_label("Why").fill("Typed in a hotel.")

    expect(state_of(page)).to_contain_text("not saved – retrying We can’t reach the server.")
    page.unroute(REVIEW)
    expect(state_of(page)).to_have_text(SAVED, timeout=15_000)


def test_what_is_too_much_for_a_proxy_is_said_and_not_sent_again(page: Page):
    sent: list[str] = []
    page.route(REVIEW, lambda route: (sent.append(route.request.method), portal(413)(route)))
    page.get_by_label("Why").fill("Much.")
    expect(state_of(page)).to_contain_text("too much for one request")

    page.wait_for_timeout(2500)  # longer than the first retry would wait

    assert sent == ["POST"]
    page.unroute(REVIEW)
    page.get_by_label("Why").fill("Less.")
    expect(state_of(page)).to_have_text(SAVED, timeout=15_000)


def test_a_portal_that_answers_a_comment_takes_nothing(
    page: Page, django_db_blocker: DjangoDbBlocker
):
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


def test_a_browser_that_keeps_nothing_still_saves_and_does_not_promise_more(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.add_init_script(REFUSED)
    page.goto(CLAIM)

    page.keyboard.press("5")
    page.get_by_label("Why").fill("Private.")
    expect(state_of(page)).to_have_text(SAVED, timeout=8000)
    page.locator("#comment-text").fill("Which year?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment", has_text="Which year?")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Why").fill("Private, signed out.")

    expect(state_of(page)).to_contain_text("This browser can’t keep a copy", timeout=8000)
    with django_db_blocker.unblock():
        review = Review.objects.select_related("rating").get()
    assert (review.rationale, review.rating is not None) == ("Private.", True)
