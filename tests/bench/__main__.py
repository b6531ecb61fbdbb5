"""`make bench`: measure how fast Factcheck is, on a server of its own that only this computer reaches.

    make bench               every entry, in at most 12 minutes
    make bench ONLY=cycle    one entry; several are separated by commas

Prints one JSON line for each figure and a table at the end. It fails if an entry can't be measured; a limit
that is missed is shown, and is no failure.
"""

import argparse
import json
import os
import sys
import time
import traceback
from pathlib import Path

import django
from django.utils.module_loading import import_string

from tests.bench import results
from tests.bench.running import home_of_its_own
from tests.browsers import free_port

ENTRIES = {
    "cycle": "tests.bench.cycle_entry.measure",
    "reference": "tests.bench.reference.entry.measure",
    "lists": "tests.bench.page_entries.measure_lists",
    "report": "tests.bench.page_entries.measure_report",
    "poll": "tests.bench.page_entries.measure_poll",
    "claim": "tests.bench.page_entries.measure_claim",
}
"""The entries in the order in which they run, and the functions that yield their results."""
LONGEST = 12 * 60
"""Seconds. Entries that would begin later are left out, and named."""


def main() -> int:
    """Measure what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="make bench", description="Measure how fast Factcheck is."
    )
    parser.add_argument("--only", default="", help=f"one or several of: {', '.join(ENTRIES)}")
    asked = parser.parse_args().only
    names = [name.strip() for name in asked.split(",") if name.strip()] or list(ENTRIES)
    if unknown := [name for name in names if name not in ENTRIES]:
        parser.error(f"no entry {', '.join(unknown)}; there are {', '.join(ENTRIES)}")
    with home_of_its_own() as home:
        port = free_port()
        set_up_django(home, port)
        return run(names, home, port)


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


def run(names: list[str], home: Path, port: int) -> int:
    """Run these entries one after the other; print their results, then the table."""
    site = import_string("tests.bench.site.Site")(home, port)  # its models need Django's settings
    lines, problems, began = [], [], time.monotonic()
    try:
        for name in names:
            if time.monotonic() - began > LONGEST:
                problems.append(f"{name}: left out, since {LONGEST // 60} minutes are over")
                continue
            try:
                site.start()
                for result in import_string(ENTRIES[name])(site):
                    results.report(result)
                    lines.append(json.loads(result.to_json()))
            except Exception as error:  # noqa: BLE001 - one entry that fails must not hide the others
                traceback.print_exc()
                problems.append(f"{name}: {error}")
    finally:
        site.stop()
    print(f"\n{results.build_table(lines)}\n{time.monotonic() - began:.0f} seconds")
    for problem in problems:
        print(f"not measured: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
