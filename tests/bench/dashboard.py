"""What the editor's dashboard costs with 1,000 claims and with 100,000 or more: a ratio, in one run.

Run: `make bench ONLY=dashboard`, or `CLAIMS=1000000 pytest tests/bench/dashboard.py -s` for an archive of a million. Both
archives are those of `generate_archive`, and the dashboard is that of their last day. What counts is CPU time, ours and that
of the database's processes, since others may use the machine.
"""

from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string

from claims.management.archive.world import LAST_DAY
from claims.models import Person
from claims.moderation.pages.dashboard import build_dashboard
from tests.archive_pages import people_of_archive
from tests.bench.pages import IN_ARTICLE, LARGE, SMALL, milliseconds
from tests.bench.results import Result, ratio_at_most, report
from tests.databases import cloned, pointed_at

PARTS = ("_charts.html", "_articles.html", "_reviewers.html")
ROUNDS, TIMES = 4, 5
"""The archives take turns; in each turn the dashboard is drawn so often. The cheapest turn counts."""
MOST = 2


def draw(editor: Person) -> str:
    """Read and write the charts and tables as they were on the last day of an archive."""
    context = {"dashboard": build_dashboard(editor, LAST_DAY)}
    return "".join(render_to_string(f"admin/dashboard/{part}", context) for part in PARTS)


def measure_turn() -> float:
    """Return the milliseconds of CPU for one dashboard."""
    editor = people_of_archive()["editor"]
    assert "Time in each stage" in draw(editor)
    began = milliseconds()
    for _ in range(TIMES):
        draw(editor)
    return (milliseconds() - began) / TIMES


def test_dashboard_costs_the_same_in_a_large_archive(committed_db: str):
    costs: dict[str, list[float]] = {}
    with cloned(connection) as archive:
        sizes = {committed_db: SMALL, archive: LARGE}
        for name, claims in sizes.items():
            with pointed_at(connection, name):
                call_command("generate_archive", articles=claims // IN_ARTICLE, claims=claims)
        for _ in range(ROUNDS):
            for name in sizes:
                with pointed_at(connection, name):
                    costs.setdefault(name, []).append(measure_turn())
        few, many = min(costs[committed_db]), min(costs[archive])

    ratio = many / max(few, 1)
    numbers = {"claims": LARGE, "few": SMALL}
    name = f"editor’s dashboard with {LARGE:,} claims"
    report(Result(name, many, "ms of CPU", ratio_at_most(MOST), ratio, numbers, {"few": few}))
    assert ratio <= MOST
