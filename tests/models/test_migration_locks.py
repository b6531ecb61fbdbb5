"""Migrations from the 31st on take no lock that keeps people waiting while a big table is read or rewritten.

Squawk reads their SQL. Older migrations ran when archives were small. A finding that is right all the same, such as a lock
on a table that stays small, is listed in ACCEPTED with its reason.
"""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

FIRST = "0031"
OLDEST_POSTGRESQL = "15.0"
NOT_ABOUT_LOCKS = (
    "ban-char-field", "ban-drop-default", "ban-uncommitted-transaction", "prefer-bigint-over-int",
    "prefer-bigint-over-smallint", "prefer-identity", "prefer-robust-stmts", "prefer-text-field", "prefer-timestamptz",
    "require-lock-timeout", "require-statement-timeout", "transaction-nesting",
)  # fmt: skip
"""Rules about types and style, about timeouts that the database's own settings give, and about Django's own BEGIN."""
ACCEPTED: dict[str, dict[str, str]] = {
    "0050_two_editors": {
        "adding-foreign-key-constraint": "the columns are new and empty, so there is no row to compare",
        "adding-required-field": "the table is new and empty",
    },
    "0046_status_times": {
        "adding-field-with-default": "statement_timestamp() is one moment for all rows, so none is rewritten"
    },
    "0041_sentences_are_chosen": {
        "adding-foreign-key-constraint": "the column is new and empty, so there is no row to compare"
    },
    "0038_report_drafts_and_pictures": dict.fromkeys(
        ("constraint-missing-not-valid", "disallowed-unique-constraint"),
        "reports are few, and nobody waits for the one that is published",
    ),
}
"""Findings by the name of the migration: the rule, and why it is right there."""


def find_locks(sql: str) -> set[str]:
    """The rules that a migration's SQL breaks."""
    squawk = Path(sys.executable).with_name("squawk")
    excluded = [f"--exclude={','.join(NOT_ABOUT_LOCKS)}"]
    options = ["--reporter=json", f"--pg-version={OLDEST_POSTGRESQL}", *excluded]
    done = subprocess.run(
        [squawk, *options], input=sql, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return {finding["rule_name"] for finding in json.loads(done.stdout)}


def migrations() -> list[str]:
    names = [name for app, name in MigrationLoader(None).disk_migrations if app == "claims"]
    return sorted(name for name in names if name >= FIRST)


@pytest.mark.parametrize("name", migrations())
def test_migration_locks_no_big_table(
    name: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
):
    out = StringIO()
    with (
        django_db_blocker.unblock()
    ):  # without a transaction, which the building of an index beside the work refuses
        call_command("sqlmigrate", "claims", name, stdout=out, no_color=True)

    assert find_locks(out.getvalue()) == set(ACCEPTED.get(name, {}))


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("CREATE INDEX i ON claims_claim (number);", "require-concurrent-index-creation"),
        ("DROP INDEX claim_work;", "require-concurrent-index-deletion"),
        ("ALTER TABLE claims_claim ALTER COLUMN number TYPE bigint;", "changing-column-type"),
        ("ALTER TABLE claims_claim ALTER COLUMN round_id SET NOT NULL;", "adding-not-nullable-field"),
        ("ALTER TABLE claims_claim ADD CONSTRAINT c CHECK (number > 0);", "constraint-missing-not-valid"),
        ("ALTER TABLE claims_claim ADD COLUMN x uuid NOT NULL DEFAULT gen_random_uuid();", "adding-field-with-default"),
        ("ALTER TABLE claims_claim ADD CONSTRAINT u UNIQUE (number);", "disallowed-unique-constraint"),
        ("ALTER TABLE claims_claim RENAME COLUMN number TO no;", "renaming-column"),
        (
            "ALTER TABLE claims_claim ADD CONSTRAINT f FOREIGN KEY (article_id) REFERENCES claims_article (id);",
            "adding-foreign-key-constraint",
        ),
    ],
)  # fmt: skip
def test_lock_on_a_big_table_is_found(sql: str, rule: str):
    assert rule in find_locks(f"BEGIN;\n{sql}\nCOMMIT;\n")


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE claims_new (id bigint PRIMARY KEY, n integer);\nCREATE INDEX i ON claims_new (n);",
        "ALTER TABLE claims_claim ADD COLUMN x integer NULL;",
        "ALTER TABLE claims_claim ADD COLUMN x integer DEFAULT 0 NOT NULL;",
        "ALTER TABLE claims_claim ADD CONSTRAINT c CHECK (number > 0) NOT VALID;",
        "UPDATE claims_newsroomsettings SET name = 'x';",
    ],
)
def test_what_locks_nothing_for_long_passes(sql: str):
    assert find_locks(f"BEGIN;\n{sql}\nCOMMIT;\n") == set()


def test_an_index_that_is_built_beside_the_work_passes():
    assert (
        find_locks(
            "SET statement_timeout = 0;\nCREATE INDEX CONCURRENTLY i ON claims_claim (number);"
        )
        == set()
    )


def test_accepted_findings_are_of_migrations_that_exist():
    assert set(ACCEPTED) <= set(migrations())
