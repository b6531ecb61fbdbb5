"""Word documents: paragraphs and tables in their order."""

import io
import time
import zipfile
from typing import Any

from docx import Document
from docx.table import Table

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5000


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Give the text of the body and the document's own facts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "word/document.xml" not in names:
            return {"fault": "an archive, and no Word document"}
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            return {"fault": "it unpacks to too much"}
    document = Document(io.BytesIO(content))
    lines, is_cut = [], False
    for block in document.iter_inner_content():
        if time.monotonic() > end:
            is_cut = True
            break
        lines += _rows(block) if isinstance(block, Table) else [block.text]
    facts = document.core_properties
    return {
        "text": "\n\n".join(line for line in lines if line.strip()),
        "title": facts.title or "",
        "author": facts.author or "",
        "published_on": str(facts.modified.date()) if facts.modified else "",
        "is_cut": is_cut,
    }


def _rows(table: Table) -> list[str]:
    """A table's rows, a line each; a merged cell stands once."""
    lines = []
    for row in table.rows:
        cells = dict.fromkeys(row.cells)
        lines.append("\t".join(cell.text for cell in cells))
    return lines
