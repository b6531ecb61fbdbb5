"""Querysets that are built and compiled once for each kind of person, and then only executed.

A queryset with rules of visibility takes milliseconds to build and to compile, and the database answers
it in less than one. `@compiled_once` does the first only once: the rules stay in one place, as Django
writes them, and pages that are requested all day cost what the statement costs.
"""

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import wraps
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import EmptyResultSet, ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from psycopg import sql

from claims.prepared_statements import as_parameter, prepared_cursor

FIRST, SECOND = 2_147_100_000, 2_147_200_000
"""Two rows of numbers that stand for arguments while a queryset is compiled. No row has such a key."""
MOST_ARGUMENTS = 10
PARAMETERS = re.compile(r"(%%|%s)")
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: int,
    str: str,
    datetime: lambda number: datetime.fromtimestamp(number, UTC),
}
"""What stands for an argument of each type."""


def compiled_once[Row](
    build: Callable[..., QuerySet[Any]],
    row_type: Callable[..., Row] | None = None,
) -> Callable[..., list[Row]]:
    """Turn a function that builds a queryset into one that returns its rows, and builds it once.

    The rows are those of the queryset, or with `row_type` made of the values of a `values_list`.

    An argument is a person, a number, a text or a moment, which are parameters of the statement, or a
    list of texts for the look-up `in`. A person's roles, None, bool and members of an Enum choose another
    statement. What the function asks of a person beside the key and the roles is an error, as is anything
    that differs from one time to the next: use `Now()` for the present moment.
    """
    known: dict[tuple[object, ...], _Statement | None] = {}

    @wraps(build)
    def read(*arguments: object) -> list[Row]:
        kinds = tuple(map(_kind_of, arguments))
        if kinds not in known:
            known[kinds] = _compile(build, arguments)
        if (statement := known[kinds]) is None:
            return []
        if row_type is None:
            return list(statement.queryset_of(arguments))
        return [row_type(*values) for values in statement.values_of(arguments)]

    return read


def join_keys(rows: Iterable[Model]) -> str:
    """Return the keys of rows as one argument of a compiled read, for `keys_in`."""
    return ",".join(str(row.pk) for row in rows)


def keys_in(joined: str) -> RawSQL:
    """Return the keys that `join_keys` joined, as the right side of a condition with `__in`."""
    return RawSQL("SELECT unnest(string_to_array(%s, ',')::bigint[])", [joined])


def attach[Owner: Model](owner: Owner, name: str, rows: list[Any]) -> None:
    """Let `owner.name.all()` return these rows, as if they had been fetched with `prefetch_related`."""
    related = getattr(owner, name)
    for row in rows:
        setattr(row, related.field.name, owner)
    fetched = related.all()
    fetched._result_cache = rows  # noqa: SLF001
    fetched._prefetch_done = True  # noqa: SLF001
    owner._prefetched_objects_cache = {  # noqa: SLF001
        **getattr(owner, "_prefetched_objects_cache", {}),
        name: fetched,
    }


def _kind_of(argument: object) -> object:
    """Return what chooses the statement: the type of what is a parameter, and the value of all else."""
    if isinstance(argument, AbstractBaseUser):
        return argument.roles
    if type(argument) in STAND_INS or isinstance(argument, list):
        return type(argument)
    if argument is None or isinstance(argument, bool | Enum):
        return argument
    raise TypeError(f"{argument!r} can't be a parameter, nor choose a statement.")


