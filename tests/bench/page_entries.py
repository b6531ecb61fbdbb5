"""Entries `claim`, `poll`, `lists` and `report`: how many of each page the server gives in a second."""

import re
from collections.abc import Iterator, Sequence

from django.urls import reverse

from claims.articles.pages.poll import Poll
from claims.models import Article
from tests.bench.driving import Browser, fetch
from tests.bench.rates import ROUNDS, Rate, Visit, choose_median, interleave, measure_rate
from tests.bench.reference.entry import sign_in_bare
from tests.bench.results import Limit, Result, at_least, ratio_at_least, ratio_at_most
from tests.bench.running import serve_reference
from tests.bench.site import VISITORS, Site
from tests.browsers import free_port

SHORT_ROUND = 1.5
"""Seconds of one of several rounds."""
WARM_UP = 0.7
"""Seconds for which pages are asked for first, so that templates and statements are prepared."""
ETAG = re.compile(rb"\r\netag: *([^\r]+)", re.IGNORECASE)


def measure_claim(site: Site) -> Iterator[Result]:
    """Yield the rate of a claim's page with 20 claims in its article, and with 1,000."""
    few, many = visit_claims(site, site.short_article), visit_claims(site, site.long_article)
    warm_up(site, [*few, *many])
    short, long = interleave(
        lambda: measure_rate(few, site.running.find_groups, seconds=SHORT_ROUND),
        lambda: measure_rate(many, site.running.find_groups, seconds=SHORT_ROUND),
    )
    yield describe("claim page, 20 claims", short, at_least(150), claims=20)
    cost = short.per_second / long.per_second
    yield describe("claim page, 1,000 claims", long, ratio_at_most(1.5), cost, claims=1_000)
    visits = [Visit(visit.browser, visit.browser.get(reverse("article_list"))) for visit in few]
    yield describe("list of articles, one of 1,000 claims", measure_warm(site, visits))


def measure_poll(site: Site) -> Iterator[Result]:
    """Yield the rate of polls that find nothing new, and its ratio to that of an empty view."""
    visits = []
    for number, person in enumerate(site.visitors, 1):
        poll = Poll.of(person, site.short_article.slug, "claim", number)
        browser = site.open_browser(person, **{"HX-Request": "true", "HX-Request-Type": "partial"})
        visits.append(Visit(browser, browser.get(f"{poll.address}&since={poll.since}"), 204))
    port = free_port()
    browsers = [Browser(port, cookies) for cookies in sign_in_bare(site.visitors)]
    empty = [Visit(browser, browser.get("/empty/"), 204) for browser in browsers]
    signed_in = [Visit(browser, browser.get("/signed-in/"), 204) for browser in browsers]
    with serve_reference(site.home, port) as bare:
        warm_up(site, [*visits, *empty, *signed_in])
        polls, nothing = interleave(
            lambda: measure_rate(visits, site.running.find_groups, seconds=SHORT_ROUND),
            lambda: measure_rate(empty, bare.find_groups, seconds=SHORT_ROUND),
        )
        known = measure_rate(signed_in, bare.find_groups, seconds=SHORT_ROUND)
    yield describe("poll, nothing new", polls, at_least(1_500))
    ratio = polls.per_second / nothing.per_second
    yield describe("poll against an empty view", polls, ratio_at_least(0.7), ratio)
    yield describe("an empty view", nothing)
    yield describe("an empty view that reads who is signed in", known)


def measure_lists(site: Site) -> Iterator[Result]:
    """Yield the rates of the home page, of the list of articles, and of moderation's list of claims."""
    assert site.free_slots
    reviewers = site.open_browsers(site.visitors)
    editors = [site.open_browser(site.editor) for _ in range(VISITORS)]
    pages = (
        ("home, for a reviewer", reviewers, reverse("home"), at_least(150)),
        ("home, for an editor", editors, reverse("home"), None),
        ("list of articles", reviewers, reverse("article_list"), at_least(200)),
        ("moderation’s list of claims", editors, reverse("admin:claims_claim_changelist"), at_least(80)),
    )  # fmt: skip
    articles = Article.objects.count()
    for name, browsers, path, limit in pages:
        visits = [Visit(browser, browser.get(path)) for browser in browsers]
        yield describe(name, measure_warm(site, visits), limit, articles=articles)


def measure_report(site: Site) -> Iterator[Result]:
    """Yield the rates of a report's page for readers: in full, and for browsers that have it already."""
    path = reverse("report", args=(site.report.article.slug,))
    readers = [Browser(site.port, {}) for _ in range(VISITORS)]
    visits = [Visit(browser, browser.get(path)) for browser in readers]
    yield describe("report page, in full", measure_warm(site, visits), claims=19)
    etag = read_etag(readers[0], path)
    readers = [Browser(site.port, {}, {"If-None-Match": etag}) for _ in range(VISITORS)]
    visits = [Visit(browser, browser.get(path), 304) for browser in readers]
    yield describe("report page, unchanged", measure_warm(site, visits), at_least(1_000), claims=19)


def visit_claims(site: Site, article: Article) -> list[Visit]:
    """Return a visit of each visitor to a claim of their own."""
    visits = []
    for number, browser in enumerate(site.open_browsers(site.visitors), 1):
        visits.append(Visit(browser, browser.get(reverse("claim", args=(article.slug, number)))))
    return visits


def warm_up(site: Site, visits: Sequence[Visit]) -> None:
    """Ask for these pages for a moment; what that took doesn’t count."""
    site.settle()
    for port in {visit.browser.port for visit in visits}:
        asked = [visit for visit in visits if visit.browser.port == port]
        measure_rate(asked, dict, seconds=WARM_UP)


def measure_warm(site: Site, visits: Sequence[Visit]) -> Rate:
    """Return the median of several rounds, after a few requests that don't count."""
    warm_up(site, visits)
    rounds = [
        measure_rate(visits, site.running.find_groups, seconds=SHORT_ROUND) for _ in range(ROUNDS)
    ]
    return choose_median(rounds)


def read_etag(browser: Browser, path: str) -> str:
    """Return the ETag of a page."""
    answer = fetch(browser.port, browser.get(path))
    return ETAG.search(answer.head)[1].decode()  # type: ignore[index]


def describe(
    name: str, rate: Rate, limit: Limit | None = None, ratio: float | None = None, **sizes: float
) -> Result:
    """Return the result of one page."""
    sizes |= {"bytes": rate.size, "clients": VISITORS}
    return Result(name, rate.per_second, "/s", limit, ratio, sizes, rate.details())
