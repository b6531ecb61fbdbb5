"""Entry `start`: a second `make run` until its first page, and the memory of everything that it started."""

from collections.abc import Iterator

from tests.bench.processes import read_memory
from tests.bench.results import Result, at_most
from tests.bench.site import Site


def measure(site: Site) -> Iterator[Result]:
    """Stop the server and start it again."""
    first = site.running.seconds
    site.stop()
    site.start()
    sizes = {"first_start_seconds": round(first, 1)}
    yield Result("second start to first page", site.running.seconds, "s", at_most(2), sizes=sizes)
    site.settle(3)
    processes = site.running.find_all()
    memory = read_memory(processes)
    sizes = {"processes": len(processes)}
    yield Result("memory of all processes", memory, "MB", at_most(300), sizes=sizes)
