"""The stance of a source is asked: by mouse, by keyboard, without scripts, and after a draft came back."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Evidence
from tests.browser.conftest import SAVED, SLUG, SignIn
from tests.browser.looks import accessibility_faults
from tests.browser.tabbing import tab_to

CLAIM = f"/articles/{SLUG}/claims/3/"
LINK = "Link, or description if it’s not online"
CHOOSE = "Choose if this source supports the claim, contradicts it or gives context."
OPPOSITE = "The verdict is “False”, but its sources only support the claim."


def fill_in(page: Page) -> None:
    """Write a whole review of the claim except the stance of its source."""
    page.goto(CLAIM)
    page.get_by_role("radio", name="False", exact=True).check()
    page.get_by_label("Why").fill("Nobody counted them.")
    page.get_by_role("button", name="Add source").click()
    page.get_by_label(LINK).fill("https://example.org/count")
    page.get_by_text("Title, page and more").click()
    page.get_by_label("Title").fill("The count")


def stance(page: Page, name: str) -> object:
    return page.get_by_role("radiogroup", name="This source …").get_by_role("radio", name=name)


def test_submit_without_a_stance_is_marked_and_a_stance_is_chosen_by_keyboard(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    fill_in(page)
    for name in ("Supports", "Contradicts", "Gives context"):
        expect(stance(page, name)).not_to_be_checked()

    page.keyboard.press("Control+Enter")

    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("#problems")).to_contain_text(CHOOSE)
    group = page.get_by_role("radiogroup", name="This source …")
    expect(group).to_have_accessible_description(CHOOSE)
    expect(page.get_by_label(LINK)).to_have_value("https://example.org/count")
    expect(page.get_by_label("Title")).to_have_value("The count")
    expect(page.get_by_label("Why")).to_have_value("Nobody counted them.")
    assert accessibility_faults(page) == []

    tab_to(page, stance(page, "Gives context"), key="Shift+Tab")
    page.keyboard.press("ArrowRight")  # from the last to the first
    expect(page.locator("#source-hints")).to_contain_text(OPPOSITE)
    page.keyboard.press("ArrowRight")
    expect(stance(page, "Contradicts")).to_be_checked()
    expect(page.locator("#source-hints")).not_to_contain_text(OPPOSITE)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#source-hints")).to_contain_text(OPPOSITE)
    page.keyboard.press("Control+Enter")

    page.wait_for_url(lambda address: CLAIM not in address)
    with django_db_blocker.unblock():
        piece = Evidence.objects.get(review__state="submitted")
        assert (piece.stance, piece.reliability, piece.credibility) == ("supports", "", None)
    page.goto(CLAIM)
    expect(page.locator("#claim-card")).to_contain_text(OPPOSITE)


def test_stance_is_asked_and_chosen_without_scripts(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada", java_script_enabled=False)
    fill_in(page)

    page.get_by_role("button", name="Submit and next").click()
    expect(page.locator("#problems")).to_contain_text(CHOOSE)
    stance(page, "Contradicts").check()
    page.get_by_role("button", name="Submit and next").click()

    page.wait_for_url(lambda address: CLAIM not in address)
    with django_db_blocker.unblock():
        assert Evidence.objects.get().stance == "refutes"


@pytest.mark.parametrize("chosen", ["", "Gives context"])
def test_stance_comes_back_with_what_a_closed_window_kept(sign_in: SignIn, chosen: str):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.route("**/draft/", lambda route: route.abort())
    page.get_by_role("button", name="Add source").click()
    page.get_by_label(LINK).fill("https://example.org/count")
    if chosen:
        stance(page, chosen).check()
    expect(page.locator("#draft-state")).to_contain_text("not saved – retrying")
    context = page.context
    page.close()

    again = context.new_page()
    again.goto(CLAIM)

    expect(again.get_by_label(LINK)).to_have_value("https://example.org/count")
    for name in ("Supports", "Contradicts", "Gives context"):
        expect(stance(again, name)).to_be_checked(checked=name == chosen)
    expect(again.locator("#draft-state")).to_have_text(SAVED)
