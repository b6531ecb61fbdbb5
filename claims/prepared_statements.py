"""Statements that the database parses and plans once for each connection, and then only executes."""

from typing import Any

from django.db import connection
from psycopg import Cursor
from psycopg.types.numeric import Int8


def prepared_cursor() -> Any:
    """Return a cursor that binds parameters on the server: a statement that comes again is prepared.

    Other cursors of Django write parameters into the statement, so that each is new to the database.
    """
    connection.ensure_connection()
    return connection._prepare_cursor(Cursor(connection.connection))  # noqa: SLF001 - as connection.cursor() does


def as_parameter(value: object) -> object:
    """Return a value as a parameter. Numbers are of one type, so that one prepared statement fits all."""
    return Int8(value) if type(value) is int else value
