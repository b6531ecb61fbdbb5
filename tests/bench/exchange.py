"""What exporting and importing claims cost beside a bare COPY of the same rows: `make bench ONLY=export,import`.

The archive is that of `generate_archive`. Ours and COPY take turns; what an export writes goes nowhere, and what an import
writes is rolled back. CLAIMS=1000000 makes a larger archive, into which 100,000 claims are imported.
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
from django.db import connection, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from claims.articles.actions.importing import ImportedClaim, import_claims
from claims.models import Claim, ClaimVersion, Decision, EarlyReading, Person
from claims.reports.formats.claim_export import DECIDED_CLAIMS, FORMATS
from claims.sql_files import read_sql
from tests.archive_pages import people_of_archive
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
LEAST_RATIO, LEAST_RATIO_OF_IMPORT = 0.3, 0.25
ROWS = min(CLAIMS, 20_000) if CLAIMS < 1_000_000 else 100_000
"""Claims to import: 100,000 of them take minutes."""
MOST_MEMORY = 150


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


def choose_rows() -> list[ImportedClaim]:
    """Return a row for each claim of the archive, without the last character of its quote: words that no claim has."""
    spans = Claim.objects.filter(start__isnull=False).order_by("pk")
    quotes = spans.values_list("article__slug", "current__quote")[:ROWS]
    return [
        ImportedClaim(slug, quote[:-1], statement=f"Stated: {quote}", claimant="The office")
        for slug, quote in quotes
    ]


def read_imported(after: int) -> dict[type[Model], bytes]:
    """Return what an import has written since the claim with this key, by table, as COPY reads it.

    Claims have no place in their text there: a trigger would look for their versions, which COPY writes after them.
    """
    found = {}
    with connection.cursor() as cursor:
        for model, key in ((Claim, "id"), (ClaimVersion, "claim_id"), (EarlyReading, "claim_id")):
            columns = list_columns(model)
            if model is Claim:
                columns = columns.replace('"start", "end"', "NULL, NULL")
            rows = f"SELECT {columns} FROM {model._meta.db_table} WHERE {key} > {after}"
            with cursor.connection.cursor().copy(f"COPY ({rows} ORDER BY id) TO STDOUT") as copy:
                found[model] = b"".join(map(bytes, copy))
    return found


def list_columns(model: type[Model]) -> str:
    return ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)


def copy_back(written: dict[type[Model], bytes]) -> float:
    """Return the seconds that COPY takes to write these rows into the same tables; they are rolled back."""
    with connection.cursor() as cursor, transaction.atomic():
        began = time.perf_counter()
        for model, rows in written.items():
            statement = f"COPY {model._meta.db_table} ({list_columns(model)}) FROM STDIN"
            with cursor.connection.cursor().copy(statement) as copy:
                copy.write(rows)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    return took


def import_once(
    rows: list[ImportedClaim], editor: Person
) -> tuple[float, dict[type[Model], bytes]]:
    """Return the seconds that an import takes with all its checks, and what it wrote; it is rolled back."""
    last = Claim.objects.latest("pk").pk
    with transaction.atomic():
        began = time.perf_counter()
        import_claims(by=editor, rows=rows)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        took = time.perf_counter() - began
        written = read_imported(last)
        transaction.set_rollback(True)
    return took, written


def test_import_costs_little_more_than_copy(archive: str):
    rows, editor = choose_rows(), people_of_archive()["editor"]
    pairs = []
    for _ in range(ROUNDS):
        took, written = import_once(rows, editor)
        pairs.append((took, copy_back(written)))

    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert written[ClaimVersion].count(b"\n") == len(rows)
    details = {"copy_seconds": round(bare, 2), "seconds": round(ours, 2)}
    limit, sizes = ratio_at_least(LEAST_RATIO_OF_IMPORT), {"claims": len(rows)}
    report(
        Result("import of claims", len(rows) / ours, "claims/s", limit, bare / ours, sizes, details)
    )


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
