"""Lists in a browser: a view is saved and shown again, and no page has a fault."""

from playwright.sync_api import expect

from tests.browser.conftest import SignIn
from tests.browser.looks import accessibility_faults

PAGES = (
    "/articles/?stage=checking",
    "/articles/?stage=done",
    "/sources/?kind=data",
    "/reports/?sort=oldest",
    "/search/?q=mobilization&status=open",
    "/search/",
)


def test_a_view_is_saved_and_no_list_has_accessibility_violations(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(PAGES[0])
    page.locator("summary", has_text="Save this view").click()
    page.get_by_label("Name of this view").fill("Mine")
    page.get_by_role("button", name="Save view").click()
    expect(page.get_by_role("link", name="Mine")).to_have_attribute("aria-current", "page")

    for address in PAGES:
        page.goto(address)

        assert (address, accessibility_faults(page)) == (address, [])
