"""Every move of a reviewer without the mouse: by its keys, and by Tab alone where no script runs."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Comment, Review, ReviewSlot, Skip
from tests.browser.conftest import SAVED, SLUG, SignIn
from tests.browser.tabbing import enter, tab_to

ARTICLE = f"/articles/{SLUG}/"
CLAIM = f"{ARTICLE}claims/1/"
WHY = "Nobody counted."


def go(page: Page, key: str, target: Locator, *, has_script: bool) -> None:
    """Press the key of a link or button; without a script walk to it."""
    if has_script:
        page.keyboard.press(key)
    else:
        enter(page, target)


def expect_heading(page: Page, words: str) -> None:
    """The page begins at its heading: one Tab on is its first field."""
    expect(page.get_by_role("heading", level=1, name=words)).to_be_focused()


def open_more(page: Page, *, has_script: bool) -> None:
    """Without a script, what else can be done with a claim is in a menu."""
    if not has_script:
        enter(page, page.locator("summary", has_text="More ▾"), key="Shift+Tab")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_claims_are_skipped_marked_as_waiting_and_released_by_keyboard(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    page = sign_in("Ada", by_key=True, java_script_enabled=has_script)
    notices = page.locator("#notices")
    go(page, "n", page.get_by_role("button", name="Next claim"), has_script=has_script)

    page.wait_for_url("**/claims/1/")
    open_more(page, has_script=has_script)
    go(page, "k", page.get_by_role("link", name="Skip", exact=False).last, has_script=has_script)
    expect_heading(page, "Skip the claim")
    enter(page, page.get_by_role("button", name="Skip and next"), presses=3)
    expect(page.get_by_role("alert")).to_be_focused()  # no reason was chosen
    tab_to(page, page.get_by_label("Reason"), presses=2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("It stands behind a wall.")
    enter(page, page.get_by_role("button", name="Skip and next"), presses=1)

    expect(notices).to_contain_text("Claim 1 skipped.")
    page.wait_for_url("**/claims/2/")
    tab_to(page, page.get_by_label("Why"), presses=4)
    page.keyboard.type("An answer is on its way.")
    if has_script:
        page.keyboard.press("Control+s")
        expect(page.locator("#draft-state")).to_have_text(SAVED)
        page.keyboard.press("Escape")
    else:
        enter(page, page.get_by_role("button", name="Save draft"), presses=12)
        expect(notices).to_contain_text("Claim 2: draft saved.")
    open_more(page, has_script=has_script)
    go(page, "l", page.get_by_role("link", name="Mark as waiting"), has_script=has_script)
    expect_heading(page, "What’s this claim waiting for?")
    tab_to(page, page.get_by_label("Waiting for"), presses=1)
    page.keyboard.type("the harbour master")
    page.keyboard.press("Enter")

    expect(notices).to_contain_text("what it’s waiting for is saved")
    expect(page.get_by_text("waiting for the harbour master")).to_be_visible()
    enter(page, page.get_by_role("link", name="The Russian army").first)
    page.wait_for_url("**/claims/2/")
    open_more(page, has_script=has_script)
    go(page, "h", page.get_by_role("link", name="Release"), has_script=has_script)
    expect_heading(page, "Release the claim")
    tab_to(page, page.get_by_label("Note to the editors"), presses=1)
    page.keyboard.type("He does not answer.")
    enter(page, page.get_by_role("button", name="Release"), presses=1)

    expect(notices).to_contain_text("Claim 2 released. Your draft is kept.")
    with django_db_blocker.unblock():
        notes = list(Skip.objects.order_by("pk").values_list("note", flat=True))
        assert notes == ["It stands behind a wall.", "He does not answer."]
        assert not ReviewSlot.objects.filter(person__email="ada@desk.example").exists()


def test_two_versions_are_combined_and_a_submit_is_undone_by_keyboard(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada", by_key=True)
    page.goto(CLAIM)
    other = page.context.new_page()
    other.goto(CLAIM)
    other.keyboard.press("r")
    other.keyboard.type("From the other window.")
    other.keyboard.press("Control+s")
    expect(other.locator("#draft-state")).to_have_text(SAVED)
    other.close()

    page.keyboard.press("8")
    page.keyboard.press("r")
    page.keyboard.type(WHY)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="You have two versions of this review")).to_be_focused()
    why = page.get_by_role("group", name="Why")
    tab_to(page, why.get_by_role("radio", name="Both"), presses=3)
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    expect(why.get_by_role("radio", name="Typed here")).to_be_checked()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_label("Why")).to_have_value(WHY)
    expect(page.locator(".work h1")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/claims/2/")
    with django_db_blocker.unblock():
        assert Review.objects.get().is_submitted
    enter(page, page.get_by_role("button", name="Undo"), presses=8, key="Shift+Tab")
    page.wait_for_url("**/claims/1/")
    expect(page.locator(".work h1")).to_be_focused()
    with django_db_blocker.unblock():
        assert (Review.objects.get().is_submitted, Review.objects.get().rationale) == (False, WHY)


def test_thread_is_started_answered_resolved_and_reopened_by_keyboard(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Eva", by_key=True)
    page.goto(CLAIM)
    thread = page.locator(".thread")
    page.keyboard.press("c")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_have_text("Enter a comment.")
    expect(page.locator("#comment-text")).to_be_focused()
    page.keyboard.type("Which year?")
    page.keyboard.press("Control+Enter")
    expect(thread).to_contain_text("Which year?")
    expect(page.locator("#comment-text")).to_be_focused()

    answer = thread.get_by_text("Answer", exact=True).first
    enter(page, answer, presses=3, key="Shift+Tab")
    tab_to(page, thread.get_by_label("Answer to"), presses=1)
    page.keyboard.type("In 2024.")
    page.keyboard.press("Control+Enter")
    expect(thread).to_contain_text("In 2024.")
    expect(thread).to_be_focused()
    enter(page, thread.get_by_role("button", name="Resolve"), presses=2)
    expect(thread).to_contain_text("✔ Resolved: Which year?")
    expect(thread).to_be_focused()
    enter(page, thread.locator("summary").first, presses=1)
    enter(page, thread.get_by_role("button", name="Reopen"), presses=2)
    expect(thread.get_by_role("button", name="Resolve")).to_be_focused()

    with django_db_blocker.unblock():
        assert Comment.objects.count() == 4
