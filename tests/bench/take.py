"""What taking the next claim costs with 1,000 claims, with 100,000 and with 1,000,000: the ratios, in one run.

Run: `make bench ONLY=take`, which takes some minutes and 3 GB. The newsroom is in the middle of its
work: fifty people have judged three claims of ten to the end, five of them have begun the two hundred
that come first, and every tenth article is given to one person. CLAIMS=100000 makes a smaller archive.
"""

import itertools
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone
from psycopg import ClientCursor, Connection

from claims.desk.actions.slots import TAKING
from claims.desk.queries.taking import NEXT_CLAIM, next_claim_parameters
from claims.models import Article, Assignment, Claim, ClaimVersion, Person, ReviewSlot, Round
from claims.sql_files import read_sql
from claims.vocabulary import Role
from tests import factories as make
from tests.archive import fill, past_every_guard
from tests.bench.results import Result, ratio_at_most, report
from tests.databases import cloned

LARGE = int(os.environ.get("CLAIMS", "1000000"))
SIZES = (1_000, LARGE // 10, LARGE)
TIMES = 6
MOST = 2
"""So many times what it costs with a thousand claims."""
PEOPLE = 50
IN_ARTICLE, NEEDED, BASE = 20, 3, 10_000_000
BUSY = 5
"""People who have each judged a fifth of the two hundred claims that come first."""
DONE = "mod(c, 1000) < 300"
FIRST = "c BETWEEN 300 AND 499"
JUDGED = f"({DONE} OR {FIRST} AND n = 1)"
PRIORITY = f"CASE WHEN {FIRST} THEN 9 WHEN mod(c, 100) = 7 THEN 5 ELSE 0 END"
SCORE = "mod(c::bigint * 7919, 1009) / 1009.0"


@dataclass(frozen=True)
class Archive:
    """A connection to an archive of so many claims."""

    size: int
    connection: Connection

    def execute(self, sql: str, params: object) -> list[tuple]:
        return self.connection.execute(sql, params).fetchall()


def build(first: int, last: int, people: list[Person], like: Claim) -> None:
    """Add claims `first` to `last`, with their articles, rounds and slots, past every trigger."""
    claim, article = f"{BASE} + c", f"{BASE} + c / {IN_ARTICLE}"
    due = "CASE WHEN mod({0}, 5) = 0 THEN now() + {0} * interval '1 minute' END"
    keys = f"ARRAY[{','.join(str(person.pk) for person in people)}]"
    person = f"({keys})[1 + CASE WHEN {FIRST} THEN mod(c, {BUSY}) ELSE mod(c + n, {PEOPLE}) END]"
    claims = f"generate_series({first}, {last - 1}) c"
    articles = f"generate_series({first // IN_ARTICLE}, {(last - 1) // IN_ARTICLE}) a"
    number = f"1 + mod(c, {IN_ARTICLE})"
    with transaction.atomic():
        past_every_guard()
        fill(
            Article, like.article, articles,
            id=f"{BASE} + a", slug="'bench-' || a", deadline=due.format("a"),
        )  # fmt: skip
        fill(
            Assignment, Assignment(assigned_at=timezone.now()), f"{articles} WHERE mod(a, 10) = 3",
            id=f"{BASE} + a", article_id=f"{BASE} + a", person_id=f"({keys})[1 + mod(a, {PEOPLE})]",
        )  # fmt: skip
        fill(
            Claim, like, claims,
            id=claim, article_id=article, number=number, current_id=claim, round_id=claim,
            priority=PRIORITY, status=f"CASE WHEN {DONE} THEN 'agreed' ELSE 'open' END",
        )  # fmt: skip
        fill(ClaimVersion, like.current, claims, id=claim, claim_id=claim, score=SCORE)
        fill(Round, like.round, claims, id=claim, claim_version_id=claim, needed=str(NEEDED))
        fill(
            ReviewSlot, like.round.slots.first(), f"{claims}, generate_series(1, {NEEDED}) n",
            id=f"{BASE} + c * {NEEDED} + n", round_id=claim, number="n", claim_id=claim,
            article_id=article, position=number, priority=PRIORITY, worth=f"round({SCORE} * 10)",
            deadline=due.format(f"(c / {IN_ARTICLE})"), is_open=f"NOT ({DONE})",
            is_assigned=f"mod(c / {IN_ARTICLE}, 10) = 3",
            state=f"CASE WHEN {JUDGED} THEN 'submitted' ELSE 'free' END",
            person_id=f"CASE WHEN {JUDGED} THEN {person} END",
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def takings(archives: Sequence[Archive], people: list[Person]) -> dict[int, list[float]]:
    """Let everybody take a claim in each archive in turn; return the milliseconds of each taking, by size.

    The archives take turns within one run, so that whatever else the machine does falls on all of them.
    """
    milliseconds: dict[int, list[float]] = {archive.size: [] for archive in archives}
    for number in range(TIMES):
        for person in people:
            with transaction.atomic():
                params = next_claim_parameters(person, None, None, search_queue=True)
            for archive in archives if number % 2 else reversed(archives):
                began = time.perf_counter()
                archive.execute("SELECT pg_advisory_xact_lock(%s, %s)", [TAKING, person.pk])
                taken = archive.execute(read_sql(NEXT_CLAIM), params)
                archive.connection.commit()
                milliseconds[archive.size].append((time.perf_counter() - began) * 1000)
                assert len(taken) == 1
        for archive in archives:
            archive.connection.execute(
                "UPDATE claims_reviewslot SET state = 'free', person_id = NULL, until = NULL WHERE state = 'leased'"
            )
            archive.connection.commit()
    return milliseconds


def plan(archive: Archive, person: Person) -> tuple[set[str], set[str]]:
    """Return which indexes are read to take a slot, and which tables are read whole."""
    with transaction.atomic():
        params = next_claim_parameters(person, None, None, search_queue=True)
    explain = f"EXPLAIN (FORMAT JSON) {read_sql(NEXT_CLAIM)}"
    ((found,),) = archive.execute(explain, params)
    archive.connection.rollback()
    nodes, indexes, tables = [found[0]["Plan"]], set(), set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        indexes |= {node["Index Name"]} if "Index Name" in node else set()
        if node["Node Type"] == "Seq Scan":
            tables.add(node["Relation Name"])
    return indexes, tables


@pytest.fixture
def people(committed_db: str) -> list[Person]:
    return [make.make_person(f"R{n}", Role.REVIEWER) for n in range(PEOPLE)]


@pytest.fixture
def archives(committed_db: str, people: list[Person]) -> Iterator[list[Archive]]:
    """An archive of each size, each a copy of the one before with more in it."""
    like = make.fresh(make.make_claim())
    found, name = [], committed_db
    options = connection.get_connection_params() | {"cursor_factory": ClientCursor}
    options = {
        key: options[key] for key in ("host", "user", "options", "cursor_factory") if key in options
    }
    with ExitStack() as held:
        for first, last in itertools.pairwise((0, *SIZES)):
            if first:
                name = held.enter_context(cloned(connection))
            build(first, last, people, like)
            found.append((last, name))
        yield [
            Archive(last, held.enter_context(psycopg.connect(dbname=name, **options)))
            for last, name in found
        ]


def test_taking_costs_the_same_in_a_large_archive(archives: list[Archive], people: list[Person]):
    takings(archives, people[:5])  # what is read for the first time comes from the disk

    found = takings(archives, people)

    costs = {size: statistics.median(found[size]) for size in SIZES}
    for size, cost in costs.items():
        ratio = cost / costs[SIZES[0]]
        name, sizes = f"next claim, {size:,} claims", {"claims": size, "people": len(people)}
        report(Result(name, cost, "ms", ratio_at_most(MOST), ratio, sizes))
    indexes, tables = plan(archives[-1], people[0])
    assert tables.isdisjoint({"claims_reviewslot", "claims_claim", "claims_article"})
    assert {"slot_queue", "slot_in_article"} <= indexes
    assert costs[LARGE] / costs[SIZES[0]] <= MOST
