"""Guards on spans: the words that a row names stand at its place in a text, checked once a statement.

`substr()` walks from the first character of a text, so that a look for each of a thousand rows would
take quadratic time. Here the rows of one statement are read in their order through a pane that moves
along the text, as the sentences of a revision are.
"""

import pgtrigger

from claims.models import guards

NEW, OLD = "new_rows", "old_rows"
PANE = 8192

_WALK = """
    DECLARE
        place record;
        walked bigint := NULL;
        whole text := '';
        pane text := '';
        opened integer := 0;
    BEGIN
        FOR place IN {rows} ORDER BY 1, 2 LOOP
            IF place.revision IS DISTINCT FROM walked THEN
                SELECT text INTO whole FROM claims_revision WHERE id = place.revision;
                walked := place.revision;
                opened := 0;
                pane := left(whole, {pane});
            END IF;
            IF place.e > opened + {pane} THEN
                opened := place.s;
                pane := substr(whole, opened + 1, greatest({pane}, place.e - place.s));
            END IF;
            IF ({test}) IS NOT TRUE THEN {refusal} END IF;
        END LOOP;
        RETURN NULL;
    END;
"""
STANDING = "substr(pane, place.s - opened + 1, place.e - place.s)"
"""SQL for the words that stand at the place of a row."""


def folded(expression: str) -> str:
    """Return SQL for words without any white space: a new line break changes no words."""
    return f"translate({expression}, {guards.sql_string(guards.WHITE_SPACE)}, '')"


def require(
    name: str, operation: pgtrigger.Operation, rows: str, test: str, sentence: str
) -> pgtrigger.Trigger:
    """Refuse a statement after which a row names other words than stand at its place.

    `rows` is SQL for (revision, s, e, …) of the rows to look at, from `NEW` (and `OLD` on update);
    `test` is SQL over such a `place` and `STANDING`.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(
            new=NEW, old=OLD if operation is pgtrigger.Update else None
        ),
        func=_WALK.format(rows=rows, test=test, refusal=guards.refusal(name, sentence), pane=PANE),
    )
