"""Readers' pages in a real browser: within the CSP, without JavaScript, for every eye and width."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from claims.reports.formats import FORMATS
from tests.browser.conftest import PATIENCE
from tests.browser.looks import accessibility_faults
from tests.reports import sample
from tests.reports.frozen import PAGE, SLUG, freeze, freeze_two

ADDRESSES = [
    "/reports/", PAGE, f"{PAGE}1/", f"{PAGE}claims/1/", f"{PAGE}claims/7/", "/reports/hostile/",
    "/reports/hostile/claims/8/",
]  # fmt: skip


@pytest.fixture
def published(live_desk: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The address of a server with a corrected report and a hostile one."""
    hostile = sample.hostile_document()
    hostile["article"]["slug"] = "hostile"
    hostile["reason"] = ""
    with django_db_blocker.unblock():
        freeze_two()
        freeze(hostile)
    return live_desk


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complains about, refused scripts and styles included."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    yield found
    assert found == []


def test_no_report_page_has_accessibility_violations(
    published: str, page: Page, complaints: list[str]
):
    for address in ADDRESSES:
        response = page.goto(published + address)

        assert (response.status, "unsafe" in response.headers["content-security-policy"]) == (
            200, False
        )  # fmt: skip
        assert (address, accessibility_faults(page)) == (address, [])


def test_report_is_read_without_javascript(published: str, browser: Browser):
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(published + PAGE)

        finding = page.locator(".finding", has=page.locator("#claim-3"))
        expect(finding.get_by_role("link", name="Losses by month")).to_be_hidden()

        page.get_by_role("link", name="in some sectors they are only").click()

        page.wait_for_url("**#claim-3")
        expect(finding.get_by_role("link", name="Losses by month")).to_be_visible()
        expect(finding.locator("summary")).to_be_in_viewport()
        page.get_by_role("link", name="Link to claim 3").click()
        page.wait_for_url(f"**{PAGE}2/claims/3/")
        expect(page.get_by_role("heading", level=1)).to_have_text(sample.PACE_NUMBER)


def test_verdicts_filter_the_claims_without_javascript(published: str, browser: Browser):
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(published + PAGE)
        shown = page.locator(".finding:visible, .not-rated:visible")
        expect(shown).to_have_count(7)

        page.locator(".tally > .tone-half").click()
        expect(page.get_by_role("radio", name="Half true")).to_be_checked()
        expect(shown).to_have_count(1)
        page.get_by_role("radio", name="Set aside").check()
        expect(shown).to_have_text(re.compile("Claim 7"))
        page.get_by_role("radio", name="All 7").check()

        expect(shown).to_have_count(7)


def test_claim_verdict_and_finding_are_in_the_first_fold_of_a_phone(
    published: str, browser: Browser
):
    with browser.new_context(viewport={"width": 375, "height": 667}, is_mobile=True) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        for number in (1, 2, 4, 5):
            page.goto(f"{published}{PAGE}claims/{number}/")

            for shown in ("h1", ".ruling .verdict", ".ruling .finding-text"):
                expect(page.locator(shown)).to_be_in_viewport(ratio=1)


def test_report_file_opens_from_disk_and_sends_no_request(
    page: Page, complaints: list[str], tmp_path: Path
):
    file = tmp_path / f"{SLUG}.html"
    file.write_bytes(FORMATS["html"].write(sample.hostile_document(), sample.SITE))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(file.as_uri())

    assert asked == [file.as_uri()]
    assert page.evaluate("getComputedStyle(document.querySelector('.verdict')).fontWeight") == "600"
