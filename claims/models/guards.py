"""Guards: triggers that refuse what no column constraint can state.

Each raises SQLSTATE 23001 (restrict violation), which Django hands on as `IntegrityError`; the
message begins with the guard's name, so that a log tells which promise was about to be broken.
"""

import pgtrigger

WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What `str.isspace` calls white space; the splitter and the database agree on exactly this set."""


def sql_string(text: str) -> str:
    """Write `text` as an SQL literal of code points, so that no control character is in the SQL."""
    return "U&'" + "".join(f"\\{ord(character):04x}" for character in text) + "'"


def refusal(name: str, sentence: str) -> str:
    """Return the PL/pgSQL statement with which guard `name` refuses."""
    return f"RAISE EXCEPTION '{name}: {sentence}' USING ERRCODE = 'restrict_violation';"


def refuse(
    name: str,
    operation: pgtrigger.Operation,
    sentence: str,
    *,
    condition: pgtrigger.Condition | None = None,
    unless_equal: str = "",
) -> pgtrigger.Trigger:
    """Refuse `operation` on a row; `unless_equal` names columns that alone may not change.

    `condition` is a trigger condition; without one every row is refused.
    """
    if unless_equal:
        columns = [f'"{column}"' for column in unless_equal.split()]
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
        condition = pgtrigger.Condition(f"ROW({old}) IS DISTINCT FROM ROW({new})")
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        condition=condition,
        func=f"{refusal(name, sentence)}",
    )


def refuse_truncate(name: str) -> pgtrigger.Trigger:
    """Refuse TRUNCATE of the whole table."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func=refusal(name, "this table is never emptied"),
    )


def require(
    name: str, operation: pgtrigger.Operation, test: str, sentence: str
) -> pgtrigger.Trigger:
    """Refuse `operation` on a row for which the SQL `test` over NEW is not true."""
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        func=f"IF ({test}) IS NOT TRUE THEN {refusal(name, sentence)} END IF; RETURN NEW;",
    )


def immutable(noun: str) -> list[pgtrigger.Trigger]:
    """Refuse UPDATE, DELETE and TRUNCATE: what stands in the table stands for good."""
    return [
        refuse(f"{noun}_is_immutable", pgtrigger.Update, "the row stands as it was written"),
        refuse(f"{noun}_is_never_deleted", pgtrigger.Delete, "the row is kept"),
        refuse_truncate(f"{noun}_is_never_truncated"),
    ]
