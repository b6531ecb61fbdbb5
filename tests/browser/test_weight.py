"""How much a reviewer's browser fetches. Some reviewers work on trains."""

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.conftest import PATIENCE, SLUG, SignIn

MOST_BYTES = 42_000
MOST_REQUESTS = 6


@pytest.mark.parametrize("address", ["/", f"/articles/{SLUG}/claims/3/"])
def test_first_load_is_small(seeded: str, sign_in: SignIn, browser: Browser, address: str):
    signed_in = sign_in("Ada").context.storage_state()
    nothing_cached = browser.new_context(base_url=seeded, storage_state=signed_in)
    nothing_cached.set_default_timeout(PATIENCE)
    requests: list[Request] = []
    page = nothing_cached.new_page()

    def note(request: Request) -> None:  # Playwright takes no method of a built-in
        requests.append(request)

    page.on("requestfinished", note)

    page.goto(address, wait_until="networkidle")

    weights = {
        request.url.removeprefix(seeded): sum(
            request.sizes()[part] for part in ("responseHeadersSize", "responseBodySize")
        )
        for request in requests
    }
    print(weights)
    nothing_cached.close()
    assert len(requests) <= MOST_REQUESTS
    assert 10_000 < sum(weights.values()) <= MOST_BYTES
