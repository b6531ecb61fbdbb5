"""A figure with a note mark, from a real PDF: a reviewer who quotes it is told the truth."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SLUG, SignIn
from tests.evidence.capture.test_pdf import PDFS
from tests.workers import worker

CLAIM = f"/articles/{SLUG}/claims/3/"


@pytest.fixture
def worked(seeded: str, desk_environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The server with a worker beside it."""
    with worker(desk_environment, tmp_path / "worker.log"):
        yield seeded


def test_right_figure_is_found_and_the_one_with_the_note_mark_is_not(worked: str, sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("Prices, a report")
    passage = page.get_by_label("Quote from the source (exact words)")
    passage.fill("$320")
    expect(page.locator("[name=version]")).not_to_have_value("0")
    page.get_by_role("button", name="Save a copy").click()
    page.wait_for_url("**/snapshot/")
    page.get_by_label("File").set_input_files(PDFS / "chromium.pdf")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator(".copy")).to_contain_text("✔ Quote found in the saved copy, on page 1.")
    page.get_by_role("link", name="Claim 3 of").click()

    for wrong in ("$3202", "rose to $3202 a tonne"):
        passage.fill(wrong)
        expect(page.locator(".copy")).to_contain_text(
            "✖ We can’t find this quote in the saved copy."
        )
        expect(page.locator(".copy")).not_to_contain_text("Quote found")
        expect(page.locator(".copy")).to_contain_text("A note mark is not part of the quote.")
    passage.fill("rose to $320 a tonne")
    expect(page.locator(".copy")).to_contain_text("≈ Quote found in the saved copy, on page 1.")
    passage.fill("on 45 km")
    expect(page.locator(".copy")).to_contain_text(
        "? We could not check this quote in the saved copy."
    )
