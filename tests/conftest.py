"""What every test may ask for: a database (rolled back, or one that keeps what is committed), a desk, a browser.

The cast (reviewer, other_reviewer, editor, outsider) is in cast.py.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from pytest_django import DjangoDbBlocker

from factcheck import embedded
from tests import browsers, chromium
from tests.databases import Templates, address_of, cloned, rolled_back
from tests.ordering import deal
from tests.sharing import alone, shared, shared_directory

if find_spec("tests.cast"):
    pytest_plugins = ["tests.cast"]

BROWSER_TESTS = Path(__file__).parent / "browser"
NOT_RUN = pytest.StashKey[list[str]]()
# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def templates(
    run_directory: Path,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Templates]:
    """The databases that all others are copied from, made once for all processes of the run."""
    if settings.EMBEDDED_HOME:
        embedded.start_using(settings.EMBEDDED_HOME)
    made = Templates(connections["default"])
    with ExitStack() as held:
        with django_db_blocker.unblock():
            held.enter_context(
                shared(run_directory, "templates", make=made.create, remove=made.drop)
            )
        yield made
        with django_db_blocker.unblock():
            held.close()
    if settings.EMBEDDED_HOME:
        embedded.stop_using(settings.EMBEDDED_HOME)


@pytest.fixture(scope="session")
def django_db_setup(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give this process a migrated database, on the tests' own PostgreSQL or on that of DATABASE_URL.

    In place of pytest-django's, which makes none for a run in which every test asks for `committed_db`.
    """
    own = f"{templates.prefix}{os.getpid()}"
    with ExitStack() as held:
        with django_db_blocker.unblock():
            held.enter_context(
                cloned(connections["default"], template=templates.migrated, name=own)
            )
        yield
        with django_db_blocker.unblock():
            held.close()


@pytest.fixture(autouse=True)
def connection_returned() -> Iterator[None]:
    """Give each test's connection back to the pool, from where `committed_db` can close it.

    Once a browser runs, Playwright's event loop is in the main thread, and `connections` then means
    other connections than before: one left open by an earlier test could not be reached any more.
    """
    yield
    if not connections["default"].in_atomic_block:  # the transaction of `module_db` goes on
        connections.close_all()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around all tests of a module, in which each test with `db` has a savepoint.

    For a world that takes long to build: build it once, in a fixture of the module that asks for
    this one, and give each test a deep copy of it. Rolled back at the end.
    """
    with ExitStack() as held:
        with django_db_blocker.unblock():
            held.enter_context(rolled_back(connections["default"]))
        yield
        with django_db_blocker.unblock():
            held.close()


@pytest.fixture
def committed_db(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A new database in which commits are real; gives its name, which is the same for every test.

    It is copied from the migrated one and dropped afterwards. Nothing is truncated, so the guards
    are never off. For threads, for a server in another process, and for a browser. Not together
    with `db`.
    """
    with (
        django_db_blocker.unblock(),
        cloned(
            connections["default"], template=templates.migrated, name=templates.committed
        ) as name,
    ):
        yield name


@pytest.fixture
def seeded_db(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """In place of `committed_db`: a database that holds the demo, as `make run` opens it first."""
    with (
        django_db_blocker.unblock(),
        cloned(connections["default"], template=templates.seeded, name=templates.committed) as name,
    ):
        yield name


@pytest.fixture(scope="session")
def run_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory for what all processes of the run share."""
    return shared_directory(tmp_path_factory)


@pytest.fixture(scope="session")
def collected_static(run_directory: Path) -> Path:
    """The static files under their hashed names, as a server has them; collected once a run."""
    static, collected = run_directory / "desk" / "static", run_directory / "static.collected"
    with alone(run_directory, "static"):
        if not collected.exists():
            environment = browsers.desk_environment(
                secret_key=settings.SECRET_KEY, static=static, port=8000, database="postgresql:///none"
            )  # fmt: skip
            browsers.collect_static(environment)
            collected.touch()
    return static


@pytest.fixture(scope="session")
def desk_environment(templates: Templates, collected_static: Path) -> dict[str, str]:
    """What a server or a worker over the database of `committed_db` or `seeded_db` is told."""
    return browsers.desk_environment(
        secret_key=settings.SECRET_KEY,
        static=collected_static,
        port=browsers.free_port(),
        database=address_of(connections["default"], templates.committed),
    )


@pytest.fixture(scope="session")
def server(
    desk_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[browsers.Server]:
    """One real server for all tests of this process: each gives it a new database of the same name.

    Its pool tests a connection before it gives it to a request, and so finds the new database.
    """
    server = browsers.Server(desk_environment, tmp_path_factory.mktemp("server") / "server.log")
    yield server
    server.stop()


@pytest.fixture
def live_desk(committed_db: str, server: browsers.Server) -> Iterator[str]:
    """The address of a real server over `committed_db`, with the demo's sign-in buttons.

    It shares SECRET_KEY with the tests, so the session of a `client.force_login` works there too.
    """
    with server.used() as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the Chromium that was found."""
    return chromium.launch_options()


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """One language and one time zone, wherever the tests run."""
    return {"locale": "en-GB", "timezone_id": "UTC"}


# --- No browser: said, never skipped in silence ------------------------------------------------
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long tests first. Leave the browser tests out if none is wanted (BROWSER=none) or none can be had."""
    items[:] = deal(items)
    if chromium.wanted() and chromium.find():
        return
    left_out = [item for item in items if item.path.is_relative_to(BROWSER_TESTS)]
    if left_out:
        config.stash[NOT_RUN] = [item.nodeid for item in left_out]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what one of several processes left out (each knows all the tests)."""
    node.config.stash[NOT_RUN] = getattr(node, "workeroutput", {}).get("not_run", [])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A browser that could not be had is a failure, whatever else passed."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = session.config.stash.get(NOT_RUN, [])
    passed = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    if passed and session.config.stash.get(NOT_RUN, []) and chromium.wanted():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say which tests did not run."""
    names = config.stash.get(NOT_RUN, [])
    if not names:
        return
    if not chromium.wanted():
        terminalreporter.line(f"BROWSER=none: {len(names)} browser tests did not run.", yellow=True)
        return
    terminalreporter.line(
        f"No Chromium was found: {len(names)} browser tests did not run:", red=True
    )
    for name in names:
        terminalreporter.line(f"  {name}", red=True)
