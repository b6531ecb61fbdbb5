"""What exporting and importing claims cost beside a bare COPY of the same rows: `make bench ONLY=export,import`.

The archive is that of `generate_archive`. Ours and COPY take turns; what an export writes goes nowhere, and what an import
writes is rolled back. CLAIMS=1000000 makes a larger archive.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from claims.models import Decision
from claims.reports.formats.claim_export import DECIDED_CLAIMS, FORMATS
from claims.sql_files import read_sql
from tests.bench.results import Result, at_most, ratio_at_least, report
from tests.browsers import ROOT
from tests.databases import Templates, address_of, cloned

CLAIMS = int(os.environ.get("CLAIMS", "100000"))
IN_ARTICLE = 100
ROUNDS = 5
PEAK = """
import atexit, runpy, sys
from pathlib import Path
lines = lambda: Path("/proc/self/status").read_text().splitlines()
atexit.register(lambda: print(next(line for line in lines() if line.startswith("VmHWM"))))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a program of ours; its last line says the most memory that it had, in kB."""
LEAST_RATIO, MOST_MEMORY = 0.3, 150


@pytest.fixture(scope="module")
def archive(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with an archive, which the connection is in."""
    name = f"{templates.committed}_archive"
    with (
        django_db_blocker.unblock(),
        cloned(connection, template=templates.migrated, name=name),
    ):
        call_command("generate_archive", articles=max(1, CLAIMS // IN_ARTICLE), claims=CLAIMS)
        yield name


def copy_bare() -> None:
    """Let the database alone write the same rows to nowhere."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
        cursor.execute(f"COPY ({read_sql(DECIDED_CLAIMS)}) TO '/dev/null'")


def export(ending: str) -> int:
    """Export to nowhere; return the number of claims."""
    with Path(os.devnull).open("wb") as nowhere:
        return FORMATS[ending](nowhere)


def time_call(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def measure_memory(ending: str, database: str) -> float:
    """Return the most memory, in MB, that `manage.py export_claims` takes."""
    command = [
        sys.executable,
        "-c",
        PEAK,
        "manage.py",
        "export_claims",
        "--format",
        ending,
        os.devnull,
    ]
    variables = {
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": address_of(connection, database),
        "PATH": os.environ["PATH"],
        "SECRET_KEY": settings.SECRET_KEY,
    }
    ended = subprocess.run(
        command, check=True, cwd=ROOT, env=variables, capture_output=True, text=True
    )
    return int(ended.stdout.split()[-2]) / 1024


def test_export_costs_little_more_than_copy(archive: str):
    count = export("csv")
    assert 0 < count <= Decision.objects.count()
    copy_bare()
    for ending in FORMATS:
        pairs = [(time_call(lambda: export(ending)), time_call(copy_bare)) for _ in range(ROUNDS)]  # noqa: B023 - called at once
        ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
        sizes = {"claims": CLAIMS, "decided": count}
        details = {"copy_seconds": round(bare, 2), "seconds": round(ours, 2)}
        name = f"export as {ending}"
        report(
            Result(
                name,
                count / ours,
                "claims/s",
                ratio_at_least(LEAST_RATIO),
                bare / ours,
                sizes,
                details,
            )
        )
        memory = measure_memory(ending, archive)
        report(Result(f"{name}, memory", memory, "MB", at_most(MOST_MEMORY), sizes=sizes))
