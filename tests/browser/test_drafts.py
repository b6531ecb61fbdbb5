"""Nothing typed is lost: the line about the draft's state is true, and what is not saved stays in the browser."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.models import Claim, Review
from claims.vocabulary import Role, SetAside
from tests import factories as make
from tests.browser.conftest import SAVED, SLUG, SignIn

CLAIM = f"/articles/{SLUG}/claims/1/"
REVIEW = re.compile(f"{CLAIM}(review|draft)/")
NOTE_STATES = """() => {
    const line = document.querySelector("#draft-state");
    window.states = [];
    new MutationObserver(() => {
        const state = line.textContent.trim();
        if (state !== states.at(-1)) states.push(state);
    }).observe(line, { childList: true, subtree: true });
}"""
"""Note each sentence of the state line, however short it stands."""


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    """Ada at the first claim."""
    page = sign_in("Ada")
    page.goto(CLAIM)
    return page


def state_of(page: Page):
    return page.locator("#draft-state")


class Held:
    """Saves that are under way for as long as the test likes."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] | None = []
        page.route(REVIEW, self.hold)

    def hold(self, route: Route) -> None:
        if self.routes is None:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        """Let the one save that was held go on, and all that follows pass."""
        (route,) = self.routes
        self.routes = None
        route.continue_()


def test_draft_is_saved_while_typing_and_shown_after_a_reload(
    page: Page, django_db_blocker: DjangoDbBlocker
):
    page.evaluate(NOTE_STATES)
    page.get_by_role("radio", name="False", exact=True).check()
    page.get_by_label("Why").press_sequentially("Half a sen")

    expect(page.locator("[name=version]")).not_to_have_value("0")
    expect(state_of(page)).to_have_text(SAVED)
    assert page.evaluate("states")[:2] == ["not saved yet", "saving…"]
    with django_db_blocker.unblock():
        assert Review.objects.get().rationale == "Half a sen"
    page.reload()
    expect(page.get_by_label("Why")).to_have_value("Half a sen")
    expect(page.get_by_role("radio", name="False", exact=True)).to_be_checked()
    expect(page.locator("#draft-offer")).to_be_hidden()


def test_back_shows_the_saved_draft_and_no_empty_form(page: Page):
    page.get_by_label("Why").press_sequentially("Counted twice")
    expect(state_of(page)).to_have_text(SAVED)
    page.goto("/guidelines/")

    page.go_back()

    expect(page.get_by_label("Why")).to_have_value("Counted twice")
    expect(page.locator("[name=version]")).not_to_have_value("0")
    expect(page.locator("#draft-offer")).to_be_hidden()


def test_text_typed_during_a_save_stays_and_is_saved_next(
    page: Page, django_db_blocker: DjangoDbBlocker
):
    held = Held(page)
    page.get_by_label("Why").press_sequentially("First words")
    expect(state_of(page)).to_have_text("saving…")
    page.get_by_label("Why").press_sequentially(", and more.")
    held.let_go()

    expect(page.get_by_label("Why")).to_have_value("First words, and more.")
    expect(page.locator("[name=version]")).to_have_value("2")
    with django_db_blocker.unblock():
        assert Review.objects.get().rationale == "First words, and more."


def test_submit_waits_for_the_running_save(page: Page, django_db_blocker: DjangoDbBlocker):
    held = Held(page)
    page.get_by_role("radio", name="Unproven").check()
    page.get_by_label("Why").press_sequentially("Nobody knows")
    expect(state_of(page)).to_have_text("saving…")

    page.keyboard.press("Control+Enter")
    held.let_go()

    page.wait_for_url("**/claims/2/")
    with django_db_blocker.unblock():
        review = Review.objects.get(claim_version__claim__number=1)
    assert (review.state, review.rationale) == ("submitted", "Nobody knows")


def test_unreachable_server_is_reported_and_the_text_is_restored(page: Page):
    page.route(REVIEW, lambda route: route.abort())
    page.get_by_label("Why").press_sequentially("Typed in a tunnel")
    page.get_by_role("radio", name="Unproven").check()
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("A paper in a drawer")
    expect(state_of(page)).to_contain_text("not saved – retrying We can’t reach the server.")

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()

    expect(page.get_by_label("Why")).to_have_value("Typed in a tunnel")
    expect(page.get_by_role("radio", name="Unproven")).to_be_checked()
    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value(
        "A paper in a drawer"
    )
    expect(page.locator("#draft-offer")).to_contain_text("It is back in the form.")
    page.unroute(REVIEW)  # not before: a save of the page that was left would be let through
    expect(state_of(page)).to_have_text(SAVED)
    page.reload()
    expect(page.get_by_label("Why")).to_have_value("Typed in a tunnel")
    expect(page.locator("#draft-offer")).to_be_hidden()


