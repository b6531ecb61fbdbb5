"""@ in a comment completes names by keyboard and mouse."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import SLUG, SignIn

COMMENTS = f"/articles/{SLUG}/claims/1/comments/"


def open_box(page: Page) -> None:
    page.goto(COMMENTS)
    page.get_by_label("Comment", exact=False).first.click()


def test_name_is_completed_by_keyboard_and_by_mouse(sign_in: SignIn):
    page = sign_in("Ada")
    open_box(page)
    box = page.locator("#comment-text")

    box.press_sequentially("Is it so, @ev")
    option = page.get_by_role("listbox", name="People you can mention").get_by_role("option")
    expect(option).to_have_text(["Eva Editor"])
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    box.press("Enter")
    expect(box).to_have_value("Is it so, @Eva Editor ")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator("#comment-box [data-told]")).to_have_text("We’ll tell Eva Editor.")

    box.press_sequentially("or @")
    page.get_by_role("option", name="Eva Editor").click()
    expect(box).to_have_value("Is it so, @Eva Editor or @Eva Editor ")
    expect(box).to_be_focused()

    box.press_sequentially("or @ed")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_be_focused()
    box.press_sequentially("gar")
    expect(page.locator("#comment-box [data-told]")).to_contain_text(
        "You can’t mention @edgar here."
    )
