"""Read a Word document: headers, body, footnotes, endnotes and footers, each in order."""

import io
import time
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from lxml import etree

from claims.evidence.capture.docx_text import Node, Styles, Walker, name_of, value_of

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5000
_MEMBERS = (
    ("xl/workbook", "an Excel workbook"),
    ("ppt/presentation", "a PowerPoint presentation"),
    ("visio/document", "a Visio drawing"),
    ("Index/Document.iwa", "a Pages, Numbers or Keynote document"),
    ("index.apxl", "a Keynote presentation"),
    ("index.xml", "an old Pages document"),
    ("Index.zip", "a Pages, Numbers or Keynote document"),
    ("AndroidManifest.xml", "an Android app"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
    ("FixedDocSeq.fdseq", "an XPS document"),
    ("FixedDocumentSequence.fdseq", "an XPS document"),
    ("doc.kml", "a map (KMZ)"),
    ("archive/", "a WACZ web archive"),
)
_MEDIA_TYPES = {
    "application/epub+zip": "an EPUB book",
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (.ods)",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (.odp)",
}


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text that the document shows, with its title, author and date."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            return {"error": "it unpacks to too much"}
        if name := _name_unread(archive):
            return {"not_read": name}
    package = OpcPackage.open(io.BytesIO(content))
    main = _related(package, "officeDocument")[0]
    lines, is_cut, is_doubtful = [], False, False
    for line, has_private in _lines(main):
        if time.monotonic() > end:
            is_cut = True
            break
        lines.append(line)
        is_doubtful |= has_private
    properties = package.core_properties
    return {
        "text": "\n\n".join(line for line in lines if line.strip()),
        "title": properties.title or "",
        "author": properties.author or "",
        "published_on": str(properties.modified.date()) if properties.modified else "",
        "is_cut": is_cut,
        "is_doubtful": is_doubtful,
    }


def _name_unread(archive: zipfile.ZipFile) -> str:
    """Return what an archive is that is no Word document, or ""."""
    names = archive.namelist()
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return ""
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        media_type = archive.read("mimetype").decode("ascii", "replace").strip()
        if media_type.startswith("application/vnd.oasis"):
            return _MEDIA_TYPES.get(media_type.removesuffix("-template"), "an OpenDocument file")
        return _MEDIA_TYPES.get(media_type, "a ZIP archive")
    found = (kind for start, kind in _MEMBERS if any(name.startswith(start) for name in names))
    return next(found, "a ZIP archive")


def _related(owner: OpcPackage | Part, kind: str) -> list[Part]:
    """Return the parts of a kind, whichever edition of the standard names the relationship."""
    return [
        relation.target_part
        for relation in owner.rels.values()
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external
    ]


def _root(part: Part) -> Node:
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _lines(main: Part) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the document, and whether a character of a symbol font was met."""
    styles = Styles(next(map(_root, _related(main, "styles")), None))
    notes: dict[tuple[str, str], int] = {}
    for kind in ("header", "", "footnote", "endnote", "footer"):
        parts = (
            _related(main, kind if kind in ("header", "footer") else f"{kind}s") if kind else [main]
        )
        for part in parts:
            root = _root(part)
            elements = (
                [(root, 0)] if kind not in ("footnote", "endnote") else _notes(root, kind, notes)
            )
            for element, number in elements:
                walker = Walker(styles, notes, number)
                for line in walker.blocks(element):
                    yield line, walker.has_private


def _notes(root: Node, kind: str, notes: dict[tuple[str, str], int]) -> list[tuple[Node, int]]:
    """Return the notes in the order of their references; separators and notes that nothing refers to have none."""
    numbered = [
        (node, notes[kind, value_of(node, "id") or ""])
        for node in root
        if name_of(node) == kind and (kind, value_of(node, "id") or "") in notes
    ]
    return sorted(numbered, key=lambda item: item[1])
