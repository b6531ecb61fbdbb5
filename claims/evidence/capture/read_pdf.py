"""Read a PDF page by page until the time is up, with PDFium."""

import re
import time
from datetime import date
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from claims.evidence.capture.pdf_page import read_page

MOST_PAGES = 2000
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text, the offset at which each page begins, and the document's title, author and date."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            return {"needs_password": True}
        raise
    text, pages, is_doubtful = [], [], False
    length, is_cut = 0, len(document) > MOST_PAGES
    for number in range(min(len(document), MOST_PAGES)):
        if time.monotonic() > end:
            is_cut = True
            break
        page_text, has_unknown = _read_page(document, number)
        pages.append(length)
        text.append(page_text.strip() + "\n\n")
        length += len(text[-1])
        is_doubtful |= has_unknown
    facts = {"pages": pages, "is_cut": is_cut, "is_doubtful": is_doubtful, **_metadata(document)}
    return facts | {"text": "".join(text)}


def _read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[str, bool]:
    """Return the text of a page, and whether some of it is unknown: a page that is only an image counts too."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        text, has_unknown = read_page(text_page.raw)
        if not text.strip():
            images = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2)
            has_unknown = has_unknown or next(iter(images), None) is not None
    finally:
        text_page.close()
        page.close()
    return text, has_unknown


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    facts = document.get_metadata_dict()
    match = _CREATED.match(facts.get("CreationDate", ""))
    try:
        created = date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        created = ""
    return {"title": facts["Title"], "author": facts["Author"], "published_on": created}
