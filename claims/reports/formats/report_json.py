"""report.json: the frozen document byte for byte, so that it has the report's SHA-256."""

from claims.reports.document import Document, canonical_bytes

MEDIA_TYPE = "application/json"


def write(document: Document, site_url: str) -> bytes:
    return canonical_bytes(document)
