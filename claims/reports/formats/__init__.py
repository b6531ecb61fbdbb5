"""A published report as files. Their bytes only depend on the frozen document and the site's URL."""

from collections.abc import Callable
from typing import NamedTuple

from claims.reports.document import Document
from claims.reports.formats import (
    annotation_tools,
    annotations,
    averitec,
    claim_review,
    report_csv,
    report_docx,
    report_html,
    report_json,
    report_jsonl,
    report_pdf,
    report_xlsx,
)


class Format(NamedTuple):
    """A file of a report."""

    name: str
    """Of the file."""
    title: str
    """What readers see: what it is, and whom it is for."""
    media_type: str
    write: Callable[[Document, str], bytes]
    is_saved: bool = True
    """Whether a browser saves it instead of showing it."""


FORMATS: dict[str, Format] = {
    "html": Format("report.html", "HTML (the whole report in one file)", report_html.MEDIA_TYPE, report_html.write),
    "pdf": Format("report.pdf", "PDF (for printing)", report_pdf.MEDIA_TYPE, report_pdf.write),
    "docx": Format("report.docx", "Word (verdicts, and comments in the text)", report_docx.MEDIA_TYPE, report_docx.write),
    "xlsx": Format("report.xlsx", "Excel (claims and evidence)", report_xlsx.MEDIA_TYPE, report_xlsx.write),
    "csv": Format("report.csv", "CSV (one row a claim)", report_csv.MEDIA_TYPE, report_csv.write),
    "json": Format("report.json", "JSON (all data)", report_json.MEDIA_TYPE, report_json.write, is_saved=False),
    "jsonl": Format("report.jsonl", "JSON Lines (one claim a line)", report_jsonl.MEDIA_TYPE, report_jsonl.write),
    "claimreview": Format("claimreview.jsonld", "ClaimReview (for search engines)", claim_review.MEDIA_TYPE, claim_review.write),
    "annotations": Format("annotations.jsonld", "Web Annotations (W3C)", annotations.MEDIA_TYPE, annotations.write),
    "averitec": Format("averitec.json", "AVeriTeC (for researchers)", averitec.MEDIA_TYPE, averitec.write),
    "doccano": Format("doccano.jsonl", "doccano", annotation_tools.JSON_LINES, annotation_tools.write_doccano),
    "label-studio": Format("label-studio.json", "Label Studio", annotation_tools.JSON, annotation_tools.write_label_studio),
}  # fmt: skip
"""By the name that `manage.py export_report --format` takes, in the order of the page."""

BY_FILE = {format_.name: key for key, format_ in FORMATS.items()}
