"""report.xlsx: a sheet with one row for each claim, one with the evidence, and one that says which report it is.

Every cell is written as text or as a number, never as a formula or a link, so nothing that somebody typed can run.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from claims.reports.addresses import report_address
from claims.reports.document import Document, digest, public_title
from claims.reports.formats import report_csv

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CHARACTERS = 32_767
"""Of a cell; a spreadsheet program refuses a file with more."""
CUT = "… (report.json has the rest)"
NUMBERS = {"report", "number", "rating_value", "start", "end", "claim", "credibility"}
WIDE = {"quote", "statement", "summary", "sources", "passage", "translation", "workings", "question", "title"}  # fmt: skip
EVIDENCE = (
    "claim", "stance", "title", "publisher", "url", "description", "kind", "question", "passage", "translation", "locator",
    "workings", "archived_url", "accessed_on", "reliability", "credibility", "passage_found", "retracted_on",
)  # fmt: skip


def write(document: Document, site_url: str) -> bytes:
    """Return the workbook. The same document gives the same bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({
            "title": public_title(document)[:255],
            "created": datetime.fromisoformat(document["published_at"]).astimezone(UTC).replace(tzinfo=None),
        })  # fmt: skip
        claims = (report_csv.cells(document, claim, site_url) for claim in document["claims"])
        _write_sheet(book, "Claims", report_csv.COLUMNS, claims)
        pieces = (
            piece | {"claim": claim["number"]}
            for claim in document["claims"]
            for piece in claim["evidence"]
        )
        _write_sheet(book, "Evidence", EVIDENCE, pieces)
        _write_sheet(book, "Report", ("what", "value"), _about(document, site_url))
    return file.getvalue()


def _about(document: Document, site_url: str) -> list[dict[str, Any]]:
    facts = {
        "Title": public_title(document),
        "Newsroom": document["desk"]["name"],
        "Report": document["number"],
        "Published (UTC)": document["published_at"],
        "Published by": document["published_by"],
        "What changed, and why": document["reason"],
        "Address": report_address(document, site_url),
        "SHA-256 of report.json": digest(document),
    }
    return [{"what": what, "value": value} for what, value in facts.items()]


def _write_sheet(
    book: Workbook, name: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    # The mark of a text cell: it stays text when somebody edits it, even if it begins with an equals sign.
    cell = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, 50 if column in WIDE else 18)
        sheet.write_string(0, index, column.replace("_", " "), head)
    for line, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            _write_cell(sheet, line, index, row.get(column), cell, is_number=column in NUMBERS)


def _write_cell(sheet: Any, line: int, index: int, value: Any, style: Format, *, is_number: bool) -> None:  # fmt: skip
    if is_number and isinstance(value, int | float):
        sheet.write_number(line, index, value, style)
        return
    text = report_csv.as_text(value)
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(CUT)] + CUT
    sheet.write_string(line, index, text, style)