@dataclass(frozen=True)
class _Statement:
    """A compiled queryset; each parameter is one of the arguments, by its position."""

    queryset: QuerySet[Any]
    compiler: Any
    text: str
    positions: tuple[int, ...]

    def converters(self, expressions: list[Any]) -> dict[int, Any]:
        """Return the converters of the columns, which Django looks up again for each execution."""
        if (found := self.compiler.__dict__.get("found_converters")) is None:
            found = self.compiler.found_converters = self.compiler.get_converters(expressions)
        return found

    def queryset_of(self, arguments: tuple[object, ...]) -> QuerySet[Any]:
        """Return a queryset that executes the statement for these arguments."""
        query = self._bind(arguments)
        return type(self.queryset)(self.queryset.model, query=query, using=DEFAULT_DB_ALIAS)

    def values_of(self, arguments: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
        """Execute the statement for these arguments and return its rows as tuples."""
        return self._bind(arguments).get_compiler(DEFAULT_DB_ALIAS).results_iter()

    def _bind(self, arguments: tuple[object, ...]) -> "_BoundQuery":
        values = [_value_of(arguments[position]) for position in self.positions]
        return _BoundQuery(self, values)


class _BoundQuery:
    """Stands for the `query` of a queryset, whose only use is then to be executed."""

    def __init__(self, statement: _Statement, values: list[object]) -> None:
        self.statement, self.values = statement, values

    def get_compiler(self, using: str, **_: object) -> Any:
        """Return a compiler that has compiled already."""
        compiler = copy.copy(self.statement.compiler)
        compiler.connection = connections[using]
        compiler.get_converters = self.statement.converters
        compiler.execute_sql = self.execute
        return compiler

    def execute(self, *_: object, **__: object) -> Iterator[list[tuple[Any, ...]]]:
        """Return the rows, in the one batch that Django's own compiler returns in many."""
        with prepared_cursor() as cursor:
            cursor.execute(self.statement.text, self.values)
            return iter([cursor.fetchall()])


def _value_of(argument: object) -> object:
    return as_parameter(argument.pk if isinstance(argument, AbstractBaseUser) else argument)


def _compile(
    build: Callable[..., QuerySet[Any]], arguments: tuple[object, ...]
) -> _Statement | None:
    """Compile the queryset for two sets of stand-ins; all that may differ is where these stand."""
    try:
        first, second = (_build(build, arguments, start) for start in (FIRST, SECOND))
    except EmptyResultSet:
        return None
    queryset, compiler, text, parameters = first
    positions = _positions(parameters, FIRST)
    if (text, _pattern(parameters, FIRST)) != (second[2], _pattern(second[3], SECOND)):
        message = (
            f"{build.__qualname__} differs each time that it is called: it can't be compiled once."
        )
        raise ImproperlyConfigured(message)
    numbered = (position for position in positions if position is not None)
    return _Statement(
        queryset, compiler, _inline(text, parameters, positions, arguments), tuple(numbered)
    )


def _build(
    build: Callable[..., QuerySet[Any]], arguments: tuple[object, ...], start: int
) -> tuple[QuerySet[Any], Any, str, tuple[Any, ...]]:
    queryset = build(*(_stand_in(argument, start + n) for n, argument in enumerate(arguments)))
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    text, parameters = compiler.as_sql()
    return queryset, compiler, text, tuple(parameters)


def _stand_in(argument: object, number: int) -> object:
    if isinstance(argument, AbstractBaseUser):
        # A person of whom only the key is known: to read anything else fails, since there is no such row.
        person = get_user_model().from_db(DEFAULT_DB_ALIAS, ["id"], [number])
        person.roles = argument.roles
        return person
    if isinstance(argument, list):
        return [str(number)]
    make = STAND_INS.get(type(argument))
    return make(number) if make else argument


def _positions(parameters: tuple[Any, ...], start: int) -> list[int | None]:
    """Return for each parameter the argument that it stands for; None for a constant."""
    standing = {
        str(make(start + n)): n for n in range(MOST_ARGUMENTS) for make in STAND_INS.values()
    }
    return [standing.get(str(parameter)) for parameter in parameters]


def _pattern(parameters: tuple[Any, ...], start: int) -> list[object]:
    """Return the parameters, with the position of an argument in place of what stands for it."""
    pairs = zip(_positions(parameters, start), parameters, strict=True)
    return [repr(parameter) if position is None else position for position, parameter in pairs]


def _inline(
    text: str,
    parameters: tuple[Any, ...],
    positions: list[int | None],
    arguments: tuple[object, ...],
) -> str:
    """Write constants into the statement: the database knows their types only there."""
    parts, numbered = PARAMETERS.split(text), iter(zip(parameters, positions, strict=True))
    for n, part in enumerate(parts):
        if part != "%s":
            continue
        parameter, position = next(numbered)
        if position is None:
            literal = sql.Literal(parameter).as_string(connection.connection)
            parts[n] = literal.replace("%", "%%")
        elif isinstance(arguments[position], list):
            if not parts[n - 1].endswith(" IN ("):
                raise ImproperlyConfigured("A list can only be looked up with `in`.")
            parts[n - 1] = parts[n - 1].removesuffix("IN (") + "= ANY ("
            parts[n] = "%s::text[]"
        else:
            parts[n] = "%s::text" if isinstance(parameter, str) else "%s"
    return "".join(parts)
