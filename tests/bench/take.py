"""What taking the next claim costs with 1,000 claims and with 1,000,000: the ratio, in one run.

Run: `pytest tests/bench/take.py -s`, which takes some minutes and 3 GB. The newsroom is in the middle of its
work: fifty people have judged three claims of ten to the end, five of them have begun the two hundred
that come first, and every tenth article is given to one person. CLAIMS=100000 makes a smaller archive.
"""

import os
import statistics
import time
from collections.abc import Iterator

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
from tests.databases import cloned

SMALL, LARGE = 1_000, int(os.environ.get("CLAIMS", "1000000"))
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


def takings(small: Connection, large: Connection, people: list[Person]) -> dict[Connection, list]:
    """Let everybody take a claim in both archives in turn; return the milliseconds of each taking.

    The two take turns within one run, so that whatever else the machine does falls on both.
    """
    seconds: dict[Connection, list] = {small: [], large: []}
    for number in range(TIMES):
        for person in people:
            with transaction.atomic():
                params = next_claim_parameters(person, None, None, search_queue=True)
            for archive in (small, large) if number % 2 else (large, small):
                began = time.perf_counter()
                archive.execute("SELECT pg_advisory_xact_lock(%s, %s)", [TAKING, person.pk])
                taken = archive.execute(read_sql(NEXT_CLAIM), params).fetchall()
                archive.commit()
                seconds[archive].append((time.perf_counter() - began) * 1000)
                assert len(taken) == 1
        for archive in (small, large):
            archive.execute(
                "UPDATE claims_reviewslot SET state = 'free', person_id = NULL, until = NULL WHERE state = 'leased'"
            )
            archive.commit()
    return seconds


def plan(archive: Connection, person: Person) -> tuple[set[str], set[str]]:
    """Return which indexes are read to take a slot, and which tables are read whole."""
    with transaction.atomic():
        params = next_claim_parameters(person, None, None, search_queue=True)
    explain = f"EXPLAIN (FORMAT JSON) {read_sql(NEXT_CLAIM)}"
    (found,) = archive.execute(explain, params).fetchone()
    archive.rollback()
    nodes, indexes, tables = [found[0]["Plan"]], set(), set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        indexes |= {node["Index Name"]} if "Index Name" in node else set()
        if node["Node Type"] == "Seq Scan":
            tables.add(node["Relation Name"])
    return indexes, tables


@pytest.fixture
def archives(committed_db: str) -> Iterator[tuple[Connection, Connection, list[Person]]]:
    """Two archives, the larger a copy of the smaller with more in it, and the people of both."""
    people = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(PEOPLE)]
    like = make.fresh(make.make_claim())
    build(0, SMALL, people, like)
    with cloned(connection) as name:
        build(SMALL, LARGE, people, like)
        options = connection.get_connection_params() | {"cursor_factory": ClientCursor}
        options = {
            key: options[key]
            for key in ("host", "user", "options", "cursor_factory")
            if key in options
        }
        with (
            psycopg.connect(dbname=committed_db, **options) as small,
            psycopg.connect(dbname=name, **options) as large,
        ):
            yield small, large, people


def test_taking_costs_the_same_in_a_large_archive(archives: tuple):
    small, large, people = archives
    takings(small, large, people[:5])  # what is read for the first time comes from the disk

    found = takings(small, large, people)

    cost = {archive: statistics.median(found[archive]) for archive in (small, large)}
    for archive, size in ((small, SMALL), (large, LARGE)):
        indexes, tables = plan(archive, people[0])
        print(
            f"\n{size:,} claims: {cost[archive]:.2f} ms a taking, by {', '.join(sorted(indexes))};"
        )
        print(f"tables read whole: {', '.join(sorted(tables)) or 'none'}")
    # Both are of the large archive, which comes last.
    assert tables.isdisjoint({"claims_reviewslot", "claims_claim", "claims_article"})
    assert {"slot_queue", "slot_in_article"} <= indexes
    ratio = cost[large] / cost[small]
    print(f"\nratio {ratio:.2f}, at most {MOST}")
    assert ratio <= MOST
