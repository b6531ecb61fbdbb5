"""Run a statement that stands in a `.sql` file, with named parameters, and return a frozen dataclass."""

from functools import cache
from pathlib import Path

from django.db import connection
from psycopg.rows import class_row

from claims.prepared_statements import as_parameter, prepared_cursor


@cache
def read_sql(file: Path) -> str:
    """Return the text of a `.sql` file. Its parameters are written `%(name)s`."""
    return file.read_text("utf-8")


def fetch_row[Row](row_type: type[Row], sql: Path | str, **parameters: object) -> Row | None:
    """Run the statement in a file and return its first row, or None if there is none.

    `row_type` is a dataclass with a field for each column of the result. `sql` may also be a text that
    was made of several files.
    """
    with prepared_cursor() as cursor:
        cursor.execute(sql if isinstance(sql, str) else read_sql(sql), _as_parameters(parameters))
        cursor.cursor.row_factory = class_row(row_type)
        return cursor.fetchone()


def fetch_rows[Row](row_type: type[Row], sql: Path | str, **parameters: object) -> list[Row]:
    """Run the statement in a file and return all its rows, as `fetch_row` returns the first."""
    with prepared_cursor() as cursor:
        cursor.execute(sql if isinstance(sql, str) else read_sql(sql), _as_parameters(parameters))
        cursor.cursor.row_factory = class_row(row_type)
        return cursor.fetchall()


def fetch_rows_planned_anew[Row](row_type: type[Row], sql: Path, **parameters: object) -> list[Row]:
    """Return what `fetch_rows` returns. The database plans the statement each time, for these parameters.

    For a read of many rows: a plan for any parameters may join them one by one.
    """
    with connection.cursor() as cursor:
        cursor.execute(read_sql(sql), parameters)
        cursor.cursor.row_factory = class_row(row_type)
        return cursor.fetchall()


def execute(file: Path, *rows: dict[str, object], **parameters: object) -> None:
    """Run the statement in a file, once for each of `rows` if there are any; it returns nothing."""
    with prepared_cursor() as cursor:
        if rows:
            cursor.executemany(read_sql(file), list(map(_as_parameters, rows)))
        else:
            cursor.execute(read_sql(file), _as_parameters(parameters))


def _as_parameters(values: dict[str, object]) -> dict[str, object]:
    return {name: as_parameter(value) for name, value in values.items()}
