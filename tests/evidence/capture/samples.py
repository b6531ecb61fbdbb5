"""Ordinary documents, and documents made to break parsers."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from docx import Document
from PIL import Image

PAGE = b"""<!doctype html><html><head><title>Trees | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2024-05-03">
<script>var hidden = "hidden words";</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Trees in the city</h1><p>The city has 35,000 trees, the mayor said on Tuesday at a long meeting.</p>
<p>It planted 1,200 of them in 2024 &ndash; more than in any other year that anybody remembers.</p></article>
<table><tr><td>Oaks</td><td>9,000</td></tr></table><footer>Imprint</footer></body></html>"""


def make_docx(document_xml: bytes = b"", **more: bytes) -> bytes:
    """A Word document with two paragraphs and a table, or with another body or more parts."""
    document = Document()
    document.core_properties.title, document.core_properties.author = "Minutes", "The clerk"
    document.add_paragraph("The city has 35,000 trees.")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Oaks", "9,000"
    document.add_paragraph("It planted 1,200 of them.")
    plain, compressed = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(compressed, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            is_body = name == "word/document.xml" and document_xml
            out.writestr(name, document_xml if is_body else source.read(name))
        for name, content in more.items():
            out.writestr(name, content)
    return compressed.getvalue()


def make_pdf(*pages: str | bytes, more: bytes = b"", info: bytes = b"") -> bytes:
    """A PDF with one line of text on each page. A page given as bytes is used as its content stream. `more` goes into the trailer.

    `info` is the dictionary of the document's title and the like.
    """
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    first = 2 + len(pages)
    for page in pages:
        stream = (
            f"BT /F1 12 Tf 72 720 Td ({page}) Tj ET".encode() if isinstance(page, str) else page
        )
        compressed = zlib.compress(stream, 9)
        head = b"<< /Filter /FlateDecode /Length %d >>" % len(compressed)
        objects.append(head + b"\nstream\n" + compressed + b"\nendstream")
    objects += [
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
        b" /Resources << /Font << /F1 1 0 R >> >> >>" % (first + len(pages), 2 + number)
        for number in range(len(pages))
    ]
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(len(pages)))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % len(objects))
    root = len(objects)
    if info:
        objects.append(info)
        more += b" /Info %d 0 R" % len(objects)
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, root, more, len(out),
    )  # fmt: skip


def make_image(format_: str, size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    """A red image."""
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, format_, **more)
    return out.getvalue()


def make_huge_png(side: int) -> bytes:
    """A PNG whose header claims side × side pixels of one bit each."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    rows = bytes((side // 8 + 1) * min(side, 2000))
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


_WORD = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]>"
)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "1 MB of nested div": (lambda: b"<html>" + b"<div>" * 210_000, "html"),
    "1 MB of nested b": (lambda: b"<html>" + b"<b>" * 350_000 + b"x", "html"),
    "nested list": (lambda: b"<html>" + b"<ul><li>" * 130_000, "html"),
    "minutes of comments": (lambda: b"<html>" + b"<!-" * 3_000_000, "html"),
    "attributes": (lambda: b"<html><a " + b"a=1 " * 500_000 + b">", "html"),
    "zip bomb": (lambda: make_docx(**{"word/more.bin": bytes(300_000_000)}), "docx"),
    "bomb of paragraphs": (lambda: make_docx(_WORD + b"<w:p/>" * 15_000_000), "docx"),
    "deep XML": (lambda: make_docx(_WORD + b"<w:x>" * 500_000), "docx"),
    "laughing XML": (lambda: make_docx(_LAUGHS + _WORD + b"&m;"), "docx"),
    "PDF bomb": (lambda: make_pdf(b"0 " * 100_000_000), "pdf"),
    "minutes of PDF": (lambda: make_pdf(b"BT (x) Tj ET\n" * 2_000_000), "pdf"),
    "endless PDF object": (lambda: b"%PDF-1.7\n" + b"1 0 obj << /A " * 300_000, "pdf"),
    "image of 1e9 pixels": (lambda: make_huge_png(32_000), "png"),
    "truncated image": (lambda: make_image("JPEG", (400, 400))[:600], "jpeg"),
}
"""Documents made to break parsers, by name: a function that makes the bytes, and their kind."""