def test_restored_text_can_be_taken_out_again(page: Page):
    page.get_by_label("Why").fill("Saved.")
    expect(state_of(page)).to_have_text(SAVED)
    page.route(REVIEW, lambda route: route.abort())
    page.get_by_label("Why").fill("Unsaved.")
    expect(state_of(page)).to_contain_text("not saved – retrying")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_label("Why")).to_have_value("Unsaved.")
    page.unroute(REVIEW)

    page.get_by_role("button", name="Take it out again").click()

    expect(page.get_by_label("Why")).to_have_value("Saved.")
    expect(page.get_by_label("Why")).to_be_focused()
    expect(page.locator("#draft-offer")).to_be_hidden()
    expect(state_of(page)).to_have_text(SAVED)


def test_server_error_is_not_shown_as_saved(page: Page):
    page.route(REVIEW, lambda route: route.fulfill(status=500, body="broken"))
    page.get_by_label("Why").press_sequentially("Words")

    expect(state_of(page)).to_contain_text("not saved – retrying Something went wrong on our side.")
    told = page.locator("#draft-announcement")
    expect(told).to_have_text("not saved – retrying Something went wrong on our side.")
    page.unroute(REVIEW)
    expect(state_of(page)).to_have_text(SAVED)
    expect(told).to_have_text(SAVED)  # the end of the trouble, once
    told.evaluate("place => place.replaceChildren()")
    with page.expect_response(REVIEW):
        page.get_by_label("Why").press_sequentially(" and more")
    expect(state_of(page)).to_have_text(SAVED)
    expect(told).to_be_empty()


def test_leaving_with_unsaved_text_asks(page: Page):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.route(REVIEW, lambda route: route.abort())
    page.get_by_label("Why").press_sequentially("Words")

    with page.expect_event("dialog"):
        page.get_by_role("link", name="Home").click()

    assert asked == ["beforeunload"]
    expect(page).to_have_title("Claim 1 · Factcheck")
    page.unroute(REVIEW)
    expect(state_of(page)).to_have_text(SAVED)


def test_ended_session_is_reported_and_the_text_is_restored_after_sign_in(page: Page):
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Why").press_sequentially("Typed while signed out")
    expect(state_of(page)).to_contain_text("you are signed out")

    page.get_by_role("link", name="Sign in again").click()
    page.get_by_role("button", name="Sign in as Ada").click()

    expect(page).to_have_title("Claim 1 · Factcheck")
    expect(page.get_by_label("Why")).to_have_value("Typed while signed out")
    expect(state_of(page)).to_have_text(SAVED)


def test_refused_submit_is_not_shown_as_saved_before_it_is(page: Page):
    page.get_by_role("radio", name="Half true").check()
    page.get_by_label("Why").press("Control+s")
    expect(state_of(page)).to_have_text(SAVED)
    expect(page.locator("#draft-state .is-saved")).to_be_visible()

    def only_submits(route: Route) -> None:
        if route.request.url.endswith("/review/"):
            route.continue_()

    page.route(REVIEW, only_submits)
    page.get_by_role("button", name="Submit and next").click()

    expect(page.locator("#problems")).to_be_focused()
    expect(state_of(page)).to_have_text(re.compile("^(not saved yet|saving…)$"))
    expect(page.locator("#draft-state .is-saved")).to_have_count(0)


def test_a_submit_after_a_save_without_a_session_goes_to_the_sign_in_page(page: Page):
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Why").fill("Words.")
    expect(state_of(page)).to_contain_text("you are signed out")

    page.get_by_role("button", name="Submit and next").click()

    page.wait_for_url("**/accounts/login/**")


def test_a_submit_without_a_session_goes_to_the_sign_in_page(page: Page):
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("radio", name="False", exact=True).check()
    page.get_by_label("Why").fill("Words.")

    page.get_by_role("button", name="Submit and next").click()

    page.wait_for_url("**/accounts/login/**")
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sign in as Ada").click()
    expect(page.get_by_label("Why")).to_have_value("Words.")
    expect(page.get_by_role("radio", name="False", exact=True)).to_be_checked()


def test_failed_submit_is_reported_and_nothing_is_lost(page: Page):
    page.get_by_label("Why").fill("Words.")
    page.route(REVIEW, lambda route: route.fulfill(status=503, body="away"))

    page.get_by_role("button", name="Submit and next").click()

    expect(page.locator("#notices")).to_contain_text("Nothing you typed is lost")
    expect(page.get_by_label("Why")).to_have_value("Words.")


def test_claim_closed_meanwhile_is_reported_beside_the_text(
    page: Page, django_db_blocker: DjangoDbBlocker
):
    page.get_by_label("Why").fill("Words.")
    expect(state_of(page)).to_have_text(SAVED)
    with django_db_blocker.unblock():
        claim = Claim.objects.get(number=1)
        set_aside_claim(
            claim=claim,
            by=make.make_person("Edith", Role.EDITOR),
            lock_version=claim.lock_version,
            reason=SetAside.OPINION,
        )

    page.get_by_label("Why").fill("Words, and more.")

    expect(state_of(page)).to_contain_text("Claim 1 has been set aside")
    page.get_by_role("button", name="Compare both versions").click()
    expect(page.locator("#notices")).to_contain_text("Claim 1 has been set aside")
    expect(page.get_by_role("region", name="What you typed")).to_contain_text("Words, and more.")
