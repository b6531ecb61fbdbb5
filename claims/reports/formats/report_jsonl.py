"""report.jsonl: one claim a line, each with what says which report it is of."""

import json

from claims.reports.addresses import claim_address
from claims.reports.document import Document, digest

MEDIA_TYPE = "application/jsonl"


def write(document: Document, site_url: str) -> bytes:
    """Return the claims as JSON lines in UTF-8: the entry of the document, with `page` and `report` beside it."""
    report = {
        "format": document["format"],
        "article": document["article"]["slug"],
        "number": document["number"],
        "published_at": document["published_at"],
        "sha256": digest(document),
    }
    lines = (
        claim | {"report": report, "page": claim_address(document, claim["number"], site_url)}
        for claim in document["claims"]
    )
    return "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines
    ).encode()
