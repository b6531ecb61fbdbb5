"""Read a Word document: its paragraphs and tables in order."""

import io
import time
import zipfile
from typing import Any

from docx import Document
from docx.table import Table

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5000


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text of the body, with the document's title, author and date."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "word/document.xml" not in names:
            return {"error": "an archive that is not a Word document"}
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            return {"error": "it unpacks to too much"}
    document = Document(io.BytesIO(content))
    lines, is_cut = [], False
    for block in document.iter_inner_content():
        if time.monotonic() > end:
            is_cut = True
            break
        lines += _rows(block) if isinstance(block, Table) else [block.text]
    properties = document.core_properties
    return {
        "text": "\n\n".join(line for line in lines if line.strip()),
        "title": properties.title or "",
        "author": properties.author or "",
        "published_on": str(properties.modified.date()) if properties.modified else "",
        "is_cut": is_cut,
    }


def _rows(table: Table) -> list[str]:
    """Return one line for each row of a table; a merged cell appears once."""
    lines = []
    for row in table.rows:
        cells = dict.fromkeys(row.cells)
        lines.append("\t".join(cell.text for cell in cells))
    return lines
