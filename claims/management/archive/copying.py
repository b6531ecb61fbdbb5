"""Rows as lines of COPY: what is the same in all rows of a kind is written down once."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import count

from django.db import connection, models

NULL = r"\N"


def escape(text: str) -> str:
    """Return a text as COPY reads it."""
    escaped = text.replace("\\", "\\\\").replace("\t", "\\t")
    return escaped.replace("\n", "\\n").replace("\r", "\\r")


def spell(value: object) -> str:
    """Return a value as COPY reads it: NULL, a truth value, a moment, a number or a text."""
    match value:
        case None:
            return NULL
        case bool():
            return "t" if value else "f"
        case list():
            return "{}"
        case datetime():
            return value.isoformat()
        case _:
            return escape(str(value))


class Lines:
    """The lines of one table that are still to be written.

    A line is given the columns in `given`, in this order. All other columns are the same in each line: those of
    `constant`, or what the model's field has by default.
    """

    def __init__(self, model: type[models.Model], *given: str, **constant: object) -> None:
        fields = {
            field.column: field for field in model._meta.concrete_fields if not field.generated
        }
        own = [*given, *constant]
        if unknown := set(own) - fields.keys():
            raise ValueError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
        others = {name: field for name, field in fields.items() if name not in own}
        key = fields.get("id")
        self.next_key = count(self._last_key(model) + 1) if key and "id" in others else None
        if self.next_key:
            given, others = ("id", *given), {k: v for k, v in others.items() if k != "id"}
        fixed = {name: self._default(field) for name, field in others.items()} | constant
        self.columns = (*given, *fixed)
        tail = "".join(f"\t{spell(value).replace('%', '%%')}" for value in fixed.values())
        self.template = "\t".join(["%s"] * len(given)) + tail + "\n"
        self.table, self.lines = model._meta.db_table, []

    @staticmethod
    def _last_key(model: type[models.Model]) -> int:
        return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    @staticmethod
    def _default(field: models.Field) -> object:
        if isinstance(field, models.JSONField):
            return "[]"
        value = field.get_default()
        return "" if value is None and field.empty_strings_allowed and not field.null else value

    def reserve(self) -> int:
        """Return the key of a row that `add` will write later."""
        return next(self.next_key)

    def add(self, *values: object) -> None:
        """Add a line; `values` begin with the key if the table has one."""
        self.lines.append(self.template % values)

    def add_row(self, *values: object) -> int:
        """Add a line under the next key, and return the key."""
        key = self.reserve()
        self.add(key, *values)
        return key

    def take(self) -> tuple[str, str]:
        """Return the COPY statement and the lines that are still to be written, and forget them."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        content = "".join(self.lines)
        self.lines.clear()
        return f"COPY {self.table} ({columns}) FROM STDIN", content


class Writer:
    """Writes lines in a thread of its own, so that the next ones are made meanwhile.

    It writes in the transaction of the connection that Django has here, which nobody else may use until `wait`.
    """

    def __init__(self) -> None:
        connection.ensure_connection()
        self.connection = connection.connection
        self.thread = ThreadPoolExecutor(1)
        self.writing: Future | None = None

    def write(self, tables: Iterable[Lines]) -> None:
        """Write the lines of these tables once those before are written."""
        taken = [lines.take() for lines in tables]
        self.wait()
        self.writing = self.thread.submit(self._copy, taken)

    def wait(self) -> None:
        """Wait until everything is written; raise what went wrong."""
        if self.writing:
            self.writing.result()
        self.writing = None

    def _copy(self, taken: Iterable[tuple[str, str]]) -> None:
        for statement, content in taken:
            if content:
                with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
                    copy.write(content)
