"""What every page, list, search and filter costs with 1,000 claims and with 1,000,000: a ratio for each, in one run.

Run: `pytest tests/bench/pages.py -s`, which takes some fifteen minutes and 15 GB; `make bench ONLY=pages` makes an archive of
100,000. Both archives are those of `generate_archive`. Each page is asked for by a reviewer and by an editor, through every
middleware. What counts is CPU time, ours and that of the database's processes, since others may use the machine.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.archive_pages import pages_for, people_of_archive
from tests.bench.results import Result, ratio_at_most, report
from tests.databases import cloned, pointed_at

SMALL, LARGE = 1_000, int(os.environ.get("CLAIMS", "1000000"))
IN_ARTICLE = 100
ROUNDS, TIMES = 2, 5
"""The archives take turns; in each turn a page is asked for so often. The cheaper turn counts."""
MOST = 2
SLACK = 10
"""Milliseconds within which two pages cost the same, whatever their ratio: the kernel counts in steps of ten."""

Costs = dict[tuple[str, str], float]


def milliseconds() -> float:
    """The CPU time that this process and its connections' processes have used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        stats = [Path(f"/proc/{pid}/stat").read_text() for (pid,) in cursor.fetchall()]
    ticks = sum(sum(map(int, stat.rpartition(")")[2].split()[11:13])) for stat in stats)
    return 1000 * (ticks / os.sysconf("SC_CLK_TCK") + time.process_time())


def add_costs(costs: Costs) -> None:
    """Ask for every page, and keep the milliseconds of each person and page in `costs`."""
    for who, person in people_of_archive().items():
        client = Client()
        client.force_login(person)
        for page in pages_for(who):
            answer = client.get(page.address)
            assert answer.status_code in (200, 204, 302), (who, page, answer.status_code)
            began = milliseconds()
            for _ in range(TIMES):
                client.get(page.address)
            took = (milliseconds() - began) / TIMES
            key = who, page.name
            costs[key] = min(took, costs.get(key, took))


def compare(small: Costs, large: Costs, show: Callable[[str], object]) -> list[tuple[str, str]]:
    """Show a line for each page, the worst last; return those that cost more than MOST times as much."""
    shared = {key: large[key] / max(small[key], 1) for key in large if key in small}
    for (who, name), ratio in sorted(shared.items(), key=lambda item: item[1]):
        before, after = small[who, name], large[who, name]
        show(f"{who:8} {name:50} {before:8.1f} ms {after:8.1f} ms, ratio {ratio:6.2f}")
    return [key for key in shared if large[key] > max(MOST * small[key], small[key] + SLACK)]


def test_pages_cost_the_same_in_a_large_archive(committed_db: str):
    small: Costs = {}
    large: Costs = {}
    with cloned(connection) as archive:
        with pointed_at(connection, committed_db):
            generate(SMALL)
        with pointed_at(connection, archive):
            generate(LARGE)
        for _ in range(ROUNDS):
            for name, costs in ((committed_db, small), (archive, large)):
                with pointed_at(connection, name):
                    add_costs(costs)

    print()
    grown = compare(small, large, print)
    report(summarise(small, large))
    assert grown == []


def summarise(small: Costs, large: Costs) -> Result:
    """Return the page that costs the most times as much in the large archive, of those that cost more by SLACK."""
    ratios = {key: large[key] / max(small[key], 1) for key in large if key in small}
    dearer = {key: ratio for key, ratio in ratios.items() if large[key] > small[key] + SLACK}
    worst = max(dearer or ratios, key=ratios.__getitem__)
    details = {
        f"{who}, {name}": [round(small[who, name], 1), round(large[who, name], 1)]
        for who, name in sorted(dearer, key=ratios.__getitem__, reverse=True)[:10]
    }
    name = f"page that grows most with {LARGE:,} claims ({', '.join(worst)})"
    sizes = {"claims": LARGE, "few": SMALL, "pages": len(ratios)}
    ratio = ratios[worst] if dearer else 1.0
    return Result(name, large[worst], "ms of CPU", ratio_at_most(MOST), ratio, sizes, details)


def generate(claims: int) -> None:
    call_command("generate_archive", articles=claims // IN_ARTICLE, claims=claims)
