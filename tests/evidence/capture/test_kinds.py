"""Files that we don't read are refused by their name, and never kept as if they were text."""

import pytest

from claims.evidence.capture.kinds import is_encrypted_office, kind_of, name_unread

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def wide(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"{\\rtf1\\ansi The price rose to $320{\\super 2}}", "an RTF document"),
        (b"\xef\xbb\xbf{\\rtf1 x}", "an RTF document"),
        (b"{\\urtf1 x}", "an RTF document"),
        (b"-----BEGIN PKCS7-----\nMIIB\n", "an encrypted message"),
        (b"-----BEGIN CMS-----\nMIIB\n", "an encrypted message"),
        (b"=ybegin line=128 size=4 name=a\nabc\n", "a yEnc file"),
        (b"data:application/pdf;base64,JVBERi0xLjQK", "a file as a data address"),
        (OLE + wide("WordDocument"), "an old Word document (.doc)"),
        (OLE + wide("Workbook"), "an old Excel workbook (.xls)"),
        (OLE + wide("PowerPoint Document"), "an old PowerPoint presentation (.ppt)"),
        (OLE + wide("__properties_version1.0"), "an Outlook message (.msg)"),
        (OLE, "an old Office document"),
        (b"PK\x05\x06" + bytes(18), "an empty ZIP archive"),
        (b"Rar!\x1a\x07\0x", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7z archive"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"GIF89a\x01\0", "a GIF image"),
        (b"BM\x36\0\0\0", "a BMP image"),
        (b"II*\0\x08", "a TIFF image"),
        (b"MM\0*\x08", "a TIFF image"),
        (b"\0\0\0\x1cftypavif", "an AVIF image"),
        (b"\0\0\0\x1cftypheic", "a HEIC image"),
        (b"\0\0\0\x1cftypmp42", "a sound or video file"),
        (b"RIFF\0\0\0\0WAVE", "a sound file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG image"),
        (b"<?xml version='1.0'?>\n<office:document>", "an OpenDocument file"),
        (b"<?xml version='1.0'?><rss/>", "a news feed"),
        (b"<?xml version='1.0'?><x/>", "an XML file"),
        (b"%!PS-Adobe-3.0\n", "a PostScript document"),
        (b"bplist00\xd1", "a Safari web archive"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a WARC web archive"),
        (b"[InternetShortcut]\r\nURL=https://x.example/", "a link file"),
        (b"AT&TFORM\0", "a DjVu document"),
        (bytes(60) + b"BOOKMOBI" + bytes(9), "a Kindle book"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQ", "an encrypted message"),
        (b"begin 644 x.doc\nM", "a uuencoded file"),
        (b"\x00\x01\x02\x03", ""),
    ],
)  # fmt: skip
def test_file_that_is_not_read_is_named(content: bytes, name: str):
    assert kind_of(content) == ""
    assert name_unread(content) == name


@pytest.mark.parametrize(
    "content",
    [
        b"BMW sold 320 cars.",
        b"ID3 is a tag.",
        b"MZ words.",
        b"Rare words",
        b"GIF8 wins.",
        b"begin with this",
        b"WPC met.",
    ],
)
def test_words_that_begin_like_a_file_are_text(content: bytes):
    assert kind_of(content) == "text"


def test_office_document_with_a_password_is_recognised():
    assert is_encrypted_office(OLE + wide("EncryptedPackage"))
    assert not is_encrypted_office(OLE + wide("WordDocument"))
