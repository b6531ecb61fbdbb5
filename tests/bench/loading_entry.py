"""Entry `load`: how long it takes to load an article of 20 sentences, and one of 600."""

import statistics
import time
from collections.abc import Iterator

from claims.articles.actions.loading import add_article
from tests.bench import newsroom
from tests.bench.processes import CpuMeter
from tests.bench.results import Limit, Result, at_most
from tests.bench.site import Site


def measure(site: Site) -> Iterator[Result]:
    """Yield the times for the sample article, which has 20 sentences, and for a text of 600."""
    sample = [f"Edition {number}: {newsroom.read_sample()}" for number in range(11)]
    yield time_loading(site, "loading 20 sentences", sample, at_most(40))
    long = [newsroom.write_text(600, number=number) for number in range(4)]
    yield time_loading(site, "loading 600 sentences", long, at_most(400))


def time_loading(site: Site, name: str, texts: list[str], limit: Limit) -> Result:
    """Load each text; return the median time. The first one, with which modules are loaded, doesn't count."""
    first, *others = texts
    add_article(by=site.editor, text=first)
    seconds, sentences = [], 0
    cpu = CpuMeter({"database": site.running.find_groups()["database"]})
    for text in others:
        began = time.perf_counter()
        article = add_article(by=site.editor, text=text)
        seconds.append(time.perf_counter() - began)
        sentences = article.revision.sentences.count()
    sizes = {"sentences": sentences, "characters": len(first), "times": len(others)}
    spent = cpu.read(len(others))
    details = {"cpu_ms": {"python": spent["client"], "database": spent["database"]}}
    return Result(name, 1000 * statistics.median(seconds), "ms", limit, None, sizes, details)
