"""Entry `cycle`: sixteen reviewers submit reviews and get the next claim."""

from collections.abc import Iterator

from claims.models import Article, Claim
from tests.bench import newsroom
from tests.bench.cycle import Reviewer, Times, review
from tests.bench.processes import CpuMeter, read_memory
from tests.bench.results import Result, at_least, at_most
from tests.bench.site import CLIENTS, Site

WARM_UP = 3.0
"""Seconds of work before anything is measured: caches fill, statements are prepared."""
SECONDS = 15.0
MARGIN = 2.5
"""So many times the reviews that are expected are to be had, so that nobody runs out of claims."""


def start_work(site: Site, seconds: float) -> list[Reviewer]:
    """Return reviewers who have begun, with claims enough for so many more seconds."""
    assert site.free_slots
    browsers = site.open_browsers(site.reviewers[:CLIENTS])
    reviewers = [Reviewer(browser) for browser in browsers]
    site.settle()
    begun = review(site.port, reviewers, seconds=WARM_UP)
    newsroom.provide_slots(int(MARGIN * begun.per_second * seconds), site.editor)
    site.settle()
    return reviewers


def measure(site: Site) -> Iterator[Result]:
    """Yield cycles a second, and the time within which 99 of 100 cycles end."""
    reviewers = start_work(site, SECONDS)
    cpu = CpuMeter(site.running.find_groups())
    times = review(site.port, reviewers, seconds=SECONDS)
    costs = {
        "cpu_ms": cpu.read(len(times.cycle)),
        "memory_mb": round(read_memory(site.running.find_all())),
    }
    yield from describe(times, costs)


def describe(times: Times, costs: dict[str, object]) -> Iterator[Result]:
    """Yield the results of one drive."""
    sizes = {
        "clients": CLIENTS,
        "seconds": round(times.seconds, 1),
        "articles": Article.objects.count(),
        "claims": Claim.objects.count(),
    }
    found = times.summarise() | costs
    yield Result("cycle", times.per_second, "cycles/s", at_least(80), sizes=sizes, details=found)
    last = times.summarise()["cycle_ms"][2]
    yield Result("cycle, 99 of 100 within", last, "ms", at_most(400), sizes=sizes)
