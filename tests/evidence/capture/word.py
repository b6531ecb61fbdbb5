"""Word documents from XML: the body, its notes, headers and footers."""

import io
import zipfile

from docx import Document

_OPEN = (
    '<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{body}</w:{name}>'
)
_RELATION = (
    '<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"/>'
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str) -> str:
    """A paragraph of runs; a string without markup becomes one."""
    runs = (piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    """A table of rows of cells, which are divided by |."""
    cells = (
        "".join(f"<w:tc>{c if c.startswith('<') else paragraph(c)}</w:tc>" for c in row.split("|"))
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def make(body: str, **parts: str) -> bytes:
    """A document with this body and further parts: footnotes, endnotes, header, footer, styles."""
    plain, out = io.BytesIO(), io.BytesIO()
    Document().save(plain)
    names = {kind: f"word/{kind}_made.xml" for kind in parts}
    names |= {"styles": "word/styles.xml"} if "styles" in parts else {}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = _OPEN.format(name="document", body=f"<w:body>{body}</w:body>").encode()
            elif name == "word/_rels/document.xml.rels":
                more = "".join(
                    _RELATION.format(key=f"rIdMade{kind}", kind=kind, target=f"{kind}_made.xml")
                    for kind in parts
                    if kind != "styles"
                )
                content = content.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                more = "".join(
                    f'<Override PartName="/{names[kind]}" ContentType="{_CONTENT.format(kind=kind)}"/>'
                    for kind in parts
                    if kind != "styles"
                )
                content = content.replace(b"</Types>", more.encode() + b"</Types>")
            if name not in names.values():
                made.writestr(name, content)
        for kind, part in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            made.writestr(names[kind], _OPEN.format(name=root, body=part))
    return out.getvalue()
