"""The frozen document of a report: its format and its canonical bytes."""

import hashlib
from typing import Any

from django.utils.text import Truncator

from claims.canonical_json import canonical_json
from claims.vocabulary import UnitRole

# An older release may have frozen the document, so it is read as plain dictionaries and never turned back into rows.
# docs/report-document.md describes its format, "factcheck-report/1".
type Document = dict[str, Any]
type ClaimEntry = dict[str, Any]
type EvidenceEntry = dict[str, Any]

DECIDED = "decided"
SET_ASIDE = "set-aside"
BEFORE_PUBLICATION = "before-publication"

HEADINGS = (UnitRole.HEADLINE, UnitRole.SUB_HEADING)
NO_TITLE = (UnitRole.BY_LINE, UnitRole.DATELINE, UnitRole.CAPTION, UnitRole.CLUTTER)
"""Roles of lines that no title is made of."""
TITLE_WORDS = 12


def canonical_bytes(document: Document) -> bytes:
    """Return the bytes of a document that its SHA-256 is computed from."""
    return canonical_json(document).encode()


def digest(document: Document) -> str:
    """Return the SHA-256 of the canonical JSON in hexadecimal. It is the hash of the downloaded report.json."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def is_of_the_first_release(document: Document) -> bool:
    """Return whether the report is from before December 2026. Its files keep the bytes that they had."""
    return "published_on" not in document


def publication_day(document: Document) -> str:
    """Return the day of publication where the newsroom is; reports of the first release only have that of UTC."""
    return document.get("published_on") or document["published_at"][:10]


def public_title(document: Document) -> str:
    """Return the title for readers: the headline of the check, or else of the article, or else a working title."""
    headline = document.get("headline") or document["article"]["headline"]
    return headline or working_title(document)


def working_title(document: Document) -> str:
    """Return the first heading of the article, or else its first words, on one line."""
    article = document["article"]
    text = article["revision"]["text"]
    units = [unit for unit in article["units"] if unit["role"] not in NO_TITLE]
    headings = (unit for unit in units if unit["role"] in HEADINGS)
    first = next(headings, units[0] if units else {"start": 0, "end": len(text)})
    words = " ".join(text[first["start"] : first["end"]].split())
    if first.get("role") in HEADINGS:
        return words
    return Truncator(words).words(TITLE_WORDS) or "Fact check"


def find_claim(document: Document, number: int) -> ClaimEntry | None:
    """Return the claim with this number, or None if the report has none."""
    return next((claim for claim in document["claims"] if claim["number"] == number), None)


def cited_source(entry: EvidenceEntry) -> str:
    """Return the link or description that evidence cites, or an empty string if the source may be protected.

    A protected source has no URL, and `passage_found` is empty. Reports of earlier releases have no `passage_found`, so
    their descriptions may be those of protected sources.
    """
    return entry["url"] or (entry["description"] if entry.get("passage_found") else "")


def neighbours(document: Document, number: int) -> tuple[int | None, int | None]:
    """Return the numbers of the previous and the next claim, or None if there is none."""
    numbers = [claim["number"] for claim in document["claims"]]
    before = max((other for other in numbers if other < number), default=None)
    after = min((other for other in numbers if other > number), default=None)
    return before, after
