"""Recognise the kind of a file from its bytes, because its name or a header may be wrong."""

import codecs
import re

from claims.evidence.capture.character_sets import codec_of

PDF, DOCX, HTML, TEXT = "pdf", "docx", "html", "text"
MHTML, EMAIL = "mhtml", "eml"
PNG, JPEG, WEBP = "png", "jpeg", "webp"
IMAGES = frozenset({PNG, JPEG, WEBP})

SNIFFED = 4096
"""Bytes from the start that are looked at."""
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main)[\s>]")
_TAG = re.compile(rb"<(?:!--|(?!svg)[a-z][a-z0-9]*[\s/>])")
_NEVER_IN_TEXT = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = frozenset(
    b"from to date subject received return-path message-id mime-version content-type delivered-to".split()
)
_MULTIPART = re.compile(rb"content-type\s*:\s*multipart/related", re.IGNORECASE)
_SAVED_PAGE = re.compile(rb"snapshot-content-location|saved by|type=\"?text/html", re.IGNORECASE)
_UNREAD_STARTS = (
    (b"{\\rtf", "an RTF document"),
    (b"{\\urtf", "an RTF document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"PK\x07\x08", "a ZIP archive in pieces"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\x01\0", "an icon"),
    (b"8BPS", "a Photoshop image"),
    (b"\xff\x0a", "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (b"AT&TFORM", "a DjVu document"),
    (b"%!PS", "a PostScript document"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript document"),
    (b"bplist00", "a Safari web archive"),
    (b"WARC/", "a WARC web archive"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\xff\xfb", "a sound file"),
    (b"\xff\xf1", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"FLV\x01", "a video"),
    (b"\0\0\x01\xba", "a video"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ITSF", "a help file (CHM)"),
    (b"\xed\xab\xee\xdb", "an RPM package"),
    (b"!<arch>\n", "a package"),
    (b"L\0\0\0\x01\x14\x02\0", "a Windows shortcut"),
    (b"[InternetShortcut]", "a link file"),
    (b"WPC", "a WordPerfect document"),
    (b"-----BEGIN PGP MESSAGE", "an encrypted message"),
    (b"-----BEGIN PKCS7", "an encrypted message"),
    (b"-----BEGIN CMS", "an encrypted message"),
    (b"begin 6", "a uuencoded file"),
    (b"=ybegin ", "a yEnc file"),
    (b"data:application/", "a file as a data address"),
)
"""How files of kinds that we don't read begin. Of those that are text, only the ones nobody could read as it stands."""
_FTYP = {
    b"avif": "an AVIF image",
    b"heic": "a HEIC image",
    b"heix": "a HEIC image",
    b"mif1": "a HEIC image",
}
_RIFF = {b"WAVE": "a sound file", b"AVI ": "a video"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
    ("__properties_version1.0", "an Outlook message (.msg)"),
)
_XML_NAMES = (
    (b"<svg", "an SVG image"),
    (b"<office:document", "an OpenDocument file"),
    (b"wordDocument", "an old Word document (XML)"),
    (b"pkg:package", "a Word document as one XML file"),
    (b"<rss", "a news feed"),
    (b"<feed", "a news feed"),
    (b"<FictionBook", "an FB2 book"),
)


def kind_of(content: bytes, *, declared: str = "") -> str:
    """Return the kind of these bytes, or "" if we don't read that kind (`name_unread` names it).

    `declared` is the Content-Type header. It is only used where bytes alone can be unclear: to tell HTML from plain text,
    and text in UTF-16 from binary files.
    """
    head = content[:SNIFFED]
    if b"%PDF-" in head[:1024] and not _PAGE.search(head[:1024].lower()):
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
    return "" if _name_by_start(head) else _kind_of_text(content, head, declared)


def is_encrypted_office(content: bytes) -> bool:
    """Return whether these bytes are an Office document with a password."""
    return content.startswith(_OLE) and _in_ole("EncryptedPackage", content)


def name_unread(content: bytes) -> str:
    """Return what these bytes are, if we know a kind that we don't read: "an RTF document"; else ""."""
    head = content[:SNIFFED]
    if head.startswith(_OLE):
        names = (name for stream, name in _OLE_STREAMS if _in_ole(stream, content))
        return next(names, "an old Office document")
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain.startswith((b"<?xml", b"<svg")):
        return next((name for mark, name in _XML_NAMES if mark in head), "an XML file")
    return _name_by_start(head)


def _name_by_start(head: bytes) -> str:
    plain = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for start, name in _UNREAD_STARTS:
        if (plain if start.isascii() and len(start) > 3 else head).startswith(start):
            is_word = (
                start.isalnum() and len(start) < 5 and _is_text(head)
            )  # a text can begin with BM or ID3
            return "" if is_word else name
    if head[4:8] == b"ftyp":
        return _FTYP.get(head[8:12], "a sound or video file")
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[257:262] == b"ustar":
        return "a tar archive"
    if head[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        return "a Kindle book"
    return ""


def _in_ole(stream: str, content: bytes) -> bool:
    return stream.encode("utf-16-le") in content


def _kind_of_text(content: bytes, head: bytes, declared: str) -> str:
    is_wide = codec_of(charset_of(declared)).startswith("utf-16")
    if not content.strip() or not (
        head.startswith(_BYTE_ORDER_MARKS) or is_wide or _is_text(content)
    ):
        return ""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if mail := _kind_of_mail(head):
        return mail
    is_declared = declared.split(";", maxsplit=1)[0].strip().lower() in (
        "text/html",
        "application/xhtml+xml",
    )
    if _PAGE.search(plain) or _TAG.match(plain) or is_declared:
        return HTML
    return "" if plain.startswith((b"<?xml", b"<svg")) else TEXT


def _kind_of_mail(head: bytes) -> str:
    """Return the kind of a message (RFC 5322) or a page saved as one (RFC 2557), or "" if there are no headers."""
    at = len(head) - len(head.removeprefix(codecs.BOM_UTF8).lstrip())
    if head[at : at + 5] == b"From ":  # the first line of a mailbox file
        at = head.find(b"\n") + 1
    begin, names = at, set()
    while match := _HEADER.match(head, at):
        names.add(match[0].partition(b":")[0].strip().lower())
        at = match.end()
    is_cut = at + 1000 > len(head) and len(head) == SNIFFED
    is_whole = is_cut or head[at : at + 1] in (b"\n", b"\r") or at == len(head)
    has_type = {b"mime-version", b"content-type"} <= names
    if not is_whole or not (has_type or len(names & _MAIL_HEADERS) >= 3):
        return ""
    headers = head[begin:at]
    return MHTML if _MULTIPART.search(headers) and _SAVED_PAGE.search(headers) else EMAIL


def charset_of(content_type: str) -> str:
    """Return the label in a content type such as `text/html; charset=utf-8`."""
    _, _, parameter = content_type.lower().partition("charset=")
    return parameter.split(";", maxsplit=1)[0].strip(" \"'")[:40]


def _is_text(content: bytes) -> bool:
    """Return whether no control character is in these bytes that no text has."""
    return len(content.translate(None, _NEVER_IN_TEXT)) == len(content)
