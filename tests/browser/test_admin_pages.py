"""The admin in a real browser: no page breaks the CSP, fails axe, or is wider than a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim
from claims.moderation.actions.deciding import send_back
from tests.browser.conftest import PATIENCE, enter_as
from tests.browser.looks import NARROW_LOOKS, accessibility_faults, violations
from tests.moderation.world import World, build_world

LISTEN = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
"""


@pytest.fixture
def world(live_desk: str, django_db_blocker: DjangoDbBlocker) -> World:
    """One claim in every state, in the database of the server."""
    with django_db_blocker.unblock():
        return build_world()


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complains about; a refusal that was asked for is no complaint."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        is_refusal = message.text.startswith("Failed to load resource: the server responded")
        if message.type in {"error", "warning"} and not is_refusal:
            found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.add_init_script(LISTEN)
    yield found
    assert found == []


def test_no_admin_page_has_accessibility_violations(
    world: World,
    live_desk: str,
    page: Page,
    complaints: list[str],
    django_db_blocker: DjangoDbBlocker,
):
    enter_as(page.context, live_desk, world.root)

    found = {}
    for address in world.addresses:
        response = page.goto(live_desk + address)

        assert (address, response.status) == (address, 200)
        assert "unsafe" not in response.headers["content-security-policy"]
        assert (address, page.evaluate("window.violations")) == (address, [])
        found[address] = accessibility_faults(page, NARROW_LOOKS)
    assert {address: each for address, each in found.items() if each} == {}


def test_refused_admin_forms_have_no_accessibility_violations(
    world: World,
    live_desk: str,
    page: Page,
    complaints: list[str],
    django_db_blocker: DjangoDbBlocker,
):
    enter_as(page.context, live_desk, world.editor)
    disputed = world.claims["disputed"]
    page.goto(f"{live_desk}/admin/claims/claim/{disputed.pk}/change/")
    page.get_by_label("Summary for readers").fill("Words that stay.")
    page.get_by_role("button", name="Decide and next").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Summary for readers")).to_have_value("Words that stay.")
    assert accessibility_faults(page) == []

    with django_db_blocker.unblock():
        send_back(
            claim=disputed, by=world.root, lock_version=disputed.lock_version, note="Look again."
        )
    page.get_by_role("radio", name="False", exact=True).check()
    page.get_by_role("button", name="Decide and next").click()

    expect(page.get_by_role("alert")).to_contain_text("Somebody changed claim 2")
    expect(page.get_by_role("region", name="What you typed")).to_contain_text("Words that stay.")
    assert accessibility_faults(page) == []

    page.goto(f"{live_desk}/admin/claims/claim/?status=agreed")
    page.locator("input[name=_selected_action]").check()
    page.locator("select[name=action]").select_option(label="Confirm agreed claims")
    page.get_by_role("button", name="Run").click()

    expect(page.get_by_role("button", name="Confirm 1 claim")).to_be_visible()
    assert accessibility_faults(page) == []
    assert page.evaluate("window.violations") == []


def test_axe_reports_a_violation(world: World, live_desk: str, page: Page):
    page.goto(f"{live_desk}/admin/")
    page.evaluate("document.body.append(document.createElement('img'))")

    assert "image-alt" in [rule for rule, _ in violations(page)]


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_editor_decides_confirms_sends_back_and_publishes(
    world: World,
    live_desk: str,
    browser: object,
    has_script: bool,
    django_db_blocker: DjangoDbBlocker,
):
    context = browser.new_context(java_script_enabled=has_script, base_url=live_desk)
    context.set_default_timeout(PATIENCE)
    enter_as(context, live_desk, world.editor)
    page = context.new_page()

    page.goto("/admin/")
    page.get_by_role("link", name="to decide").click()
    page.locator("#result_list a").first.click()
    expect(page.get_by_role("article", name="Review ")).to_have_count(2)
    page.get_by_role("radio", name="Half true", exact=True).check()
    page.get_by_label("Summary for readers").fill("One half holds.")
    page.get_by_role("button", name="Decide and next").click()
    expect(page.get_by_text("decided: ◑ Half true.")).to_be_visible()

    page.goto("/admin/claims/claim/?status=agreed")
    page.locator("input[name=_selected_action]").check()
    page.locator("select[name=action]").select_option(label="Confirm agreed claims")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("Counted.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Confirm 1 claim").click()
    expect(page.get_by_text("1 claim confirmed:")).to_be_visible()

    page.goto(f"/admin/claims/claim/{world.claims['decided'].pk}/change/")
    page.get_by_text("Send back to reviewers").click()
    page.get_by_label("Note to reviewers").fill("Look again.")
    page.get_by_role("button", name="Send back").click()
    expect(page.get_by_text("A new review round is open")).to_be_visible()

    page.goto(f"/admin/claims/article/{world.article.pk}/change/")
    page.get_by_role("link", name="Review and publish").click()
    page.get_by_label("Key finding").fill("Two more of its claims are checked.")
    page.get_by_label("What changed since the last report").fill("Two more claims.")
    for reason in page.get_by_label("Why publish without it?").filter(visible=True).all():
        reason.fill("The rest follows.")
    page.get_by_role("button", name="Publish report 2").click()
    page.get_by_role("link", name="Read it as readers do").click()
    expect(page.get_by_text("One half holds.").first).to_be_visible()
    with django_db_blocker.unblock():
        assert not Claim.objects.filter(status__in=("agreed", "disputed")).exists()
    context.close()
