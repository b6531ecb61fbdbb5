"""report.csv: one row for each claim, in UTF-8, without cells that a spreadsheet could run as a formula."""

import csv
import io
import unicodedata
from typing import Any

from claims.reports.addresses import claim_address
from claims.reports.document import (
    ClaimEntry,
    Document,
    EvidenceEntry,
    is_of_the_first_release,
)

MEDIA_TYPE = "text/csv; charset=utf-8"

# Characters that start a formula in some spreadsheet program. The last four are full-width forms of the first four.
FORMULA_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")

COLUMNS = (
    "report", "number", "status", "verdict", "rating_value", "quote", "statement", "short_form", "claimant", "stated_on",
    "first_appearance", "types", "is_central", "summary", "basis", "decided_on", "decided_by", "checked_by",
    "set_aside_reason", "sources", "start", "end", "page",
)  # fmt: skip


def write(document: Document, site_url: str) -> bytes:
    """Return the claims as CSV (RFC 4180: comma, CRLF, every cell quoted) with a header row.

    Every cell is quoted, because a spreadsheet that expects semicolons would split an unquoted cell at a semicolon. A
    byte-order mark comes first: without one, Excel reads the file in the character set of the computer.
    """
    file = io.StringIO(newline="")
    rows = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for claim in document["claims"]:
        row = cells(document, claim, site_url)
        rows.writerow([defuse(as_text(row[column])) for column in COLUMNS])
    return file.getvalue().encode("utf-8" if is_of_the_first_release(document) else "utf-8-sig")


def defuse(cell: str) -> str:
    """Return the cell with an apostrophe in front if a spreadsheet could run it as a formula.

    White space and invisible characters before the sign are skipped. A leading tab or line end is dangerous by itself.
    """
    if cell[:1] in {"\t", "\r", "\n"}:
        return f"'{cell}"
    first_visible = next((character for character in cell if not is_invisible(character)), "")
    return f"'{cell}" if first_visible in FORMULA_STARTS else cell


def is_invisible(character: str) -> bool:
    """Whether a spreadsheet may skip this character before a formula."""
    return character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}


def as_text(value: Any) -> str:
    """Return a value as a cell shows it: an empty string for None, and yes or no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def cells(document: Document, claim: ClaimEntry, site_url: str) -> dict[str, Any]:
    """Return the cells of a claim by their column, before they are defused."""
    rating = claim["rating"] or {}
    copied = {column: claim[column] for column in COLUMNS if column in claim}
    return copied | {
        "report": document["number"],
        "verdict": rating.get("label"),
        "rating_value": rating.get("value"),
        "types": "; ".join(claim["types"]),
        "checked_by": "; ".join(claim["checked_by"]),
        "sources": "\n".join(dict.fromkeys(map(_source_line, claim["evidence"]))),
        "page": claim_address(document, claim["number"], site_url),
    }


def _source_line(evidence: EvidenceEntry) -> str:
    parts = (evidence["title"] or evidence["description"], evidence["publisher"], evidence["url"])
    source = ", ".join(" ".join(part.split()) for part in parts if part)
    return f"{evidence['stance']}: {source}" if evidence["stance"] else source
