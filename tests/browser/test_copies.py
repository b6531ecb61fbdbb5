"""Copies of sources in a real browser, taken by a real worker: with a script, without, for every eye."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Snapshot
from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import accessibility_faults
from tests.evidence.capture import samples
from tests.workers import worker

CLAIM = f"/articles/{SLUG}/claims/3/"
PDF = {
    "name": "trees.pdf",
    "mimeType": "application/pdf",
    "buffer": samples.make_pdf(
        "First page.",
        "And here: The city has 35,000 trees.",
        info=b"<< /Title (Minutes of May) /Author (The clerk) >>",
    ),
}
PICTURE = {
    "name": "a.png",
    "mimeType": "image/png",
    "buffer": samples.make_image("PNG", (900, 300)),
}


@pytest.fixture
def worked(seeded: str, desk_environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """A server with a worker beside it."""
    with worker(desk_environment, tmp_path / "worker.log"):
        yield seeded


def cite(page: Page) -> None:
    page.goto(CLAIM)
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("Minutes of the city council")
    page.get_by_label("Quote from the source (exact words)").fill("The city has 35,000 trees")


def wait_until_saved(page: Page) -> None:
    """The form knows its version once the first save was answered."""
    expect(page.locator("[name=version]")).not_to_have_value("0")
    expect(page.locator("#draft-state")).to_contain_text(re.compile(r"saved \d\d:\d\d"))


def bring(page: Page, file: dict) -> None:
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload", exact=True).click()


def test_file_becomes_a_saved_copy_and_the_page_shows_it(worked: str, sign_in: SignIn):
    page = sign_in("Ada")
    cite(page)
    wait_until_saved(page)
    page.get_by_role("button", name="Save a copy").click()
    page.wait_for_url("**/snapshot/")

    bring(page, PDF)

    expect(page.locator(".copy")).to_contain_text(re.compile("◌ (Waiting to save|Saving) a copy"))
    expect(page.locator(".copy")).to_contain_text("✔ Quote found in the saved copy, on page 2.")
    expect(page.locator(".copy")).to_contain_text("Where is this quote? We found it on page 2.")
    page.get_by_role("link", name="Claim 3 of").click()
    expect(page.locator(".copy")).to_contain_text("on page 2")
    offer_fills_what_is_empty(page)
    passage = page.get_by_label("Quote from the source (exact words)")
    passage.fill("The city has 36,000 trees")
    expect(page.locator(".copy")).to_contain_text("✖ We can’t find this quote in the saved copy.")
    passage.fill("First page.")
    expect(page.locator(".copy")).to_contain_text("✔ Quote found in the saved copy, on page 1.")
    page.locator(".copy").get_by_role("link", name="Saved copy of").click()
    expect(page.get_by_role("heading", name="Text", exact=True)).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("link", name="Download the original").click()
    assert got.value.path().read_bytes() == PDF["buffer"]


def offer_fills_what_is_empty(page: Page) -> None:
    page.get_by_label("Author").evaluate("field => field.value = 'My own words'")  # it is folded
    page.get_by_role("button", name="Fill in empty fields").click()
    expect(page.get_by_label("Title")).to_have_value("Minutes of May")
    expect(page.get_by_label("Author")).to_have_value("My own words")
    expect(page.get_by_role("button", name="Fill in empty fields")).to_have_count(0)
    wait_until_saved(page)


def test_file_becomes_a_saved_copy_without_a_script(worked: str, sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    cite(page)
    expect(page.get_by_role("button", name="Save a copy")).to_be_hidden()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_role("link", name="Saved copies, upload or paste").click()

    page.get_by_label("Text").fill("It says: the city has 35,000 trees.")
    page.get_by_role("button", name="Save the text").click()

    ended = page.locator(".copy").get_by_text("✖ We can’t find this quote in the saved copy.")
    again = page.get_by_role("link", name="Refresh")
    expect(ended.or_(again)).to_be_visible()
    while again.count():
        with page.expect_navigation():
            again.click()
        expect(ended.or_(again)).to_be_visible()
    expect(ended).to_be_visible()


def test_pages_of_saved_copies_have_no_accessibility_violations(
    worked: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    cite(page)
    wait_until_saved(page)
    page.goto(CLAIM)
    page.get_by_role("link", name="Saved copies, upload or paste").click()
    page.wait_for_url("**/snapshot/")
    assert accessibility_faults(page) == []
    bring(page, PICTURE)
    expect(page.locator(".copy")).to_contain_text("✔ Saved copy of")
    with django_db_blocker.unblock():
        copy = Snapshot.objects.get()

    for address in (page.url, copy.get_absolute_url(), CLAIM):
        page.goto(address)
        assert (address, accessibility_faults(page)) == (address, [])
        if address == copy.get_absolute_url():
            assert page.locator("img.copied").evaluate("e => e.complete && e.naturalWidth") == 900


def test_copy_is_uploaded_by_keyboard(worked: str, sign_in: SignIn):
    page = sign_in("Ada")
    cite(page)
    wait_until_saved(page)
    page.goto(CLAIM)
    page.get_by_role("link", name="Saved copies, upload or paste").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/snapshot/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text":
            break
    page.keyboard.type("Minutes: The city has 35,000 trees, says the clerk.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".copy")).to_contain_text("✔ Quote found in the saved copy.")
