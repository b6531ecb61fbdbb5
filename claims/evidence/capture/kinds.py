"""Recognise the kind of a file from its bytes, because its name or a header may be wrong."""

import codecs
import re

PDF, DOCX, HTML, TEXT = "pdf", "docx", "html", "text"
PNG, JPEG, WEBP = "png", "jpeg", "webp"
IMAGES = frozenset({PNG, JPEG, WEBP})

SNIFFED = 4096
"""Bytes from the start that are looked at."""
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main)[\s>]")
_TAG = re.compile(rb"<(?:!--|(?!svg)[a-z][a-z0-9]*[\s/>])")
_NEVER_IN_TEXT = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(content: bytes, *, declared: str = "") -> str:
    """Return the kind of these bytes, or "" if we don't read that kind (SVG is one of those).

    `declared` is the Content-Type header. It is only used to tell HTML from plain text, where bytes alone can be unclear.
    """
    head = content[:SNIFFED]
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(
        b"PK\x03\x04"
    ):  # any zip archive; the child process checks that it is a Word document
        return DOCX
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return _kind_of_text(content, head, declared)


def _kind_of_text(content: bytes, head: bytes, declared: str) -> str:
    if not content.strip() or not (
        head.startswith(_BYTE_ORDER_MARKS) or _has_no_control_characters(content)
    ):
        return ""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    is_declared = declared.split(";", maxsplit=1)[0].strip().lower() == "text/html"
    if _PAGE.search(plain) or _TAG.match(plain) or is_declared:
        return HTML
    return "" if plain.startswith((b"<?xml", b"<svg")) else TEXT


def _has_no_control_characters(content: bytes) -> bool:
    return len(content.translate(None, _NEVER_IN_TEXT)) == len(content)


def decode(content: bytes, declared: str = "") -> str:
    """Decode text by its byte order mark, else by the declared encoding, else as UTF-8 or Windows-1252."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", "replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    for encoding in (declared, _meta_charset(content), "utf-8"):
        try:
            return content.decode(encoding) if encoding else content.decode("utf-8")
        except (LookupError, UnicodeError):
            continue
    return content.decode("cp1252", "replace")


def _meta_charset(content: bytes) -> str:
    """Return the encoding that a page names in a meta element (HTML, 13.2.3.2), or ""."""
    match = re.search(
        rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", content[:SNIFFED], re.IGNORECASE
    )
    return match[1].decode("ascii") if match else ""
