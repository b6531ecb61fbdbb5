"""OutsideChange: rows that count were changed past the actions, by a shell, a bulk update, raw SQL or COPY.

A trigger runs after each statement that writes submitted reviews, decisions, ratings or reports. Where an action
runs, it returns at once: `ledger.lock_chain` has marked the transaction. Otherwise it appends one event
`outside` to the ledger, however many rows the statement wrote, and a row here, by which the event is found.

The payload of the event is canonical JSON:

| Key | What it holds |
|---|---|
| `count` | the number of rows that differ |
| `digest` | SHA-256 of the SHA-256s of all rows after the change (of deleted rows: before it), in the order of their keys; a row is the text of PostgreSQL's `to_jsonb` |
| `operation`, `table`, `role` | `insert`, `update` or `delete`; the table; the role that signed in to the database |
| `rows` | the first 20 rows: `key` (such as `review:12`), and `before` and `after` as such texts, or null. A report's document is left out |
"""

from dataclasses import dataclass

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from claims.models import guards
from claims.models.decision import Decision
from claims.models.event import Event
from claims.models.report import Report
from claims.models.review import Review
from claims.models.scale import Rating

DOES = {"insert": "adds", "update": "changes", "delete": "deletes"}
DID = {"insert": "added", "update": "changed", "delete": "deleted"}


class OutsideChange(models.Model):
    """One statement that changed rows outside the workflow. A trigger writes it together with its event."""

    event = models.OneToOneField(
        Event, models.PROTECT, primary_key=True, related_name="outside_change"
    )
    noun = models.CharField(max_length=12, help_text="What the rows are: review, decision, …")
    operation = models.CharField(max_length=8)
    row_count = models.PositiveBigIntegerField()
    columns = ArrayField(models.TextField(), help_text="The columns that an update changed.")
    role = models.TextField(help_text="The role that signed in to the database.")
    claims = ArrayField(models.BigIntegerField(), help_text="Keys of the claims of these rows.")

    class Meta:
        ordering = ("-event",)
        indexes = (GinIndex(fields=("claims",), name="outside_change_of_claim"),)
        triggers = guards.immutable("outside_change", "the record of a change outside the workflow")

    def __str__(self) -> str:
        return self.description

    @property
    def description(self) -> str:
        """What was done, in a sentence that names no row, such as "2 reviews were changed (rationale) by …"."""
        is_one = self.row_count == 1
        article = "An" if self.noun[0] in "aeiou" else "A"
        rows = f"{article} {self.noun} was" if is_one else f"{self.row_count} {self.noun}s were"
        columns = [column.removesuffix("_id").replace("_", " ") for column in self.columns]
        changed = f" ({', '.join(columns)})" if columns else ""
        return f"{rows} {DID[self.operation]}{changed} by the database role “{self.role}”."


# --- The triggers that write it -------------------------------------------------------------------
@dataclass(frozen=True)
class _Table:
    """How the rows of a table are recorded. In expressions, `{row}` stands for a row."""

    noun: str
    claim: str = ""
    """Expression for the key of the claim that a row belongs to."""
    article: str = "NULL"
    """Expression for the key of its article, where it belongs to no claim."""
    leaves_out: str = ""
    """A column that is left out of the payload and of the digest."""
    only_submitted: bool = False

    def triggers(self) -> list[guards.Trigger]:
        """Return one trigger for each operation, because each sees other rows."""
        return [self._trigger(operation) for operation in _ROWS]

    def _trigger(self, operation: pgtrigger.Operation) -> guards.Trigger:
        name, rows = _ROWS[operation]
        sees_old, sees_new = "old_rows" in rows, "new_rows" in rows
        return guards.Trigger(
            f"{self.noun}_{name}_outside_is_recorded",
            operation,
            f"Writes an event for a statement that {DOES[name]} {self.noun}s outside the workflow.",
            function="record_outside_change",
            when=pgtrigger.After,
            level=pgtrigger.Statement,
            referencing=pgtrigger.Referencing(
                new="new_rows" if sees_new else None, old="old_rows" if sees_old else None
            ),
            parameters={
                "noun": f"'{self.noun}'",
                "any_row": self._find_any_row(sees_old, sees_new),
                "changes": self._read_changes(rows, sees_old, sees_new),
            },
        )

    def _find_any_row(self, *sees: bool) -> str:
        """Return a cheap condition that the statement wrote a row that counts: a draft doesn't."""
        tables = [table for table, is_there in zip(_TABLES, sees, strict=True) if is_there]
        exists = [f"EXISTS (SELECT FROM {table} WHERE state = 'submitted')" for table in tables]
        return " OR ".join(exists) if self.only_submitted else "true"

    def _read_changes(self, rows: str, sees_old: bool, sees_new: bool) -> str:
        """Return the SELECT of all rows that count: key, row before and after, claim, article."""
        aliases = ["n"] * sees_new + ["o"] * sees_old
        hidden = f" - '{self.leaves_out}'" if self.leaves_out else ""
        before = f"to_jsonb(o){hidden}" if sees_old else "NULL::jsonb"
        after = f"to_jsonb(n){hidden}" if sees_new else "NULL::jsonb"

        def of_row(expression: str) -> str:
            return f"coalesce({', '.join(expression.format(row=alias) for alias in aliases)})"

        if self.claim:
            rows += f" JOIN claims_claim claim ON claim.id = {of_row(self.claim)}"
            owner = "claim.id AS claim, claim.article_id AS article"
        else:
            owner = f"NULL::bigint AS claim, {of_row(self.article)}::bigint AS article"
        counts = " OR ".join(f"{alias}.state = 'submitted'" for alias in aliases)
        where = f" WHERE {counts}" if self.only_submitted else ""
        columns = f"{of_row('{row}.id')} AS key, {before} AS before, {after} AS after, {owner}"
        return f"SELECT {columns} FROM {rows}{where}"  # noqa: S608 - made of the words in this file


_TABLES = ("old_rows", "new_rows")
_ROWS = {
    pgtrigger.Insert: ("insert", "new_rows n"),
    pgtrigger.Update: ("update", "old_rows o FULL JOIN new_rows n ON n.id = o.id"),
    pgtrigger.Delete: ("delete", "old_rows o"),
}
_CLAIM_OF_VERSION = (
    "(SELECT v.claim_id FROM claims_claimversion v WHERE v.id = {row}.claim_version_id)"
)
# Registered here, and not on the models, because these triggers write to the table above.
pgtrigger.register(*_Table("review", claim=_CLAIM_OF_VERSION, only_submitted=True).triggers())(
    Review
)
pgtrigger.register(*_Table("decision", claim="{row}.claim_id").triggers())(Decision)
pgtrigger.register(
    *_Table("rating").triggers(), guards.refuse_truncate("rating_is_never_truncated")
)(Rating)
pgtrigger.register(*_Table("report", article="{row}.article_id", leaves_out="document").triggers())(
    Report
)
