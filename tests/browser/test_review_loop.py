"""The whole loop of reviewing on the real article, with JavaScript and without."""

import pytest
from django.db.models import Count
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim, Event, Review
from tests.browser.conftest import SLUG, SignIn

ARTICLE = f"/articles/{SLUG}/"


def fill_in(page: Page, verdict: str, why: str, cited: str) -> None:
    """Choose, explain and cite, as a reviewer does with the mouse."""
    page.get_by_role("radio", name=verdict, exact=True).check()
    page.get_by_label("Why").fill(why)
    page.get_by_role("button", name="Add source").click()
    row = page.locator(".source").last
    row.get_by_label("Link, or description if it’s not online").fill(cited)
    row.get_by_text("Title, page and more").click()
    row.get_by_label("Title").fill("Title of the document")
    row.get_by_label("Quote from the source (exact words)").fill(
        "The words that carry the verdict."
    )
    row.get_by_role("radio", name="Contradicts").check()


def submit(page: Page) -> None:
    """Submit, and wait for the page that follows."""
    before = page.url
    page.get_by_role("button", name="Submit and next").click()
    page.wait_for_url(lambda url: url != before)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_two_reviewers_agree_and_differ(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    ada = sign_in("Ada", java_script_enabled=has_script)
    ben = sign_in("Ben", java_script_enabled=has_script)

    for page, verdicts in ((ada, ("Mostly true", "False")), (ben, ("Mostly true", "True"))):
        page.goto("/")
        page.get_by_role("button", name="Next claim").click()
        for number, verdict in enumerate(verdicts, 1):
            expect(page).to_have_title(f"Claim {number} · Factcheck")
            fill_in(page, verdict, f"Because of {number}.", "https://example.org/document")
            submit(page)
        expect(page).to_have_title("Claim 3 · Factcheck")
        expect(page.get_by_text("Claim 2: review submitted.")).to_be_visible()

    with django_db_blocker.unblock():
        statuses = dict(Claim.objects.filter(number__lte=2).values_list("number", "status"))
        actions = dict(Event.objects.values_list("event_type").annotate(n=Count("pk")).order_by())
        sources = set(Review.objects.values_list("evidence__source", flat=True))
    assert statuses == {1: "agreed", 2: "disputed"}
    assert (actions["review"], actions["close-round"]) == (4, 2)
    assert len(sources - {None}) == 1
    ada.goto(ARTICLE)
    expect(ada.locator("a.mark.agreed")).to_have_attribute("data-sign", "= 1")
    expect(ada.locator("a.mark.disputed")).to_have_attribute("data-sign", "≠ 2")
    ada.goto(f"{ARTICLE}claims/2/")
    expect(ada.get_by_role("region", name="Review by Ben Reviewer")).to_contain_text("✔ True")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_incomplete_review_keeps_what_was_typed(sign_in: SignIn, has_script: bool):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(f"{ARTICLE}claims/3/")
    fill_in(page, "False", "", "https://example.org/document")

    page.get_by_role("button", name="Submit and next").click()

    summary = page.get_by_role("alert").filter(has_text="There’s a problem")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Why")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("radio", name="False", exact=True)).to_be_checked()
    expect(page.get_by_label("Title")).to_have_value("Title of the document")
    page.get_by_label("Why").fill("Now with a reason.")
    submit(page)
    expect(page).to_have_title("Claim 4 · Factcheck")


def test_reviews_are_blind_until_the_round_closes(sign_in: SignIn):
    ada, ben = sign_in("Ada"), sign_in("Ben")
    ada.goto(f"{ARTICLE}claims/1/")
    fill_in(ada, "False", "Unheard-of words.", "https://example.org/unheard-of")
    submit(ada)

    for address in ("/", ARTICLE, f"{ARTICLE}claims/1/", f"{ARTICLE}claims/1/history/"):
        ben.goto(address)
        expect(ben.locator("body")).not_to_contain_text("nheard-of")
        expect(ben.locator("body")).not_to_contain_text("Ada")


def test_claim_is_reviewed_by_keyboard(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto("/")
    page.keyboard.press("n")
    page.wait_for_url("**/claims/1/")

    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="Mostly true")).to_be_checked()
    page.keyboard.press("s")
    expect(page.get_by_label("Link, or description if it’s not online")).to_be_focused()
    page.keyboard.type("https://example.org/2")
    page.get_by_role("radio", name="Supports").focus()
    page.keyboard.press("Space")
    page.get_by_label("Why").focus()
    page.keyboard.type("12345 means 12345, and s is a letter here.")
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/claims/2/")
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_url("**/claims/3/")
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_url("**/claims/2/")


def test_single_keys_can_be_switched_off(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/1/")
    page.keyboard.press("?")

    page.get_by_label("Use single-key shortcuts").uncheck()
    page.reload()
    page.keyboard.press("2")

    expect(page.get_by_role("radio", name="Mostly true")).not_to_be_checked()
