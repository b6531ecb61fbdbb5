"""Databases for tests: migrated once in a run, then copied."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import override_settings

from claims.ledger import lock_chain
from claims.management.seeding import add_scales
from claims.models import ReviewSlot

_numbers = itertools.count(1)


class Templates:
    """The databases of a run that all others are copied from.

    `migrated` holds the rating scales, `seeded` the demo as `make run` opens it for the first time.
    """

    def __init__(self, connection: DatabaseWrapper) -> None:
        self.connection = connection
        self.prefix = f"test_{connection.settings_dict['NAME']}_"
        run = f"{self.prefix}{os.environ['FACTCHECK_TEST_RUN']}"
        self.migrated, self.seeded = f"{run}_migrated", f"{run}_seeded"
        self.committed = f"{self.prefix}{os.getpid()}_committed"

    def create(self) -> None:
        """Make both, with everything that is the same for every test."""
        connection = self.connection
        if settings.EMBEDDED_HOME:
            drop_abandoned(connection, self.prefix)
            never_wait_for_the_disk(connection)
        create_database(connection, self.migrated, template="template1")
        with pointed_at(connection, self.migrated):
            call_command("migrate", verbosity=0, interactive=False)
            keep_plans(connection)
            with transaction.atomic():
                lock_chain(
                    None
                )  # as in an action, and without an event that every test would have to count
                add_scales()
        create_database(connection, self.seeded, template=self.migrated)
        with pointed_at(connection, self.seeded), override_settings(DEMO=True):
            call_command("seed", verbosity=0)
            # The queue begins where the text does.
            ReviewSlot.objects.filter(position=1).update(worth=10)

    def drop(self) -> None:
        """Leave neither on the server."""
        for name in (self.migrated, self.seeded):
            drop_database(self.connection, name)


@contextmanager
def rolled_back(connection: DatabaseWrapper) -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    with transaction.atomic(connection.alias):
        yield
        transaction.set_rollback(rollback=True, using=connection.alias)


@contextmanager
def pointed_at(connection: DatabaseWrapper, name: str) -> Iterator[None]:
    """Let the connection be one to another database for a while; nobody of this process stays in it."""
    own = connection.settings_dict["NAME"]
    let_go(connection)
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        let_go(connection)
        connection.settings_dict["NAME"] = own


def create_database(connection: DatabaseWrapper, name: str, *, template: str) -> None:
    """Copy a database in which nobody is; one of that name is dropped first, whoever is in it."""
    drop_database(connection, name)
    with connection._nodb_cursor() as cursor:
        # WAL_LOG, since FILE_COPY makes two checkpoints, and each waits for the disk.
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY WAL_LOG')


def drop_database(connection: DatabaseWrapper, name: str) -> None:
    """Drop a database if there is one; connections to it, such as those of a server's pool, are ended."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def has_database(connection: DatabaseWrapper, name: str) -> bool:
    """Whether there is a database of that name."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


@contextmanager
def cloned(connection: DatabaseWrapper, *, template: str = "", name: str = "") -> Iterator[str]:
    """Point the connection at a copy of a database (by default its own) for a while, then drop the copy."""
    assert not connection.in_atomic_block, "committed_db and db exclude each other"
    own = connection.settings_dict["NAME"]
    name = name or f"{own}_{next(_numbers)}"
    let_go(connection)  # a database with a connection in it cannot be a template
    create_database(connection, name, template=template or own)
    try:
        with pointed_at(connection, name):
            yield name
    finally:
        drop_database(connection, name)


def keep_plans(connection: DatabaseWrapper) -> None:
    """Let no statistics come in the middle of a run: a plan that a test reads is then the same every time."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = off)')


def never_wait_for_the_disk(connection: DatabaseWrapper) -> None:
    """Let the tests' own server write without waiting: nothing in it need survive a power cut."""
    with connection._nodb_cursor() as cursor:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"ALTER SYSTEM SET {name} = off")
        cursor.execute("SELECT pg_reload_conf()")


def address_of(connection: DatabaseWrapper, name: str = "") -> str:
    """The DATABASE_URL under which another process finds the connection's database, or that of a name."""
    place = connection.settings_dict
    names = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    query = urlencode({names[key]: place[key] for key in names if place.get(key)})
    return f"postgresql:///{name or place['NAME']}?{query}"


def drop_abandoned(connection: DatabaseWrapper, prefix: str) -> None:
    """Drop what killed runs left on the tests' own server: after the prefix comes a process that is gone."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (name,) in cursor.fetchall():
            if not Path("/proc", name.removeprefix(prefix).split("_")[0]).exists():
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def let_go(connection: DatabaseWrapper) -> None:
    """Close the connection and its pool, so that nobody of this process is in the database."""
    connection.close()
    connection.close_pool()
