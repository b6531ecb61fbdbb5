"""Two roles of the database: the owner of the tables, and the application, which can't change them.

The owner runs the commands in OWNER_COMMANDS. The server, the worker and all other commands connect as the
application: it reads and writes rows, and can't drop or turn off a trigger, empty a table, or change an event.
After each migration, and when `serve` starts, the owner gives the application its rights.

With DATABASE_URL alone there is one role, which owns the tables; `describe_risk` says so.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck import embedded
from factcheck.external_database import parse_database_url

OWNER_COMMANDS = frozenset({"flush", "generate_archive", "migrate", "serve"})
"""Commands that change tables or write past the triggers. `serve` starts the server as the application."""

Parameters = dict[str, Any]

READ_AND_ADD = ("claims_event", "claims_outsidechange", "claims_report")
"""Tables whose rows the application can never change or delete, whatever the triggers do."""
SOME_COLUMNS = {
    "claims_eventchain": ("count", "head"),
    "claims_eventpayload": ("salt", "body", "erased_at"),
}
"""Tables whose rows the application can't delete, and of which it changes these columns only."""
READ_ONLY = ("django_migrations",)

LACKS_RIGHTS = """
    SELECT EXISTS (
        SELECT FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND NOT has_table_privilege(%s, c.oid, 'SELECT')
    )
"""
UNPINNED = """
    SELECT format('ALTER FUNCTION %s SET search_path = public, pg_temp', p.oid::regprocedure)
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
    AND p.proconfig IS NULL AND p.proowner = current_user::regrole
"""
"""Statements that let the functions of triggers look for tables among ours first. Else a temporary table with the name of
one of ours would be what a trigger reads."""
OWNS_TABLES = """
    SELECT r.rolname FROM pg_class c, pg_roles r
    WHERE c.oid = to_regclass('claims_event') AND r.rolname = coalesce(nullif(%s, ''), current_user)
    AND (r.rolsuper OR pg_has_role(r.oid, c.relowner, 'MEMBER'))
"""


def read_databases(url: str, owner_url: str, home: Path) -> tuple[Parameters, Parameters | None]:
    """Return the connection parameters of the application and of the owner; None if they are the same.

    Raises ImproperlyConfigured.
    """
    if not url:
        if owner_url:
            raise ImproperlyConfigured(
                "DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither."
            )
        application = embedded.get_parameters(home, embedded.APPLICATION_ROLE)
        return application, embedded.get_parameters(home)
    application = parse_database_url(url)
    if not owner_url:
        return application, None
    owner = parse_database_url(owner_url, "DATABASE_OWNER_URL")
    if owner["NAME"] != application["NAME"]:
        raise ImproperlyConfigured("DATABASE_OWNER_URL and DATABASE_URL name different databases.")
    if owner["USER"] == application["USER"]:
        raise ImproperlyConfigured("DATABASE_OWNER_URL and DATABASE_URL name the same user.")
    return application, owner


def grant_rights(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give the application exactly its rights, as the owner. docs/server.md has the same statements.

    Tables that an earlier or later migration makes are left out.
    """
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(UNPINNED)
        pinned = [statement for (statement,) in cursor.fetchall()]
        for statement in (*_list_grants(connection.ops.quote_name(role), tables), *pinned):
            cursor.execute(statement)


def _list_grants(role: str, tables: set[str]) -> Iterator[str]:
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    for table in tables.intersection(READ_AND_ADD):
        yield f"REVOKE UPDATE, DELETE ON {table} FROM {role}"
    for table in tables.intersection(READ_ONLY):
        yield f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}"
    for table in tables.intersection(SOME_COLUMNS):
        yield f"REVOKE UPDATE, DELETE ON {table} FROM {role}"
        yield f"GRANT UPDATE ({', '.join(SOME_COLUMNS[table])}) ON {table} TO {role}"


def lacks_rights(connection: BaseDatabaseWrapper, role: str) -> bool:
    """Tell whether there is a table that the application can't read, as after a restore without rights."""
    with connection.cursor() as cursor:
        cursor.execute(LACKS_RIGHTS, [role])
        return cursor.fetchone()[0]


def describe_risk(connection: BaseDatabaseWrapper, role: str = "") -> str:
    """Say in a sentence that the application owns the tables; return nothing if it doesn't.

    `role` is that of the application, if this connection is the owner's.
    """
    with connection.cursor() as cursor:
        cursor.execute(OWNS_TABLES, [role])
        row = cursor.fetchone()
    if row is None:
        return ""
    return (
        f"The database role {row[0]} serves pages and owns the tables, so a fault in a page could turn off what protects "
        "the activity log. Set DATABASE_OWNER_URL; docs/server.md says how."
    )
