"""Read a PDF page by page until the time is up."""

import io
import time
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError

MOST_PAGES = 2000


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text, the offset at which each page begins, and the document's title, author and date."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"needs_password": True}
    text, pages, is_cut = "", [], len(reader.pages) > MOST_PAGES
    for page in reader.pages[:MOST_PAGES]:
        if time.monotonic() > end:
            is_cut = True
            break
        pages.append(len(text))
        text += page.extract_text().strip() + "\n\n"
    return {"text": text, "pages": pages, "is_cut": is_cut, **_metadata(reader)}


def _metadata(reader: PdfReader) -> dict[str, str]:
    """Return the title, author and date, or nothing if the metadata is broken."""
    try:
        metadata = reader.metadata
        created = metadata.creation_date if metadata else None
    except (PdfReadError, ValueError):
        return {}
    if not metadata:
        return {}
    return {
        "title": str(metadata.title or ""),
        "author": str(metadata.author or ""),
        "published_on": str(created.date()) if created else "",
    }
