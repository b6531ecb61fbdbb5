"""A calculation is worked out beside its field: at once with a script, on the next save without one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import violations

SUMS = "(1,340 − 1,200) ÷ 1,200 ≈ 11.7%\n2 trees + 3 people"


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_calculation_shows_its_result_beside_its_field(sign_in: SignIn, has_script: bool):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(f"/articles/{SLUG}/claims/1/?add=source")
    row = page.get_by_role("group", name="Source").first
    row.get_by_label("Link, or description if it’s not online").fill("https://example.org/table")
    row.get_by_text("Title, page and more").click()

    row.get_by_label("Calculation").fill(SUMS)
    if not has_script:
        page.locator("[data-key=save]").click()

    worked = page.locator("[data-result]").first
    expect(worked).to_contain_text("= 11.6667…%, which rounds to 11.7% ✔")
    expect(worked).to_contain_text("Units differ: trees, and people.")
    expect(page.get_by_label("Calculation").first).to_have_value(SUMS)
    if has_script:
        assert violations(page) == []
