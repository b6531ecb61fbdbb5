r"""The door: what came in as bytes or from a form becomes text, or is refused with one sentence that says where.

Only a byte-order mark goes and line ends become `\n`; nothing else is altered, since offsets count on it.
"""

import re
from datetime import date

LARGEST = 2_000_000
"""Bytes of the longest text taken in."""

_BYTE_ORDER_MARK = "\ufeff"
_DATE_PREFIX = re.compile(r"\s*+date:?\s++(\d{4}-\d{2}-\d{2})\s++(?=\S)", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE_CODE = re.compile(r"([A-Za-z]{2,8})((?:-[A-Za-z0-9]{1,8})*+)")


class Unreadable(ValueError):
    """The text cannot be taken in; `sentence` tells a person why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_language(typed: str) -> str:
    """A language's code (BCP 47, as far as its shape goes), its first part in small letters. Raises Unreadable."""
    found = _LANGUAGE_CODE.fullmatch(typed.strip())
    if not found:
        raise Unreadable(f"{typed} is no code of a language: write it as en, uk or pt-BR.")
    return found[1].lower() + found[2]


def read_upload(data: bytes) -> str:
    """The text of an uploaded file. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(f"The file has more than {LARGEST:,} bytes, the most that are taken.")
    if b"\0" in data:
        raise Unreadable(
            f"The file is not plain text: it has a NUL character at byte {data.index(b'\0') + 1:,}."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        raise Unreadable(
            f"The file is not UTF-8 text: byte {error.start + 1:,} (line {line:,}) cannot be read."
        ) from error
    return _clean(text)


def read_typed(text: str) -> str:
    """The text of a form field, held to the same rules as a file. Raises Unreadable."""
    if "\0" in text:
        raise Unreadable(f"The text has a NUL character {_place(text, text.index('\0'))}.")
    surrogate = _LONE_SURROGATE.search(text)
    if surrogate:
        raise Unreadable(
            f"The text has half of a character (a lone surrogate) {_place(text, surrogate.start())}."
        )
    size = len(text.encode("utf-8"))
    if size > LARGEST:
        raise Unreadable(f"The text has {size:,} bytes; at most {LARGEST:,} are taken.")
    return _clean(text)


def take_date_prefix(text: str) -> tuple[date | None, str]:
    """Take off a first line's `date 2026-02-13` and the white space after the last word.

    A text without such a prefix, or with a day that is in no calendar, keeps its beginning and has no date.
    """
    match = _DATE_PREFIX.match(text)
    if match:
        try:
            return date.fromisoformat(match[1]), text[match.end() :].rstrip()
        except ValueError:
            pass
    return None, text.rstrip()


def _clean(text: str) -> str:
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise Unreadable("The text is empty.")
    return text


def _place(text: str, at: int) -> str:
    line_start = text.rfind("\n", 0, at) + 1
    return f"in line {text.count('\n', 0, at) + 1:,}, character {at - line_start + 1:,}"
