"""The files of a report, each made once: when the report is published, or else when somebody first asks for it."""

from django.conf import settings

from claims.models import Report, ReportFile
from claims.reports.actions.filing import store_file
from claims.reports.formats import FORMATS
from claims.reports.formats.report_pdf import CannotPrint


def file_of(report: Report, name: str) -> bytes:
    """Return a file of a report as it was first made; `name` is a key of FORMATS. Raises CannotPrint.

    The document itself is not stored a second time.
    """
    if name == "json":
        return report.document.encode()
    stored = ReportFile.objects.filter(report=report, name=name).values_list("content").first()
    if stored:
        return bytes(stored[0])
    content = FORMATS[name].write(report.data, settings.SITE_URL)
    return store_file(report=report, name=name, content=content)


def make_files(report: Report) -> None:
    """Make and store each file of a report, except a PDF where that can't be made."""
    for name in FORMATS:
        try:
            file_of(report, name)
        except CannotPrint:
            continue
