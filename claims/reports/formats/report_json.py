"""report.json: the frozen document, byte for byte, so that its SHA-256 is the report's."""

from claims.reports.document import Document, canonical_bytes

MEDIA_TYPE = "application/json"


def write(document: Document, site_url: str) -> bytes:
    """Return the canonical JSON of the document."""
    return canonical_bytes(document)
