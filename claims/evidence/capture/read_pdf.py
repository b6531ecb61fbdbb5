"""PDF: the text page by page, as far as the time goes."""

import io
import time
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError

MOST_PAGES = 2000


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Give the text, where each page begins in it, and the document's own facts."""
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
    return {"text": text, "pages": pages, "is_cut": is_cut, **_facts(reader)}


def _facts(reader: PdfReader) -> dict[str, str]:
    """Title, author and day; a document may have any of them broken."""
    try:
        facts = reader.metadata
        day = facts.creation_date if facts else None
    except (PdfReadError, ValueError):
        return {}
    if not facts:
        return {}
    return {
        "title": str(facts.title or ""),
        "author": str(facts.author or ""),
        "published_on": str(day.date()) if day else "",
    }
