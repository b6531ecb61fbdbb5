"""Databases for tests that commit: clones of the migrated one."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.db.backends.postgresql.base import DatabaseWrapper

_numbers = itertools.count(1)


@contextmanager
def cloned(connection: DatabaseWrapper) -> Iterator[str]:
    """Point the connection at a copy of its database for a while, then drop the copy."""
    assert not connection.in_atomic_block, "committed_db and db exclude each other"
    template = connection.settings_dict["NAME"]
    name = f"{template}_{os.getpid()}_{next(_numbers)}"
    let_go(connection)  # a database with a connection in it cannot be a template
    with connection._nodb_cursor() as cursor:
        # WAL_LOG, since FILE_COPY makes two checkpoints, and each waits for the disk.
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY WAL_LOG')
    connection.settings_dict["NAME"] = name
    try:
        yield name
    finally:
        let_go(connection)
        connection.settings_dict["NAME"] = template
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def keep_plans(connection: DatabaseWrapper) -> None:
    """Let no statistics come in the middle of a run: a plan that a test reads is then the same every time."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = off)')


def address_of(connection: DatabaseWrapper) -> str:
    """The DATABASE_URL under which another process finds the connection's database."""
    place = connection.settings_dict
    names = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    query = urlencode({names[key]: place[key] for key in names if place.get(key)})
    return f"postgresql:///{place['NAME']}?{query}"


def drop_abandoned(connection: DatabaseWrapper) -> None:
    """Drop what killed runs left on the tests' own server: their names end in a process that is gone."""
    prefix = f"test_{connection.settings_dict['NAME']}_"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (name,) in cursor.fetchall():
            if not Path("/proc", name.removeprefix(prefix).split("_")[0]).exists():
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def let_go(connection: DatabaseWrapper) -> None:
    """Close the connection and its pool, so that nobody of this process is in the database."""
    connection.close()
    connection.close_pool()
