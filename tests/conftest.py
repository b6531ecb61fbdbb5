"""What every test may ask for: a database (rolled back, or one that keeps what is committed), a desk, a browser.

The cast (reviewer, other_reviewer, editor, outsider) is in cast.py.
"""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from factcheck import embedded
from tests import browsers, chromium
from tests.databases import address_of, cloned, drop_abandoned, keep_plans, let_go

if find_spec("tests.cast"):
    pytest_plugins = ["tests.cast"]

BROWSER_TESTS = Path(__file__).parent / "browser"
NOT_RUN = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Migrate one database for the whole run (one a process, where there are several), on the tests' own PostgreSQL or on that of DATABASE_URL.

    In place of pytest-django's, which makes none for a run in which every test asks for `committed_db`.
    """
    if settings.EMBEDDED_HOME:
        embedded.start_using(settings.EMBEDDED_HOME)
    with django_db_blocker.unblock():
        if settings.EMBEDDED_HOME:
            drop_abandoned(connections["default"])
        made = setup_databases(
            verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set()
        )
        keep_plans(connections["default"])
        let_go(connections["default"])
    yield
    with django_db_blocker.unblock():
        let_go(connections["default"])
        teardown_databases(made, verbosity=0)
        let_go(connections["default"])
    if settings.EMBEDDED_HOME:
        embedded.stop_using(settings.EMBEDDED_HOME)


@pytest.fixture(autouse=True)
def connection_returned() -> Iterator[None]:
    """Give each test's connection back to the pool, from where `committed_db` can close it.

    Once a browser runs, Playwright's event loop is in the main thread, and `connections` then means
    other connections than before: one left open by an earlier test could not be reached any more.
    """
    yield
    connections.close_all()


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of the test's own in which commits are real; gives its name.

    It is cloned from the migrated one and dropped afterwards. Nothing is truncated, so the guards
    are never off. For threads, for a server in another process, and for a browser. Not together
    with `db`.
    """
    with django_db_blocker.unblock(), cloned(connections["default"]) as name:
        yield name


@pytest.fixture(scope="session")
def collected_static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files under their hashed names, as a server has them."""
    static = tmp_path_factory.mktemp("desk") / "static"
    environment = browsers.desk_environment(
        secret_key=settings.SECRET_KEY, static=static, port=8000, database="postgresql:///none"
    )
    browsers.collect_static(environment)
    return static


@pytest.fixture
def live_desk(committed_db: str, collected_static: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a real server over `committed_db`, with the demo's sign-in buttons.

    It shares SECRET_KEY with the tests, so the session of a `client.force_login` works there too.
    """
    environment = browsers.desk_environment(
        secret_key=settings.SECRET_KEY,
        static=collected_static,
        port=browsers.free_port(),
        database=address_of(connections["default"]),
    )
    with browsers.served(environment, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the Chromium that was found, and keep it from calling anybody."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    if os.geteuid() == 0:  # Chromium's sandbox needs an ordinary user
        arguments.append("--no-sandbox")
    return {"executable_path": chromium.find(), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """One language and one time zone, wherever the tests run."""
    return {"locale": "en-GB", "timezone_id": "UTC"}


# --- No browser: said, never skipped in silence ------------------------------------------------
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out if none is wanted (BROWSER=none) or none can be had."""
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
