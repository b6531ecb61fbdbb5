"""report.html: the whole report in one file, without scripts and without images or styles from other files."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from claims.reports.document import Document
from claims.reports.pages.reader import ReadReport

MEDIA_TYPE = "text/html; charset=utf-8"

SHEETS = ("css/factcheck.css", "css/report.css")
"""The style sheets of reports/base.html."""


def write(document: Document, site_url: str) -> bytes:
    """Return the report as a standalone page with absolute links to our own pages."""
    page = render_to_string(
        "reports/report_file.html",
        {"report": ReadReport(document, site_url), "style": _style()},
    )
    return page.encode("utf-8")


def _style() -> SafeString:
    sheets = "\n".join(map(_read, SHEETS))
    return mark_safe(sheets)  # noqa: S308 - files of this repository, not user input


def _read(name: str) -> str:
    path = finders.find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(name)
    return Path(path).read_text(encoding="utf-8")
