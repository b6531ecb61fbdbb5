"""Decode text as browsers do: byte order mark, header, `meta` element, UTF-8, and a guess where nothing fits.

The labels and their encodings are those of the WHATWG Encoding Standard, from `webencodings`: `iso-8859-1` is
windows-1252, `gb2312` is GBK. Python's codecs of the same name are sometimes narrower, see `_CODECS`.
"""

import codecs
import re
from html.parser import HTMLParser
from typing import NamedTuple

import webencodings
from charset_normalizer import from_bytes

PRESCANNED = 4096
"""Bytes from the start in which a page may name its character set. Browsers look at 1024 first, and on if there is none."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = {
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "gbk": "gb18030",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "windows-874": "cp874",
    "x-user-defined": "cp1252",
    "replacement": "",
}
"""Python's codecs for encodings of the standard, where the name differs or the codec of that name knows fewer characters."""
_C1 = "windows-125"
MOST_WRONG, MOST_WRONG_UTF8 = 0.02, 0.2
"""Share of bytes that may not decode before we take the declared set to be wrong. Text in other sets is seldom UTF-8."""
_GUESSED = (
    "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949",
)  # fmt: skip
"""Codecs that a page in another script is tried with if it names none."""
_OF_LANGUAGES = {
    "cp1250": "pl cs sk hu sl hr bs sq ro",
    "cp1254": "tr az ku",
    "cp1257": "lt lv et",
    "cp1253": "el",
    "cp1255": "he yi",
    "cp1256": "ar fa ur",
    "cp1251": "ru uk be bg mk sr",
    "cp874": "th",
}
"""What browsers fall back to, by the language of the page. Others are windows-1252."""
_FALLBACKS = {name: codec for codec, names in _OF_LANGUAGES.items() for name in names.split()}
_LANGUAGE = re.compile(rb"<html[^>]{0,300}?\slang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_LETTER = re.compile(rb"[A-Za-z]")
OTHER_SCRIPT = 0.5
"""Share of bytes beyond ASCII, among those and letters, from which a text is not in the Latin script."""
_SAMPLED = 20_000
_XML_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


class Decoded(NamedTuple):
    """A decoded text; `is_doubtful` if some of its characters may be wrong."""

    text: str
    is_doubtful: bool = False


def decode(content: bytes, declared: str = "", *, is_page: bool = False) -> Decoded:
    """Decode text. `declared` is the label in the Content-Type header; `is_page` looks for a `meta` element too."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _replace(content[len(mark) :], codec)
    named = [codec_of(declared), codec_of(_named_in_page(content)) if is_page else ""]
    for codec in (*filter(None, named), "utf-8"):
        text = _decode_strictly(content, codec)
        if text is not None:
            return Decoded(text, is_doubtful=codec != "utf-8" and _is_utf8(content))
    trusted = next(filter(None, named), "utf-8")
    replaced = _replace(content, trusted)
    beyond_ascii = sum(1 for byte in content[:_SAMPLED] if byte > 127)
    wrong = replaced.text[:_SAMPLED].count("\ufffd")
    limit = MOST_WRONG_UTF8 if trusted == "utf-8" else MOST_WRONG
    return replaced if wrong <= limit * beyond_ascii else _guess(content)


def codec_of(label: str) -> str:
    """Return Python's codec for a label as browsers read it, or "" for a label that they don't know."""
    encoding = webencodings.lookup(label)
    return _CODECS.get(encoding.name, encoding.name) if encoding else ""


def _decode_strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except LookupError:
        return None
    except UnicodeDecodeError:
        if not codec.startswith(_C1):
            return None
    # The standard maps the few bytes that windows-125x leaves out to control characters.
    text = content.decode(codec, "replace")
    return None if text.count("\ufffd") > MOST_WRONG * len(text) else text.replace("\ufffd", "")


def _is_utf8(content: bytes) -> bool:
    """Return whether these bytes are UTF-8 beyond ASCII, which bytes of other character sets hardly ever are."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _replace(content: bytes, codec: str) -> Decoded:
    text = content.decode(codec, "replace")
    return Decoded(text, is_doubtful="\ufffd" in text)


def _guess(content: bytes) -> Decoded:
    """Decode bytes of an unknown character set by the page's language, else by its script."""
    language = _LANGUAGE.search(content[:PRESCANNED])
    codec = _FALLBACKS.get(language[1].decode().lower(), "") if language else ""
    return Decoded(content.decode(codec or _guess_codec(content), "replace"), is_doubtful=True)


def _guess_codec(content: bytes) -> str:
    words = re.sub(rb"<[^>]{0,1000}>", b"", content[:_SAMPLED])
    beyond_ascii = sum(1 for byte in words if byte > 127)
    if beyond_ascii < OTHER_SCRIPT * (beyond_ascii + len(_LETTER.findall(words))):
        return "cp1252"
    best = from_bytes(words, cp_isolation=list(_GUESSED), preemptive_behaviour=False).best()
    return best.encoding if best else "cp1252"


def _named_in_page(content: bytes) -> str:
    """Return the label that a page names in a `meta` element or an XML declaration (HTML, 13.2.3.2), or ""."""
    finder = _MetaFinder()
    finder.feed(content[:PRESCANNED].decode("latin-1"))
    if finder.label:
        is_wide = finder.label.lower().startswith(
            "utf-16"
        )  # it can't be: the element was read as ASCII
        return "utf-8" if is_wide else finder.label
    match = _XML_DECLARATION.match(content[:PRESCANNED])
    return match[1].decode("ascii") if match else ""


class _MetaFinder(HTMLParser):
    """Finds the first `meta` element that names a known character set. Comments and scripts don't count."""

    label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta" or self.label:
            return
        values = {name: value or "" for name, value in reversed(attrs)}
        label = values.get("charset", "").strip()
        if not label and values.get("http-equiv", "").lower() == "content-type":
            match = _CHARSET.search(values.get("content", ""))
            label = match[1] if match else ""
        if webencodings.lookup(label):
            self.label = label
