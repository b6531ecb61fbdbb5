"""Reads and writes of an import of claims, each for many articles at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from claims.models import Claim, Person
from claims.sql_files import fetch_rows, read_sql
from claims.vocabulary import ClaimStatus, VersionCause

INSERT_STAGED = Path(__file__).with_name("insert_staged_claims.sql")
IMPORT_TEXTS = Path(__file__).with_name("import_texts.sql")
STAGED = {
    "row_number": "integer", "article_id": "bigint", "revision_id": "bigint", "start": "integer", '"end"': "integer",
    "quote": "text", "context": "jsonb", "statement": "text", "short_form": "text", "claimant": "text", "stated_on": "date",
    "first_appearance": "text", "types": "text[]",
}  # fmt: skip
STAGED_COLUMNS = tuple(STAGED)


@dataclass(frozen=True)
class ImportText:
    """The newest text of an article, its sentences, and the contexts that its claims have in it."""

    article: int
    language: str
    revision: int
    text: str
    units: list[tuple[int, int, str]]
    """Start, end and role of each."""
    known: list[tuple[int, int, list]] | None
    """Start, end and context of each claim."""


@dataclass(frozen=True)
class ClaimedSpan:
    """Words of an article that are a claim which somebody chose."""

    start: int
    end: int
    number: int


def read_import_texts(articles: Iterable[int]) -> list[ImportText]:
    """Return the newest text of each article."""
    return fetch_rows(ImportText, IMPORT_TEXTS, articles=list(articles))


def read_claimed_spans(articles: Iterable[int]) -> dict[int, list[ClaimedSpan]]:
    """Return the spans of all claims but untouched suggestions, by article."""
    suggested = {"status": ClaimStatus.PROPOSED, "current__cause": VersionCause.SPLIT}
    rows = Claim.objects.filter(article__in=articles, start__isnull=False).exclude(**suggested)
    found: dict[int, list[ClaimedSpan]] = {}
    for article, *span in rows.order_by().values_list("article", "start", "end", "number"):
        found.setdefault(article, []).append(ClaimedSpan(*span))
    return found


def stage(cursor: CursorWrapper, batches: Iterable[list[tuple[object, ...]]]) -> None:
    """Copy rows of STAGED_COLUMNS into a temporary table, batch by batch: between two of them others may use the database."""
    columns = ", ".join(f"{name} {kind}" for name, kind in STAGED.items())
    cursor.execute("DROP TABLE IF EXISTS pg_temp.staged_claims")
    cursor.execute(f"CREATE TEMP TABLE staged_claims ({columns}) ON COMMIT DROP")
    for batch in batches:
        with cursor.copy(f"COPY staged_claims ({', '.join(STAGED)}) FROM STDIN") as copy:
            for row in batch:
                copy.write_row(row)
    cursor.execute("ANALYZE staged_claims")


def insert_staged_claims(cursor: CursorWrapper, by: Person) -> None:
    """Make a suggested claim of each staged row, under the next numbers of its article."""
    cursor.execute(read_sql(INSERT_STAGED), {"by": by.pk, "now": timezone.now()})
