"""What taking the next claim costs with 1,000 claims and with 1,000,000: the ratio, in one run.

Run: `pytest tests/bench/take.py -s`, which takes some minutes and 3 GB. The desk is in the middle of its
work: fifty people have judged three claims of ten to the end, five of them have begun the two hundred
that come first, and every tenth article is given to one person. CLAIMS=100000 makes a smaller archive.
"""

import json
import os
import statistics
import time
from collections.abc import Iterator

from django.db import connection, models, transaction
from django.utils import timezone

from claims.actions import slots
from claims.models import Article, Assignment, Claim, ClaimVersion, Person, ReviewSlot, Round
from claims.vocabulary import Role
from tests import factories as make

SMALL, LARGE = 1_000, int(os.environ.get("CLAIMS", "1000000"))
TIMES = 4
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
SCORE = "mod(c * 7919, 1009) / 1009.0"


def fill(model: type[models.Model], like: models.Model, rows: str, **columns: str) -> None:
    """Insert `rows` (a FROM clause) as copies of `like`; `columns` are SQL for what is their own."""
    names, values, params = [], [], []
    for field in model._meta.concrete_fields:
        names.append(f'"{field.column}"')
        values.append(columns.get(field.column, "%s"))
        if field.column not in columns:
            params.append(field.get_db_prep_save(getattr(like, field.attname), connection))
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) SELECT {', '.join(values)}"
    with connection.cursor() as cursor:
        cursor.execute(f"{into} FROM {rows}", params)


def build(first: int, last: int, people: list[Person], like: Claim) -> None:
    """Add claims `first` to `last`, with their articles, rounds and slots, past every trigger."""
    claim, article = f"{BASE} + c", f"{BASE} + c / {IN_ARTICLE}"
    due = "CASE WHEN mod({0}, 5) = 0 THEN now() + {0} * interval '1 minute' END"
    keys = f"ARRAY[{','.join(str(person.pk) for person in people)}]"
    person = f"({keys})[1 + CASE WHEN {FIRST} THEN mod(c, {BUSY}) ELSE mod(c + n, {PEOPLE}) END]"
    claims = f"generate_series({first}, {last - 1}) c"
    articles = f"generate_series({first // IN_ARTICLE}, {(last - 1) // IN_ARTICLE}) a"
    number = f"1 + mod(c, {IN_ARTICLE})"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
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


def takings(people: list[Person]) -> Iterator[float]:
    """Let everybody take a claim in turn, a few times over; give the seconds of each."""
    for _ in range(TIMES):
        for person in people:
            began = time.perf_counter()
            taken = slots.take_next(by=person)
            yield time.perf_counter() - began
            assert taken is not None
        ReviewSlot.objects.filter(state="leased").update(state="free", person=None, until=None)


def plan(person: Person) -> tuple[float, set[str], set[str]]:
    """The milliseconds the server takes to find a slot, and which indexes and whole tables it reads."""
    with transaction.atomic(), connection.cursor() as cursor:
        sql, params = slots._on_the_desk(person, None)
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
        transaction.set_rollback(True)
    [told] = found if isinstance(found, list) else json.loads(found)
    nodes, indexes, tables = [told["Plan"]], set(), set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        indexes |= {node["Index Name"]} if "Index Name" in node else set()
        if node["Node Type"] == "Seq Scan":
            tables.add(node["Relation Name"])
    return told["Execution Time"], indexes, tables


def test_taking_costs_the_same_in_a_large_archive(committed_db: str):
    people = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(PEOPLE)]
    like = make.fresh(make.make_claim())
    seconds, found = {}, {}
    for first, last in ((0, SMALL), (SMALL, LARGE)):
        build(first, last, people, like)
        list(takings(people[:5]))  # what is read for the first time comes from the disk
        seconds[last] = statistics.median(takings(people))
        plans = [plan(person) for person in people]
        found[last] = statistics.median(milliseconds for milliseconds, _, _ in plans)
        print(
            f"\n{last:,} claims: a taking {seconds[last] * 1000:.2f} ms; finding a slot {found[last]:.3f} ms"
        )
        print("  by", ", ".join(sorted(plans[0][1])), "| whole tables:", plans[0][2] or "none")

    ratio = seconds[LARGE] / seconds[SMALL]
    print(f"\nratio of a taking {ratio:.2f}; of finding a slot {found[LARGE] / found[SMALL]:.2f}")
    assert ratio <= MOST
