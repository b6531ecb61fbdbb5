"""report.pdf: the report on pages, with contents, page numbers and tags for screen readers (PDF/UA-1).

WeasyPrint makes it. It may read our own fonts and nothing else, neither from the network nor from a disk.
"""

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from claims.reports.document import Document, digest
from claims.reports.formats.lettering import FONTS
from claims.reports.formats.visible import shown
from claims.reports.pages.reader import ReadReport

MEDIA_TYPE = "application/pdf"
STYLE = Path(__file__).with_name("report_pdf.css")
PANGO_IS_MISSING = (
    "The PDF needs the library Pango. On Debian and Ubuntu, install the packages libpango-1.0-0 and"
    " libpangoft2-1.0-0; on a Mac, pango from Homebrew."
)


class CannotPrint(Exception):
    """The PDF can't be made here; the message is a sentence that says what to install."""


def write(document: Document, site_url: str) -> bytes:
    """Return the PDF. The same document gives the same bytes with the same version of WeasyPrint and Pango.

    Raises CannotPrint if Pango is missing.
    """
    weasyprint = _load()
    page = render_to_string("reports/report_pdf.html", {"report": ReadReport(document, site_url)})
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = make_fetcher()
    style = weasyprint.CSS(string=STYLE.read_text(), font_config=fonts, url_fetcher=fetcher)
    return weasyprint.HTML(
        string=shown(page), base_url="about:blank", url_fetcher=fetcher
    ).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=bytes.fromhex(digest(document))[:16],
    )


def _load() -> Any:
    """Return the module, which needs a library of the system as soon as it is imported."""
    try:
        import weasyprint  # noqa: PLC0415 - a server without Pango must start
        import weasyprint.text.fonts  # noqa: PLC0415 - as above
    except (ImportError, OSError) as error:
        raise CannotPrint(PANGO_IS_MISSING) from error
    return weasyprint


def make_fetcher() -> Any:
    """Return what reads files for WeasyPrint: our fonts, by the address `font:NAME`, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415 - only where Pango is

    class OurFonts(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            name = url.removeprefix("font:")
            file = FONTS / f"{name}.ttf"
            if name == url or not name.isascii() or "/" in name or not file.is_file():
                raise FatalURLFetchingError(f"A report fetches nothing, so not {url}.")
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": "font/ttf"})

    return OurFonts()
