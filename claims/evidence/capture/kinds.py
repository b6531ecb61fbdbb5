"""What bytes are, told by the bytes: a name or a header may say anything."""

import codecs
import re

PDF, DOCX, HTML, TEXT = "pdf", "docx", "html", "text"
PNG, JPEG, WEBP = "png", "jpeg", "webp"
IMAGES = frozenset({PNG, JPEG, WEBP})

SNIFFED = 4096
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main)[\s>]")
_TAG = re.compile(rb"<(?:!--|(?!svg)[a-z][a-z0-9]*[\s/>])")
_NEVER_IN_TEXT = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(content: bytes, *, declared: str = "") -> str:
    """The kind of these bytes, or "" for one that the desk does not read (SVG among them).

    `declared` is the content type of an answer; it only tells mark-up from text, which no bytes do for sure.
    """
    head = content[:SNIFFED]
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):  # whether it is Word's is for the child to say
        return DOCX
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return _kind_of_text(content, head, declared)


def _kind_of_text(content: bytes, head: bytes, declared: str) -> str:
    if not content.strip() or not (head.startswith(_MARKS) or _has_no_controls(content)):
        return ""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    is_declared = declared.split(";", maxsplit=1)[0].strip().lower() == "text/html"
    if _PAGE.search(plain) or _TAG.match(plain) or is_declared:
        return HTML
    return "" if plain.startswith((b"<?xml", b"<svg")) else TEXT


def _has_no_controls(content: bytes) -> bool:
    return len(content.translate(None, _NEVER_IN_TEXT)) == len(content)


def decode(content: bytes, declared: str = "") -> str:
    """The words of bytes that are text: by their mark, by what was declared, else UTF-8 or Windows-1252."""
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
    """The encoding that a page names for itself (HTML, 13.2.3.2), "" where it names none."""
    found = re.search(
        rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", content[:SNIFFED], re.IGNORECASE
    )
    return found[1].decode("ascii") if found else ""
