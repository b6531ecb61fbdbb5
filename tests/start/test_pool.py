"""The pool gives a request a connection that works, without asking the server each time."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections
from psycopg_pool import ConnectionPool

from factcheck.pool import check_connection
from tests.databases import Templates, address_of
from tests.waiting import wait_for


@pytest.fixture
def address(templates: Templates) -> str:
    return address_of(connections["default"], "postgres")


@pytest.fixture
def pool(address: str) -> Iterator[ConnectionPool]:
    options = {"autocommit": True}
    with ConnectionPool(
        address, kwargs=options, min_size=1, max_size=1, check=check_connection, open=True
    ) as pool:
        yield pool


@pytest.fixture
def other(address: str) -> Iterator[psycopg.Connection]:
    """A connection of somebody else to the same server."""
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def use(pool: ConnectionPool) -> int:
    """Return the process that serves the pool's connection, after a statement on it."""
    with pool.connection() as connection:
        return connection.execute("SELECT pg_backend_pid()").fetchone()[0]


def test_quiet_connection_is_given_without_asking_the_server(
    pool: ConnectionPool, other: psycopg.Connection
):
    since = "SELECT state_change FROM pg_stat_activity WHERE pid = %s"
    pid = use(pool)
    before = other.execute(since, [pid]).fetchone()

    with pool.connection():
        pass

    assert other.execute(since, [pid]).fetchone() == before
    assert use(pool) == pid


def test_connection_that_the_server_ended_is_replaced(
    pool: ConnectionPool, other: psycopg.Connection
):
    pid = use(pool)
    other.execute("SELECT pg_terminate_backend(%s)", [pid])
    wait_for(lambda: not other.execute("SELECT FROM pg_stat_activity WHERE pid = %s", [pid]).rowcount)  # fmt: skip

    assert use(pool) != pid


def test_connection_that_received_a_message_is_kept(
    pool: ConnectionPool, other: psycopg.Connection
):
    with pool.connection() as connection:
        connection.execute("LISTEN test_pool")
    pid = use(pool)
    other.execute("NOTIFY test_pool")

    assert use(pool) == pid
