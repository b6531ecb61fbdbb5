"""Moderation in the admin by the keyboard alone: confirmed in bulk, decided, sent back."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim
from tests.browser.conftest import enter_as
from tests.browser.tabbing import enter, tab_to
from tests.moderation.world import World, build_world


@pytest.fixture
def world(live_desk: str, django_db_blocker: DjangoDbBlocker) -> World:
    """One claim in every state."""
    with django_db_blocker.unblock():
        return build_world()


def test_claims_are_confirmed_decided_and_sent_back_by_keyboard(
    world: World, live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    enter_as(page.context, live_desk, world.editor)
    page.goto(f"{live_desk}/admin/claims/claim/?status=agreed")
    tab_to(page, page.locator("input[name=_selected_action]"), presses=60)
    page.keyboard.press("Space")
    tab_to(page, page.locator("select[name=action]"), presses=60, key="Shift+Tab")
    page.keyboard.type("Confirm")
    enter(page, page.get_by_role("button", name="Run"), presses=1)
    enter(page, page.get_by_role("button", name="Confirm 1 claim"))
    expect(page.get_by_text("1 claim confirmed:")).to_be_visible()

    disputed = world.claims["disputed"]
    page.goto(f"{live_desk}/admin/claims/claim/{disputed.pk}/change/")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, page.get_by_role("radio", name="Outdated"), key="Shift+Tab")
    page.keyboard.press("ArrowUp")
    enter(page, page.get_by_role("button", name="Decide and next"), presses=4)
    expect(page.get_by_role("alert")).to_be_focused()
    tab_to(page, page.get_by_label("Summary for readers"), presses=4)
    page.keyboard.type("Most of it holds.")
    enter(page, page.get_by_role("button", name="Decide and next"), presses=3)
    expect(page.get_by_text("decided: ")).to_be_visible()

    page.goto(f"{live_desk}/admin/claims/claim/{disputed.pk}/change/")
    enter(page, page.get_by_text("Send back to reviewers"), key="Shift+Tab")
    tab_to(page, page.get_by_label("Note"), presses=1)
    page.keyboard.type("Look at the table of 2010.")
    enter(page, page.get_by_role("button", name="Send back"), presses=1)
    expect(page.get_by_text("A new review round is open")).to_be_visible()

    with django_db_blocker.unblock():
        assert Claim.objects.get(pk=world.claims["agreed"].pk).status == "decided"
        back = Claim.objects.get(pk=disputed.pk)
        assert (back.status, back.round.note) == ("open", "Look at the table of 2010.")
