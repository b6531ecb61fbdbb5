"""All decided claims as CSV or JSON lines, streamed from the database as it reads them.

The database writes the lines itself (COPY), and here is never more than one of them, so a million claims take no more memory
than ten. What the rows hold is said in `decided_claims.sql`; a claim whose round is open is not among them.
"""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from django.db import connection, transaction
from psycopg import ClientCursor
from psycopg.sql import SQL, Identifier, Literal

from claims.reports import queries
from claims.reports.formats.report_csv import FORMULA_STARTS, is_invisible
from claims.sql_files import read_sql

DECIDED_CLAIMS = Path(queries.__file__).with_name("decided_claims.sql")
BYTE_ORDER_MARK = "\ufeff".encode()
TEXTS = (
    "article", "headline", "article_url", "purpose", "verdict", "quote", "statement", "short_form", "claimant",
    "first_appearance", "summary", "basis", "decided_by",
)  # fmt: skip
LISTS = {"types": "; ", "checked_by": "; ", "sources": "\n"}
"""Columns with several values, and what stands between these in a cell."""
COLUMNS = (
    "article", "headline", "article_url", "number", "purpose", "verdict", "rating_value", "quote", "statement", "short_form",
    "claimant", "stated_on", "first_appearance", "types", "is_central", "summary", "basis", "decided_on", "decided_by",
    "checked_by", "sources",
)  # fmt: skip


def write_csv(file: BinaryIO) -> int:
    """Write a row for each decided claim, with the rules of report.csv; return the number of claims.

    Every cell is quoted, lines end as in RFC 4180, and a byte-order mark comes first.
    """
    file.write(BYTE_ORDER_MARK + ",".join(f'"{name}"' for name in COLUMNS).encode() + b"\r\n")
    cells = SQL(", ").join(map(_cell, COLUMNS))
    statement = SQL("COPY (SELECT {} FROM ({}) c) TO STDOUT (FORMAT csv, FORCE_QUOTE *)")
    count = 0
    for line in _stream(statement.format(cells, SQL(read_sql(DECIDED_CLAIMS)))):
        file.write(line[:-1] + b"\r\n")
        count += 1
    return count


def write_json_lines(file: BinaryIO) -> int:
    """Write a JSON object for each decided claim, one a line; return the number of claims."""
    # JSON holds no control characters, so with these COPY quotes and escapes nothing.
    statement = SQL(
        "COPY (SELECT row_to_json(c) FROM ({}) c) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"
    )
    count = 0
    for line in _stream(statement.format(SQL(read_sql(DECIDED_CLAIMS)))):
        file.write(line)
        count += 1
    return count


FORMATS: dict[str, Callable[[BinaryIO], int]] = {"csv": write_csv, "jsonl": write_json_lines}
"""By file ending."""


def _stream(statement: SQL) -> Iterator[bytes]:
    """Yield each line that COPY writes. It may take longer than a page may."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL jit = off")  # compiling takes longer than the first thousand rows
        with ClientCursor(cursor.connection).copy(statement) as lines:
            yield from map(bytes, lines)


def _cell(column: str) -> SQL:
    """Return the SQL of a cell. Text that a spreadsheet could run as a formula gets an apostrophe, as `report_csv.defuse` does."""
    name = Identifier(column)
    if column == "is_central":
        return SQL("CASE WHEN {} THEN 'yes' ELSE 'no' END").format(name)
    if column in LISTS:
        return _defused(
            SQL("array_to_string(coalesce({}, '{{}}'), {})").format(name, Literal(LISTS[column]))
        )
    return _defused(name) if column in TEXTS else SQL("coalesce({}::text, '')").format(name)


def _defused(text: SQL | Identifier) -> SQL:
    # Most cells begin with a letter or digit, which is quicker to see than that the expression doesn't match.
    return SQL(
        "CASE WHEN left({0}, 1) BETWEEN '0' AND 'z' COLLATE \"C\" AND left({0}, 1) NOT IN ('=', '@')"
        " THEN {0} WHEN {0} ~ {1} THEN '''' || {0} ELSE {0} END"
    ).format(text, Literal(dangerous_beginning()))


@cache
def dangerous_beginning() -> str:
    """Return the regular expression for cells that `report_csv.defuse` changes."""
    codes = [code for code in range(1, sys.maxunicode + 1) if is_invisible(chr(code))]
    ranges, first = [], codes[0]
    for code, following in zip(codes, [*codes[1:], 0], strict=True):
        if following != code + 1:
            ranges.append(rf"\U{first:08x}-\U{code:08x}")
            first = following
    starts = "".join(rf"\U{ord(sign):08x}" for sign in sorted(FORMULA_STARTS))
    return rf"^([\t\r\n]|[{''.join(ranges)}]*[{starts}])"
