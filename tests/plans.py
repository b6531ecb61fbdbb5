"""The statements that a block sends, with their parameters written into them, and how the database executes one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import ClientCursor

OTHER_WAYS = ("seqscan", "bitmapscan", "sort")
"""Ways that are good for many rows. Of a few rows any way is a good one, so a plan shows nothing."""


@contextmanager
def sent_statements() -> Iterator[list[str]]:
    """Collect every statement that is sent, as a client would write it that binds its parameters itself."""
    sent: list[str] = []

    def collect(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        sent.append(ClientCursor(connection.connection).mogrify(sql, params) if params else sql)
        return execute(sql, params, *rest)

    with connection.execute_wrapper(collect):
        yield sent


def plan_by_index(statement: str) -> list[str]:
    """Execute a statement by indexes wherever one fits, and return the lines of its plan."""
    with connection.cursor() as cursor:
        for way in OTHER_WAYS:
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement}")
        return [line for (line,) in cursor.fetchall()]
