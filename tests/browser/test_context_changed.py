"""A heading changes from Spain to Portugal through the site: the verdict is out of force until an editor presses a key."""

from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import enter_as

TEXT = "Spain\n\nUnemployment fell to 11 per cent in 2024."


def test_verdict_is_out_of_force_until_an_editor_presses_the_key(
    live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        claim = make.make_decided(make.make_article(TEXT))
        address, key = claim.get_absolute_url(), claim.pk
        article = claim.article.get_absolute_url()
        editor = make.make_person("Look", Role.EDITOR)
    enter_as(page.context, live_desk, editor)

    page.goto(f"{live_desk}{article}revise/")
    page.get_by_label("Text", exact=False).first.fill(TEXT.replace("Spain", "Portugal"))
    page.get_by_role("button", name="Preview changes").click()
    expect(page.locator("summary", has_text="1 context changed")).to_be_visible()
    expect(page.locator(".contexts del")).to_contain_text("Spain")
    expect(page.locator(".contexts ins")).to_contain_text("Portugal")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Version 2 saved. Claims: 1 context changed.")).to_be_visible()

    page.goto(f"{live_desk}{address}")
    expect(page.get_by_text("not in force: the context changed")).to_be_visible()
    page.goto(f"{live_desk}/admin/claims/claim/?status=context-changed")
    page.get_by_role("link", name="Unemployment fell").click()
    expect(
        page.get_by_role("heading", name="The context changed since the verdict")
    ).to_be_visible()
    page.keyboard.press("y")
    expect(page.get_by_text("The verdict is in force.")).to_be_visible()

    with django_db_blocker.unblock():
        claim = Claim.objects.get(pk=key)
        assert (claim.status, claim.current.number) == ("decided", 2)
    page.goto(f"{live_desk}{address}")
    expect(page.get_by_text("not in force")).to_have_count(0)
