"""The dashboard reads indexes, and no more of them than it counts."""

import re

import pytest
from django.db import connection

from claims.models import Claim, Person, StatusChange
from claims.moderation.pages.dashboard import build_dashboard
from claims.moderation.queries.claim_ages import Age, count_ages
from claims.moderation.queries.dispute_pairs import count_pairs
from claims.moderation.queries.stage_times import measure_stages
from claims.moderation.queries.windows import MOST_CLAIMS
from claims.vocabulary import ClaimStatus
from tests import factories as make
from tests.archive import fill, heed_the_guards, past_every_guard
from tests.moderation.world import World
from tests.plans import plan_by_index, sent_statements

LARGE = ("claim", "statuschange", "review", "reviewslot", "report", "decision", "round", "sentence")
"""Tables that grow with the archive."""


def test_dashboard_reads_no_large_table_from_end_to_end(world: World):
    with sent_statements() as sent:
        build_dashboard(world.editor)

    plans = [plan_by_index(statement) for statement in sent if statement.startswith(("SELECT", "WITH", "--"))]  # fmt: skip
    scans = [
        line.strip()
        for plan in plans
        for line in plan
        if re.search(rf"Seq Scan on claims_({'|'.join(LARGE)})\b", line)
    ]
    assert len(plans) >= 8
    assert scans == []


def rows_read(plan: list[str], index: str) -> int:
    """How many rows the scans of this index gave."""
    scans = (re.search(r"actual rows=([\d.]+) loops=(\d+)", line) for line in plan if index in line)
    return round(sum(float(scan[1]) * int(scan[2]) for scan in scans if scan))


@pytest.mark.parametrize(
    ("index", "read"),
    [("status_left", measure_stages), ("status_disputed_at", count_pairs)],
)
def test_of_many_changes_only_the_newest_are_read(index: str, read: object, editor: Person):
    claim = make.make_disputed()
    change = claim.status_changes.get(after="disputed")
    fill(StatusChange, change, f"generate_series(1, {3 * MOST_CLAIMS}) n")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_statuschange")

    with sent_statements() as sent:
        read()

    assert rows_read(plan_by_index(sent[0]), index) in range(MOST_CLAIMS, MOST_CLAIMS + 100)


def test_number_that_was_not_counted_to_the_end_has_a_plus(editor: Person):
    claim = make.make_disputed()
    past_every_guard()
    fill(Claim, claim, f"generate_series(1001, {1000 + MOST_CLAIMS}) n", number="n")
    heed_the_guards()

    assert count_ages()[ClaimStatus.DISPUTED, Age.DAY] == MOST_CLAIMS
    board = build_dashboard(editor)
    assert board.counts[ClaimStatus.DISPUTED].text == f"{MOST_CLAIMS:,}+"
    assert board.ages.rows[0].cells[0].text == f"{MOST_CLAIMS:,}+"
