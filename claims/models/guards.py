"""Triggers, each with the sentence that says what it refuses or writes; `manage.py triggers` lists them.

The function of a trigger is the file `sql/<name>.sql`, with these named parameters, which become SQL
literals: `name`, `refusal` (the message of the error), `white_space`, `typography` and `roles_and_rounds`,
the key of a lock. `record_early_readings` is the statement in `sql/parts/`, which several triggers share. A
trigger that refuses raises SQLSTATE 23001 (restrict violation), which Django passes on as `IntegrityError`.
The error names the trigger as its constraint, so that `constraints.violated` knows it by name.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pgtrigger

from claims.text import folding

FUNCTIONS = Path(__file__).parent / "sql"

ROLES_AND_ROUNDS = 1919905121
"""Key of the advisory lock that keeps a change of roles apart from what is written in open rounds."""

WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What `str.isspace` calls white space; the splitter and the database agree on exactly this set."""


TYPOGRAPHY = WHITE_SPACE + "".join(
    sorted(
        folding.INVISIBLE | folding.DASHES | folding.DOUBLE | folding.SINGLE | folding.PRIMES.keys()
    )
)
"""Characters that may differ where two texts fold to the same (`claims.text.folding`)."""


class Trigger(pgtrigger.Trigger):
    """A trigger whose function is in `sql/`; `does` is one sentence that begins with a verb.

    `function` is the file's name where several triggers share one; `parameters` is SQL that only it has.
    """

    def __init__(
        self,
        name: str,
        operation: pgtrigger.Operation,
        does: str,
        *,
        function: str = "",
        when: pgtrigger.When = pgtrigger.Before,
        parameters: dict[str, str] | None = None,
        **options: Any,
    ) -> None:
        self.does = does
        parameters = {
            **(parameters or {}),
            "name": _quote(name),
            "refusal": _quote(f"{name}: {does}"),
            "white_space": _quote_code_points(WHITE_SPACE),
            "roles_and_rounds": ROLES_AND_ROUNDS,
            "record_early_readings": _read("parts/record_early_readings"),
            "typography": _quote_code_points(TYPOGRAPHY),
        }
        func = _read(function or name) % parameters
        super().__init__(name=name, operation=operation, when=when, func=func, **options)


@cache
def _read(function: str) -> str:
    return (FUNCTIONS / f"{function}.sql").read_text("utf-8")


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"  # RAISE reads % as a placeholder


def _quote_code_points(text: str) -> str:
    """Write `text` as an SQL literal of code points, so that no control character is in the SQL."""
    return "U&'" + "".join(f"\\{ord(character):04x}" for character in text) + "'"


def refuse(
    name: str,
    operation: pgtrigger.Operation,
    does: str,
    *,
    condition: pgtrigger.Condition | None = None,
    unless_equal: str = "",
    words: str = "",
) -> Trigger:
    """Refuse `operation` on a row; `unless_equal` names the only columns that may not change.

    `condition` is a trigger condition; without one every row is refused. `words` is a column in which the name of
    somebody who left may be replaced (`people.actions.leaving`).
    """
    if unless_equal:
        columns = [f'"{column}"' for column in unless_equal.split()]
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
        condition = pgtrigger.Condition(f"ROW({old}) IS DISTINCT FROM ROW({new})")
    if words:
        options = {"function": "refuse_but_for_names", "parameters": {"words": f"'{words}'"}}
        return Trigger(name, operation, does, condition=condition, **options)
    return Trigger(name, operation, does, function="refuse", condition=condition)


def refuse_truncate(name: str) -> Trigger:
    """Refuse TRUNCATE of the whole table."""
    return Trigger(
        name,
        pgtrigger.Truncate,
        "Refuses to empty the table.",
        function="refuse",
        level=pgtrigger.Statement,
    )


def require_words(name: str, operation: pgtrigger.Operation, does: str) -> Trigger:
    """Refuse a statement after which a row names other words than stand at its place in a text."""
    is_update = operation is pgtrigger.Update
    return Trigger(
        name,
        operation,
        does,
        function="words_stand_at_their_place",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows", old="old_rows" if is_update else None),
    )


def immutable(noun: str, one: str, *, words: str = "") -> list[Trigger]:
    """Refuse UPDATE, DELETE and TRUNCATE. `one` names a row in sentences, such as "a report"; `words` as in `refuse`."""
    return [
        refuse(f"{noun}_is_immutable", pgtrigger.Update, f"Refuses to change {one}.", words=words),
        refuse(f"{noun}_is_never_deleted", pgtrigger.Delete, f"Refuses to delete {one}."),
        refuse_truncate(f"{noun}_is_never_truncated"),
    ]
