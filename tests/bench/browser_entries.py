"""Entries `submit` and `weight`: what a reviewer waits for and fetches, in Chromium."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from claims.models import Person
from tests import chromium
from tests.bench import newsroom
from tests.bench.results import Result, at_most
from tests.bench.site import Site

SUBMITS, WARM_UP = 10, 2
READER = 20
"""The place among the reviewers of one who does nothing else."""
UNTOUCHED = 12
"""The number of a claim that no other entry writes about."""
PATIENCE = 20_000
"""Milliseconds."""
STOPWATCH = """
// From the click on the button until the form of another claim is there, empty and unlocked, and our script keeps
// what is typed. The click is kept in the storage of the tab, since the next claim may be another document.
const now = () => performance.timeOrigin + performance.now();
const form = () => document.querySelector("form#review");
addEventListener("click", (event) => {
  if (!event.target.closest?.("#review button.main")) return;
  sessionStorage.from = form().getAttribute("action");
  sessionStorage.at = now();
}, { capture: true });
setInterval(() => {
  if (!sessionStorage.at || !form()) return;
  const box = form().querySelector("textarea[name=rationale]");
  const isNext = form().getAttribute("action") !== sessionStorage.from;
  const isReady = box && !box.disabled && !box.readOnly && !box.value && customElements.get("review-draft");
  if (!isNext || !isReady) return;
  document.documentElement.dataset.took = now() - sessionStorage.at;
  sessionStorage.removeItem("at");
}, 1);
"""


def measure_submit(site: Site) -> Iterator[Result]:
    """Yield the time from the click on submit until the next claim can be typed in."""
    assert site.free_slots
    site.settle()
    took = time_submits(site.port, site.reviewers[READER], WARM_UP + SUBMITS)[WARM_UP:]
    details = {"ms": sorted(round(each) for each in took)}
    sizes = {"submits": len(took)}
    name = "click on submit until the next claim can be typed in"
    yield Result(name, statistics.median(took), "ms", at_most(100), sizes=sizes, details=details)


def time_submits(port: int, person: Person, times: int) -> list[float]:
    """Let this person take a claim and submit so many reviews; return the milliseconds of each."""
    with opened(port, person) as context:
        context.add_init_script(STOPWATCH)
        page = context.new_page()
        page.goto(reverse("home"))
        page.get_by_role("button", name="Next claim").click()
        page.locator("form#review").wait_for()
        return [submit(page, number) for number in range(times)]


def submit(page: Page, number: int) -> float:
    """Fill in the review of the claim that is shown, and submit it; return the milliseconds."""
    page.get_by_role("radio", name="Mostly true", exact=True).check()
    page.get_by_label("Why?").fill(f"Counted, number {number}.")
    page.get_by_role("button", name="Add source").click()
    source = page.get_by_role("group", name="Source").last
    source.get_by_label("Link, or description if it’s not online").fill(
        f"https://example.org/{number}"
    )
    source.get_by_role("radio", name="Supports").check()
    page.evaluate("delete document.documentElement.dataset.took")
    page.get_by_role("button", name="Submit and next").click()
    stopped = page.locator("html[data-took]")
    stopped.wait_for(state="attached")
    return float(stopped.get_attribute("data-took") or "nan")


def measure_weight(site: Site) -> Iterator[Result]:
    """Yield the bytes and the requests of a claim's page in a browser that has nothing of ours yet."""
    where = reverse("claim", args=(site.short_article.slug, UNTOUCHED))
    site.settle()
    weights = weigh_first_load(site.port, site.visitors[0], where)
    kilobytes = sum(weights.values()) / 1000
    yield Result("first load of a claim’s page", kilobytes, "kB", at_most(40), details=weights)
    yield Result("first load of a claim’s page, requests", len(weights), "requests", at_most(6))


def weigh_first_load(port: int, person: Person, where: str) -> dict[str, int]:
    """Return the bytes over the wire of each answer that a new browser gets for a page, by address."""
    requests: list[Request] = []

    def note(request: Request) -> None:  # Playwright takes no method of a built-in
        requests.append(request)

    with opened(port, person) as context:
        page = context.new_page()
        page.on("requestfinished", note)
        page.goto(where, wait_until="networkidle")
        return {request.url.split("/", 3)[3]: weigh(request) for request in requests}


def weigh(request: Request) -> int:
    """Return the bytes of an answer, head and body."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


@contextmanager
def opened(port: int, person: Person) -> Iterator[BrowserContext]:
    """Open a Chromium in which this person is signed in."""
    address = f"http://localhost:{port}"
    cookies = newsroom.sign_in(person)
    connection.close()  # Playwright's event loop would keep us from closing it later
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        context = browser.new_context(base_url=address, locale="en-GB", timezone_id="UTC")
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
        )
        yield context
        browser.close()
