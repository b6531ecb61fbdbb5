"""A fault at any statement of any action leaves all of it or nothing: no half of a change, no event, no job.

Each action is called once for each of its statements, and that statement fails. All rows of the database are compared.
"""

import importlib
import inspect
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from claims.ledger.verification import find_problems
from claims.models import Event, EventChain
from tests.faults.scenarios import PARTS, SCENARIOS, Scenario
from tests.faults.world import World, make_world

ROOT = Path(__file__).resolve().parent.parent.parent
WRITES_JOBS = {
    "OUTGOING": True,
    "SENDS_MAIL": True,
    "MAILERS": {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}},
}
EVERY_STATEMENT = os.environ.get("FAULTS") == "all"
LEDGER = {"claims_event", "claims_eventpayload", "claims_eventchain"}


class Fault(OperationalError):
    """The connection was lost, or the database stopped."""


class Statements:
    """Counts the statements that are sent; the one with the number `failing` is not, and fails.

    It counts only those at which a fault tells something new: after a statement that read, the rows are as they were
    before it, and what a loop writes a third time it wrote before. With FAULTS=all it counts every statement.
    """

    def __init__(self, failing: int = 0) -> None:
        self.failing, self.count, self.was_read = failing, 0, False
        self.sent: Counter[str] = Counter()

    def __call__(
        self, execute: Callable, sql: str, params: object, many: bool, context: dict
    ) -> object:
        is_counted = EVERY_STATEMENT or not (self.was_read or self.sent[sql] > 1)
        self.was_read = is_read(sql)
        self.sent[sql] += 1
        self.count += is_counted
        if is_counted and self.count == self.failing:
            raise Fault(sql)
        return execute(sql, params, many, context)


def is_read(sql: str) -> bool:
    """Whether a statement changes no row: a SELECT, perhaps with locks, or one about a savepoint."""
    words = re.sub(r"--.*|FOR (NO KEY )?UPDATE", "", str(sql)).split()
    if words[0] in ("SAVEPOINT", "RELEASE", "ROLLBACK"):
        return True
    return words[0] in ("SELECT", "WITH") and not {"INSERT", "UPDATE", "DELETE"} & set(words)


def list_actions() -> Iterator[Callable]:
    """Every public function of the actions' modules that takes nothing but named arguments."""
    for file in sorted((ROOT / "claims").glob("*/actions/*.py")):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(name)
        for found in vars(module).values():
            if inspect.isfunction(found) and inspect.unwrap(found).__module__ == name:
                kinds = {given.kind for given in inspect.signature(found).parameters.values()}
                is_named = kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
                if is_named and not found.__name__.startswith("_"):
                    yield found


def digest_rows() -> dict[str, tuple[int, str]]:
    """Count and add up the rows of every table, those of background jobs too."""
    return dict(read_digests())


def read_digests() -> Iterator[tuple[str, tuple[int, str]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        parts = (
            f"SELECT '{table}', count(*), sum(hashtextextended(t::text, 0))::text FROM {table} t"
            for table in tables
        )
        cursor.execute(" UNION ALL ".join(parts))
        for table, count, digest in cursor.fetchall():
            yield table, (count, digest)


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The world, made once: each attempt is taken back."""
    with django_db_blocker.unblock(), override_settings(SENDS_MAIL=True):
        world = make_world()
        connection.check_constraints()
    return world


@pytest.fixture
def world(built: World, db: None) -> Iterator[World]:
    """The world, with everything on that writes jobs."""
    with override_settings(**WRITES_JOBS):
        yield built


def test_every_action_has_a_scenario():
    named = SCENARIOS.keys() | PARTS.keys()

    missing = sorted(
        f"{found.__module__}.{found.__name__}" for found in set(list_actions()) - named
    )
    assert missing == [], "add these to tests/faults/scenarios.py"
    assert named == set(list_actions())


def attempt(world: World, action: Callable, scenario: Scenario, failing: int) -> bool:
    """Call the action with a statement that fails; return whether there was such a statement."""
    arguments = scenario.arguments(world)
    try:
        with connection.execute_wrapper(Statements(failing)):
            action(**arguments)
    except Fault:
        # Django would roll back the test's own savepoint; here what the action left is looked at.
        transaction.set_rollback(False)
        return True
    return False


@pytest.mark.parametrize("action", SCENARIOS, ids=lambda action: action.__name__)
def test_fault_at_any_statement_leaves_all_or_nothing(world: World, action: Callable):
    scenario = SCENARIOS[action]
    before, after = digest_rows(), look_at_success(world, action, scenario)
    failing = 1
    while True:
        with undone():
            if not attempt(world, action, scenario, failing):
                break
            if scenario.is_job:
                action(**scenario.arguments(world))
                assert tables_that_differ(digest_rows(), before) == after, failing
            else:
                assert tables_that_differ(digest_rows(), before) == set(), failing
        failing += 1

    assert failing > 1


def tables_that_differ(one: dict, other: dict) -> set[str]:
    return {table for table in one if one[table] != other[table]}


def look_at_success(world: World, action: Callable, scenario: Scenario) -> set[str]:
    """Return which tables an action changes. It records the events of the table, and no event alone."""
    before = digest_rows()
    newest = Event.objects.latest("pk").pk
    with undone():
        action(**scenario.arguments(world))
        connection.check_constraints()
        events = Event.objects.filter(pk__gt=newest).order_by("pk")
        recorded = tuple(events.values_list("event_type", flat=True))
        changed = tables_that_differ(digest_rows(), before)
        problems = [
            problem for chain in EventChain.objects.all() for problem in find_problems(chain)
        ]
    assert recorded == scenario.events
    assert changed - LEDGER, "nothing was changed"
    assert problems == []
    return changed
