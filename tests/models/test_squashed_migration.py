"""A new database, made by one migration, is the same as one that took every step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from tests.databases import Templates, create_database, drop_database, pointed_at
from tests.models.schema import read_rows, read_schema

SQUASHED = "0001_squashed_0030_join_pages_again"
HALF = ("claims", "0015_release")


class EarlierLoader(MigrationLoader):
    """The migrations as an earlier version had them: without the one that stands for others."""

    def load_disk(self) -> None:
        """Forget what replaces other migrations."""
        super().load_disk()
        self.disk_migrations = {
            key: migration
            for key, migration in self.disk_migrations.items()
            if not migration.replaces
        }


@contextmanager
def empty_database(name: str) -> Iterator[None]:
    """A database without tables, in place of the connection's own."""
    create_database(connection, name, template="template1")
    try:
        with pointed_at(connection, name):
            yield
    finally:
        drop_database(connection, name)


def migrate_as_an_earlier_version(*targets: tuple[str, str]) -> None:
    """Take the steps to these migrations, one after the other."""
    executor = MigrationExecutor(connection)
    executor.loader = EarlierLoader(connection)
    executor.migrate(targets)


def recorded() -> set[str]:
    return {
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == "claims"
    }


def test_new_database_is_the_same_as_one_that_was_updated_after_half_of_the_steps(
    templates: Templates, django_db_blocker: DjangoDbBlocker
):
    """In one test, since the steps take many seconds."""
    steps = {name for app, name in EarlierLoader(None).disk_migrations if app == "claims"}
    with django_db_blocker.unblock():
        with empty_database(templates.committed):
            call_command("migrate", verbosity=0)
            new_schema, new_rows = read_schema(), read_rows()
        with empty_database(templates.committed):
            migrate_as_an_earlier_version(HALF)
            assert HALF[1] in recorded()
            assert SQUASHED not in recorded()

            call_command("migrate", verbosity=0)

            assert recorded() == steps | {SQUASHED}
            schema, rows = read_schema(), read_rows()
    assert all(schema.values())
    for kind, lines in schema.items():
        assert new_schema[kind] == lines, kind
    assert [row["name"] for row in rows["auth_group"]] == ["reviewer", "editor", "administrator"]
    assert new_rows == rows


def test_database_with_every_step_has_nothing_left_to_do(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        steps = MigrationRecorder(connection).migration_qs.filter(app="claims")
        steps.filter(name=SQUASHED).delete()
        before = read_schema()
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []

        call_command("migrate", verbosity=0)

        assert SQUASHED in recorded()
        assert read_schema() == before
