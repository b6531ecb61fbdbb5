"""Rows by the thousand, copied from one that the actions made: for tests of many clients and large archives."""

from django.db import connection, models


def fill(model: type[models.Model], like: models.Model, rows: str, **columns: str) -> None:
    """Insert `rows` (a FROM clause) as copies of `like`; `columns` are SQL for what is their own."""
    names, values, params = [], [], []
    for field in model._meta.concrete_fields:
        if field.generated or (field.primary_key and field.column not in columns):
            continue
        names.append(f'"{field.column}"')
        values.append(columns.get(field.column, "%s"))
        if field.column not in columns:
            params.append(field.get_db_prep_save(getattr(like, field.attname), connection))
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) SELECT {', '.join(values)}"
    with connection.cursor() as cursor:
        cursor.execute(f"{into} FROM {rows}", params)


def past_every_guard() -> None:
    """Let the rest of this transaction write what no guard looks at: a copy of what was guarded."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")


def heed_the_guards() -> None:
    """Let the guards look again, in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
