"""Record an import of many rows that counts as one event: by a command, past the actions that make single rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Model

from claims.ledger.imported_rows import describe_imported
from claims.ledger.recording import lock_chain, record
from claims.models import Decision, NewsroomSettings, Rating, Report, Review
from claims.vocabulary import EventType

COUNTED: tuple[type[Model], ...] = (Rating, Review, Decision, Report)
"""The rows that count: those whose single changes are events."""

# The digest is that of claims/models/outside_change.py.
DIGEST = """
    SELECT count(*), min(r.id), max(r.id), encode(sha256(coalesce(string_agg(
        sha256(convert_to((to_jsonb(r) - 'document')::text, 'UTF8')), '' ORDER BY r.id
    ), '')), 'hex')
    FROM {table} r WHERE r.id > %s
"""


@contextmanager
def bulk_import(source: str) -> Iterator[None]:
    """Run an import in one transaction, and record what it added as one event in the newsroom's chain.

    `source` says where the rows come from. The payload holds, for each table with new rows, their `count`, the
    `first` and the `last` key, and the `digest` of the rows; nothing is recorded if there are none. It also holds what
    `describe_imported` returns, so that rows without events of their own can be verified later.
    """
    with transaction.atomic():
        chain = lock_chain(None)
        last = {model: _last_key(model) for model in COUNTED}
        yield
        tables = [_measure(model, after) for model, after in last.items()]
        if imported := [table for table in tables if table["count"]]:
            chain.refresh_from_db()  # the import may have run actions of its own
            record(
                chain=chain,
                by=None,
                event_type=EventType.BULK_IMPORT,
                on=NewsroomSettings(pk=1),
                source=source,
                tables=imported,
                **describe_imported(chain, after_review=last[Review], after_rating=last[Rating]),
            )


def _last_key(model: type[Model]) -> int:
    return model._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0  # noqa: SLF001 - of any model


def _measure(model: type[Model], after: int) -> dict[str, object]:
    """Return how many rows of a table have a key greater than `after`, and the digest of them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(DIGEST.format(table=table), [after])
        count, first, last, digest = cursor.fetchone()
    return {"table": table, "count": count, "first": first, "last": last, "digest": digest}
