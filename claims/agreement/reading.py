"""Read a file of cases, such as those of published examples, and say in one sentence what is wrong with it.

The file is JSON: `{"cases": [...]}`. A case has a `name` and either `units`, a list with one list a unit and in it one
entry a person (null where they did not rate it), or `table`, the confusion table of two people as a list of rows. An
entry is a text, a number, true or false, or a list of texts: a set, which is one value whatever its order. Numbers are
read exactly as they are written. `order` lists the values from the lowest to the highest; with it, texts have an order.
"""

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from claims.agreement.counting import Ratings, Value, count_table, count_units

LARGEST_EXPONENT = 400
"""Numbers beyond 10 to this power, or as small, are refused: as exact fractions they would fill the memory."""


class BadFile(Exception):
    """The file can't be read; the message is one sentence for the person who wrote it."""


@dataclass(frozen=True)
class Flag:
    """True or false as a value. Python's own would be equal to 1 and 0."""

    is_true: bool

    def __str__(self) -> str:
        return "true" if self.is_true else "false"


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    name: str
    ratings: Ratings


def read_cases(file: Path) -> list[Case]:
    """Return the cases of a file. Raises BadFile."""
    document = _parse(_read_text(file))
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise BadFile("The file needs an object with a list of “cases”.")
    return [_read_case(case, place) for place, case in enumerate(document["cases"], 1)]


def _read_text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise BadFile(f"There is no file {file}.") from None
    except UnicodeDecodeError:
        raise BadFile("The file is not UTF-8 text.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadFile(f"The file can’t be read: {reason}.") from None


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_float=_read_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_read_object,
        )
    except json.JSONDecodeError as error:
        raise BadFile(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except RecursionError:
        raise BadFile("The file has lists within lists without end.") from None
    except ValueError:  # Python's own limit on the digits of a whole number
        raise BadFile("The file has a number with too many digits.") from None


def _read_number(typed: str) -> Fraction:
    number = Decimal(typed)
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise BadFile(f"The number {typed[:40]} is too large or too small.")
    return Fraction(number)


def _refuse_constant(typed: str) -> NoReturn:
    raise BadFile(f"{typed} is not a number that can be compared.")


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise BadFile(f"The file has “{twice[:40]}” twice in one object.")
    return found


def _read_case(case: Any, place: int) -> Case:
    """Return one case; `place` counts from 1 and names a case without a name."""
    if not isinstance(case, dict):
        raise BadFile(f"Case {place} is not an object.")
    name = case.get("name", f"case {place}")
    if not isinstance(name, str):
        raise BadFile(f"The name of case {place} is not a text.")
    try:
        return Case(name, _count(case))
    except (BadFile, ValueError) as problem:
        raise BadFile(f"Case {place} (“{name[:80]}”): {problem}.") from None


def _count(case: dict[str, Any]) -> Ratings:
    if ("units" in case) == ("table" in case):
        raise BadFile("it needs either “units” or a “table”")
    order = case.get("order")
    if order is not None:
        if not isinstance(order, list) or None in order:
            raise BadFile("its “order” is not a list of values")
        order = [_read_value(value) for value in order]
    rows = case.get("units", case.get("table"))
    if not isinstance(rows, list) or not all(type(row) is list for row in rows):
        raise BadFile(f"its “{'units' if 'units' in case else 'table'}” is not a list of lists")
    if "table" in case:
        return count_table(rows, order)
    return count_units(_read_units(rows), order)


def _read_units(rows: list[list[Any]]) -> list[list[Value | None]]:
    """Return the units with their values read. Texts and whole numbers are values as they are, so most files pass."""
    if set(map(type, chain.from_iterable(rows))) <= {str, int, type(None)}:
        return rows
    return [[None if value is None else _read_value(value) for value in row] for row in rows]


def _read_value(value: Any) -> Value:
    if isinstance(value, bool):
        return Flag(value)
    if isinstance(value, str | int | Fraction):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return frozenset(value)
    raise BadFile("a value is a text, a number, true or false, a list of texts, or null")
