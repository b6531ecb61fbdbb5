"""A published report as files. Their bytes only depend on the frozen document and the site's URL."""

from collections.abc import Callable
from typing import NamedTuple

from claims.reports.document import Document
from claims.reports.formats import claim_review, report_csv, report_html, report_json


class Format(NamedTuple):
    """A file format: its media type, and the function that writes a document in it."""

    media_type: str
    write: Callable[[Document, str], bytes]


FORMATS: dict[str, Format] = {
    "json": Format(report_json.MEDIA_TYPE, report_json.write),
    "csv": Format(report_csv.MEDIA_TYPE, report_csv.write),
    "html": Format(report_html.MEDIA_TYPE, report_html.write),
    "jsonld": Format(claim_review.MEDIA_TYPE, claim_review.write),
}
"""By file ending. The download page and `manage.py export_report` both use this."""
