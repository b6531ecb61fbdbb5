"""The frozen document of a report: its shape, and the bytes it is known by."""

import hashlib
from typing import Any

from claims.canonical_json import canonical_json

# The document is JSON that was frozen long ago, perhaps by an older release: it is read as plain dictionaries and never
# turned back into rows. Its shape ("factcheck-report/1") is described in claims/README.md.
type Document = dict[str, Any]
type ClaimEntry = dict[str, Any]
type EvidenceEntry = dict[str, Any]

DECIDED = "decided"
SET_ASIDE = "set-aside"
BEFORE_PUBLICATION = "before-publication"


def canonical_bytes(document: Document) -> bytes:
    """Return the bytes of a document that its SHA-256 is computed from."""
    return canonical_json(document).encode()


def digest(document: Document) -> str:
    """Return the SHA-256 (hexadecimal) that anyone gets from the report.json they downloaded."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def find_claim(document: Document, number: int) -> ClaimEntry | None:
    """Return the claim of that number, or None where the report has none."""
    return next((claim for claim in document["claims"] if claim["number"] == number), None)


def cited(entry: EvidenceEntry) -> str:
    """Return what a piece of evidence cites, empty where that is hidden.

    A protected source has no address and no word on a copy; in reports that know of no copies
    any description may be that of a protected one.
    """
    return entry["url"] or (entry["description"] if entry.get("passage_found") else "")


def neighbours(document: Document, number: int) -> tuple[int | None, int | None]:
    """Return the numbers of the claims before and after this one; None at either end."""
    numbers = [claim["number"] for claim in document["claims"]]
    before = max((other for other in numbers if other < number), default=None)
    after = min((other for other in numbers if other > number), default=None)
    return before, after
