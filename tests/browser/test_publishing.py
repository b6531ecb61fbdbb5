"""Review and publish in a real browser: two clicks, a draft that is not lost, and the page after it."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Article, NewsroomSettings, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import enter_as
from tests.browser.looks import accessibility_faults

COUNT_CLICKS = """addEventListener('click', event => {
    if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
}, true)"""
FINDING = "The city has as many trees as it says."


@pytest.fixture
def checked(live_desk: str, django_db_blocker: DjangoDbBlocker) -> tuple[Article, Person]:
    """An article of which nothing is left to do, and its editor."""
    with django_db_blocker.unblock():
        NewsroomSettings.objects.update_or_create(
            pk=1, defaults={"contact": "desk@a.example", "corrections_policy": "We say so.", "method": "Two people."}
        )  # fmt: skip
        editor = make.make_person("Edith Editor", Role.EDITOR)
        article = make.make_article(headline="Trees in the city")
        make.make_decided(article, by=editor)
        return make.make_read(article), editor


@pytest.fixture
def desk(checked: tuple[Article, Person], live_desk: str, page: Page) -> Page:
    """The editor on the article's page, with a count of their clicks."""
    article, editor = checked
    enter_as(page.context, live_desk, editor)
    page.add_init_script(COUNT_CLICKS)
    page.goto(f"{live_desk}/admin/claims/article/{article.pk}/change/")
    return page


def test_two_clicks_publish_what_is_ready(desk: Page):
    desk.get_by_role("link", name="ublish", exact=False).first.click()
    expect(desk.get_by_text("Nothing stands in the way")).to_be_visible()
    expect(desk.get_by_label("Key finding")).to_be_focused()
    desk.keyboard.type(FINDING)
    desk.get_by_role("button", name="Publish report 1").click()

    expect(desk.get_by_role("heading", name="Report 1 is live")).to_be_visible()
    assert desk.evaluate("sessionStorage.clicks") == "2"
    picture = desk.locator("img.picture")
    expect(picture).to_be_visible()
    assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") == 1200
    assert accessibility_faults(desk) == []


def test_what_is_typed_shows_in_the_preview_and_is_there_after_a_reload(desk: Page):
    desk.get_by_role("link", name="ublish", exact=False).first.click()
    desk.get_by_label("Headline").fill("Are there so many trees?")
    desk.get_by_label("Key finding").fill(FINDING)

    expect(desk.get_by_text("Draft saved.")).to_be_visible()
    preview = desk.get_by_role("region", name="Preview")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Are there so many trees?")
    expect(preview.locator(".finding-text").first).to_have_text(FINDING)
    expect(desk.get_by_label("Key finding")).to_be_focused()
    desk.reload()

    expect(desk.get_by_label("Headline")).to_have_value("Are there so many trees?")
    expect(desk.get_by_label("Key finding")).to_have_value(FINDING)
    assert accessibility_faults(desk) == []


def test_refused_form_says_what_is_missing_and_keeps_what_was_typed(desk: Page):
    desk.get_by_role("link", name="ublish", exact=False).first.click()
    desk.get_by_label("Headline").fill("Are there so many trees?")
    desk.get_by_role("button", name="Publish report 1").click()

    expect(desk.get_by_role("alert")).to_be_focused()
    expect(desk.get_by_role("link", name="Write the key finding")).to_be_visible()
    expect(desk.get_by_label("Headline")).to_have_value("Are there so many trees?")
    assert accessibility_faults(desk) == []


def test_published_link_is_copied(desk: Page, live_desk: str, checked: tuple[Article, Person]):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_desk)
    desk.goto(f"{live_desk}/admin/claims/article/{checked[0].pk}/publish/")
    desk.get_by_label("Key finding").fill(FINDING)
    desk.keyboard.press("Control+Enter")

    desk.get_by_role("button", name="Copy").click()

    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    link = desk.get_by_label("Link for readers").input_value()
    assert desk.evaluate("navigator.clipboard.readText()") == link
