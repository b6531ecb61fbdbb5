"""What every test may ask for: a database (rolled back, or one that keeps what is committed) and a desk to browse."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.db import connections

from factcheck import embedded
from tests.databases import cloned, drop_abandoned

pytest_plugins = ["tests.browsers"]
if find_spec("tests.cast"):  # reviewer, other_reviewer, editor, outsider
    pytest_plugins.append("tests.cast")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Start the tests' own PostgreSQL, unless DATABASE_URL names one."""
    if settings.EMBEDDED_HOME:
        embedded.use(settings.EMBEDDED_HOME)
        with django_db_blocker.unblock():
            drop_abandoned(connections["default"])
    yield
    if settings.EMBEDDED_HOME:
        connections.close_all()
        connections["default"].close_pool()
        embedded.leave(settings.EMBEDDED_HOME)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of the test's own in which commits are real; gives its name.

    It is cloned from the migrated one and dropped afterwards. Nothing is truncated, so the guards
    are never off. For threads, for a server in another process, and for a browser. Not together
    with `db`.
    """
    with django_db_blocker.unblock(), cloned(connections["default"]) as name:
        yield name
