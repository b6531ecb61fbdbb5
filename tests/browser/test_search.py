"""A claim is found with two presses beside the word: / and Enter."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignIn


@pytest.mark.parametrize("who", ["Ada", "Eva"])
def test_a_claim_opens_by_slash_a_word_and_enter(sign_in: SignIn, who: str):
    page = sign_in(who)
    page.goto("/articles/")

    page.keyboard.press("/")
    page.keyboard.type("withstand")
    page.keyboard.press("Enter")

    page.wait_for_url("**/claims/*/")


def test_enter_opens_the_first_of_several_results(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto("/articles/")

    page.keyboard.press("/")
    page.keyboard.type("mobilization")
    page.keyboard.press("Enter")
    first = page.locator(".item a").first
    expect(first).to_be_focused()
    address = first.get_attribute("href")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{address}")
