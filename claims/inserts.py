"""Insert rows with a statement that is written once and prepared, for what is inserted all day."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from claims.prepared_statements import as_parameter, prepared_cursor


def insert_rows[Row: models.Model](
    rows: Sequence[Row],
    *,
    unique: tuple[str, ...] = (),
    update: tuple[str, ...] = (),
    ignore_conflicts: bool = False,
) -> int:
    """Insert rows of one model, as `bulk_create` does with the same arguments; return how many were written.

    It gives them no keys.

    Where a row with the same `unique` columns exists, its columns `update` are written; with
    `ignore_conflicts` it is left alone.
    """
    if not rows:
        return 0
    fields = _columns(type(rows[0]), has_key=rows[0].pk is not None)
    statement = _statement(type(rows[0]), fields, unique, update, ignore_conflicts=ignore_conflicts)
    values = [[_value(field, row) for field in fields] for row in rows]
    with prepared_cursor() as cursor:
        if len(values) == 1:
            cursor.execute(statement, values[0])
        else:
            cursor.executemany(statement, values)
        written = cursor.rowcount
    for row in rows:
        row._state.adding = False  # noqa: SLF001 - documented
    return written


def _columns(model: type[models.Model], *, has_key: bool) -> tuple[models.Field, ...]:
    fields = model._meta.concrete_fields
    return tuple(
        field for field in fields if not field.generated and (has_key or not field.primary_key)
    )


def _value(field: models.Field, row: models.Model) -> Any:
    return as_parameter(field.get_db_prep_save(field.pre_save(row, add=True), connection))


@cache
def _statement(
    model: type[models.Model],
    fields: tuple[models.Field, ...],
    unique: tuple[str, ...],
    update: tuple[str, ...],
    *,
    ignore_conflicts: bool,
) -> str:
    names = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    text = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'  # noqa: S608
    if ignore_conflicts:
        return f"{text} ON CONFLICT DO NOTHING"
    if not update:
        return text
    column = {field.name: field.column for field in fields}
    keys = ", ".join(f'"{column[name]}"' for name in unique)
    changes = ", ".join(f'"{column[name]}" = EXCLUDED."{column[name]}"' for name in update)
    return f"{text} ON CONFLICT ({keys}) DO UPDATE SET {changes}"
