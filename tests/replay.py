"""Write all rows of an archive again with every trigger and foreign key on, in the order in which people work.

For archives that were written past the guards: whatever a guard refuses, or would have written otherwise, shows.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, models, transaction

from claims.models import (
    Article,
    ArticleTally,
    Assignment,
    Claim,
    ClaimVersion,
    Comment,
    Decision,
    EarlyReading,
    Event,
    EventChain,
    EventPayload,
    Evidence,
    Review,
    ReviewSlot,
    Revision,
    Round,
    Sentence,
    Skip,
    Source,
)
from claims.models.event import GENESIS

TABLES = (
    ArticleTally, Article, EventChain, Assignment, Revision, Sentence, Claim, ClaimVersion, Round, Skip, ReviewSlot, Source, Review,
    Evidence, Comment, Decision, EarlyReading, Event, EventPayload,
)  # fmt: skip
AT_FIRST: dict[type[models.Model], dict[str, str]] = {
    EventChain: {"count": "0", "head": f"'{GENESIS}'"},
    Claim: {
        "status": "'proposed'", "current_id": "NULL", "round_id": "NULL", "start": "NULL", '"end"': "NULL",
        "set_aside_reason": "''",
    },
    Round: {"closed_at": "NULL"},
    ReviewSlot: {
        "state": "CASE state WHEN 'submitted' THEN 'held' ELSE state END",
        "until": "CASE state WHEN 'submitted' THEN now() ELSE until END",
        "subject_keys": "'{}'", "is_open": "false", "is_assigned": "false", "worth": "0", "deadline": "NULL",
    },
    Review: {"state": "'draft'", "submitted_at": "NULL", "guidelines_version": "NULL"},
}  # fmt: skip
"""What rows are before anything happened to them; triggers write some of it, and `LATER` the rest."""
LATER = {
    Claim: ("status", "current_id", "round_id", "start", '"end"', "set_aside_reason"),
    Review: ("state", "submitted_at"),
    Round: ("closed_at",),
}
NOT_COMPARED = {
    EarlyReading: {"id", "at"},
    ArticleTally: {"reports", "is_changed"},
    Claim: {"status_since"},
}
"""Triggers write these rows, with keys and times of their own; reports are published after the archive was written."""

COMPARED_AS = {"subject_keys": "(SELECT array_agg(key ORDER BY key) FROM unnest(subject_keys) key)"}


@transaction.atomic
def replay_under_the_guards() -> None:
    """Take every row out, and write it again."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in TABLES:
            cursor.execute(
                f"CREATE TEMP TABLE was_{model._meta.db_table} AS TABLE {model._meta.db_table}"
            )
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        cursor.execute("SET LOCAL session_replication_role = origin")
        # As in an action: what is written again is no change outside the workflow.
        cursor.execute("SELECT set_config('factcheck.workflow', pg_current_xact_id()::text, true)")
    write(Article, EventChain, Assignment, Revision, Sentence, Source, Claim, ClaimVersion)
    complete(Claim, "start", '"end"', "current_id")
    write(Round, ReviewSlot)
    complete(
        Claim, "round_id", "status", "set_aside_reason", when="round_id IS NULL OR status = 'open'"
    )
    complete(
        Claim,
        "round_id",
        "status",
        "set_aside_reason",
        status="'open'",
        when="status <> 'open' AND round_id IS NOT NULL",
    )
    write(Review, Evidence, Skip)
    complete(Review, *LATER[Review])
    write(Comment)
    complete(Round, *LATER[Round])
    complete(Claim, "status", "set_aside_reason")
    write(Decision)
    write_one_by_one(Event, order="chain_id, sequence")
    write(EventPayload)


def columns_of(model: type[models.Model]) -> list[str]:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    return [f'"{field.column}"' if field.column == "end" else field.column for field in fields]


def write(*written: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        for model in written:
            table, columns, first = model._meta.db_table, columns_of(model), AT_FIRST.get(model, {})
            values = ", ".join(first.get(column, column) for column in columns)
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM was_{table}"
            )


def write_one_by_one(model: type[models.Model], order: str) -> None:
    table, columns = model._meta.db_table, ", ".join(columns_of(model))
    with connection.cursor() as cursor:
        cursor.execute(
            f"DO $$ DECLARE row_ record; BEGIN FOR row_ IN SELECT * FROM was_{table} ORDER BY {order} LOOP"
            f" INSERT INTO {table} ({columns}) SELECT {columns} FROM was_{table} WHERE id = row_.id; END LOOP; END $$"
        )


def complete(model: type[models.Model], *columns: str, when: str = "true", **instead: str) -> None:
    """Write what these columns were, or what `instead` says."""
    table = model._meta.db_table
    values = ", ".join(f"{column} = {instead.get(column, f'w.{column}')}" for column in columns)
    where = when.replace("round_id", "w.round_id").replace("status", "w.status")
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} t SET {values} FROM was_{table} w WHERE w.id = t.id AND ({where})"
        )


def tables_that_differ() -> dict[str, int]:
    """How many rows of each table are not as they were before `replay_under_the_guards`."""
    found = {}
    with connection.cursor() as cursor:
        for model in TABLES:
            table = model._meta.db_table
            names = [name for name in columns_of(model) if name not in NOT_COMPARED.get(model, ())]
            columns = ", ".join(COMPARED_AS.get(name, name) for name in names)
            was = f"SELECT {columns} FROM was_{table}"
            now = f"SELECT {columns} FROM {table}"
            cursor.execute(
                f"SELECT count(*) FROM (({was} EXCEPT {now}) UNION ALL ({now} EXCEPT {was})) d"
            )
            (count,) = cursor.fetchone()
            if count:
                found[table] = count
    return found


def foreign_keys_and_checks() -> Iterable[tuple[str, str, str]]:
    """Table, name and definition of every constraint that rows written past the guards may break."""
    tables = [model._meta.db_table for model in apps.get_app_config("claims").get_models()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype IN ('f', 'c') AND conrelid::regclass::text = ANY(%s)",
            [tables],
        )
        return cursor.fetchall()
