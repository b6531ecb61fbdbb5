"""`make bench`: measure how fast Factcheck is, on a server of its own that only this computer reaches.

    make bench               every entry, in at most 12 minutes
    make bench ONLY=cycle    one entry; several are separated by commas

Prints one JSON line for each figure and a table at the end. It fails if an entry can't be measured; a limit
that is missed is shown, and is no failure.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import django
from django.utils.module_loading import import_string

from tests.bench.results import build_table
from tests.bench.running import home_of_its_own
from tests.browsers import ROOT, free_port
from tests.start.servers import environment

ENTRIES = {
    "cycle": "tests.bench.cycle_entry.measure",
    "reference": "tests.bench.reference.entry.measure",
    "lists": "tests.bench.page_entries.measure_lists",
    "report": "tests.bench.page_entries.measure_report",
    "poll": "tests.bench.page_entries.measure_poll",
    "claim": "tests.bench.page_entries.measure_claim",
    "draft": "tests.bench.draft_entry.measure",
    "submit": "tests.bench.browser_entries.measure_submit",
    "weight": "tests.bench.browser_entries.measure_weight",
    "load": "tests.bench.loading_entry.measure",
    "text": "tests.bench.text.measure",
    "start": "tests.bench.start_entry.measure",
}
"""The entries on one server, in the order in which they run, and the functions that yield their results."""
MILLION = 1_000_000
IN_ARCHIVES = {
    "take": ("tests/bench/take.py", MILLION),
    "export": ("tests/bench/exchange.py::test_export_costs_little_more_than_copy", MILLION // 10),
    "import": ("tests/bench/exchange.py::test_import_costs_little_more_than_copy", MILLION // 10),
    "sources": ("tests/bench/sources.py", MILLION // 10),
    "revise": ("tests/bench/revise.py", 0),
    "search": ("tests/bench/search.py", MILLION // 10),
    "dashboard": ("tests/bench/dashboard.py", MILLION // 10),
    "pages": ("tests/bench/pages.py", MILLION // 10),
}
"""The entries that need databases of their own, which come last: tests that report their results, and the number of
claims (or sources) in their largest archive. CLAIMS=… makes all archives of another size.
"""
LATEST = 10 * 60
"""Seconds. What would begin later is left out, and named: it could end after the 12 minutes that the bench may take."""


@dataclass
class Run:
    """What was measured so far, and what could not be."""

    lines: list[dict] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each entry took, what it needed included."""
    began: float = field(default_factory=time.monotonic)

    def note(self, line: str) -> None:
        """Print a JSON line at once, even if the output is a pipe."""
        self.lines.append(json.loads(line))
        print(line, flush=True)

    def is_over(self, name: str) -> bool:
        """Whether it is too late to begin an entry; it is then named at the end."""
        is_over = time.monotonic() - self.began > LATEST
        if is_over:
            self.problems.append(f"{name}: left out, since {LATEST // 60} minutes were over")
        return is_over

    def time(self, name: str, since: float) -> None:
        """Note how long an entry took."""
        self.seconds[name] = time.monotonic() - since

    def finish(self) -> int:
        """Print the table, and return the exit status."""
        parts = ", ".join(f"{name} {seconds:.0f}" for name, seconds in self.seconds.items())
        print(f"\n{build_table(self.lines)}\n")
        print(f"{time.monotonic() - self.began:.0f} seconds: {parts}")
        for problem in self.problems:
            print(f"Not measured: {problem}", file=sys.stderr)
        return 1 if self.problems else 0


def main() -> int:
    """Measure what was asked for; return the exit status."""
    known = [*ENTRIES, *IN_ARCHIVES]
    parser = argparse.ArgumentParser(
        prog="make bench", description="Measure how fast Factcheck is."
    )
    parser.add_argument("--only", default="", help=f"one or several of: {', '.join(known)}")
    names = [name.strip() for name in parser.parse_args().only.split(",") if name.strip()] or known
    if unknown := [name for name in names if name not in known]:
        parser.error(f"no entry {', '.join(unknown)}; there are {', '.join(known)}")
    run = Run()
    measure_on_a_server(run, [name for name in names if name in ENTRIES])
    measure_in_archives(run, [name for name in names if name in IN_ARCHIVES])
    return run.finish()


def measure_on_a_server(run: Run, names: Sequence[str]) -> None:
    """Measure these entries one after the other; one that fails doesn't keep the others from being measured."""
    if not names:
        return
    with home_of_its_own() as home:
        port = free_port()
        set_up_django(home, port)
        site = import_string("tests.bench.site.Site")(home, port)
        try:
            for name in names:
                if run.is_over(name):
                    continue
                since = time.monotonic()
                try:
                    site.start()
                    for result in import_string(ENTRIES[name])(site):
                        run.note(result.to_json())
                except Exception as error:  # noqa: BLE001 - whatever it is, the other entries are measured
                    traceback.print_exc()
                    run.problems.append(f"{name}: {error}")
                run.time(name, since)
        finally:
            site.stop()


def set_up_django(home: Path, port: int) -> None:
    """Give this process the settings of the server that will run, so that it can fill its database."""
    for name in ("DATABASE_URL", "DEBUG", "TLS", "SITE_URL", "STATIC_ROOT", "HOST"):
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "FACTCHECK_DEMO": "1",
        "FACTCHECK_HOME": str(home),
        "PORT": str(port),
    }
    django.setup()


def measure_in_archives(run: Run, names: Sequence[str]) -> None:
    """Run these tests on the tests' own database server, those of one module in one session of pytest."""
    for (_, claims), group in groupby(names, key=find_session):
        together = list(group)
        if run.is_over(", ".join(together)):
            continue
        since = time.monotonic()
        variables = environment(CLAIMS=os.environ.get("CLAIMS", str(claims)))
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider"]
        command += [IN_ARCHIVES[name][0] for name in together]
        with subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as session:  # fmt: skip
            said = []
            for line in session.stdout or ():
                before, found, rest = line.partition('{"name":')  # pytest's dots may come before it
                said.append(before)
                if found:
                    run.note(f"{found}{rest}".strip())
        if session.returncode:
            print("".join(said), file=sys.stderr)
            run.problems.append(f"{', '.join(together)}: the lines above say why")
        run.time(", ".join(together), since)


def find_session(name: str) -> tuple[str, int]:
    """Return the module of an entry, and the size of its archive."""
    test, claims = IN_ARCHIVES[name]
    return test.partition("::")[0], claims


if __name__ == "__main__":
    sys.exit(main())
