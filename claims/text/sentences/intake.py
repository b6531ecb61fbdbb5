r"""Read an uploaded file or a form field as text, or refuse it with a sentence that says what is wrong and where.

A byte-order mark is removed and line ends become `\n`. Nothing else changes.
"""

import re
from datetime import date

LARGEST = 2_000_000
"""Bytes of the longest text that we accept."""
MOST_LINES = 40_000
"""Lines of the longest text, when e-mail breaks them after 50 characters."""
MOST_SENTENCES = 5_000
"""Sentences, headings and other lines of an article, which is about 100,000 words."""

_BYTE_ORDER_MARK = "\ufeff"
_DATE_PREFIX = re.compile(r"\s*+date:?\s++(\d{4}-\d{2}-\d{2})\s++(?=\S)", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE_CODE = re.compile(r"([A-Za-z]{2,8})((?:-[A-Za-z0-9]{1,8})*+)")


class Unreadable(ValueError):
    """The text can't be read; `sentence` tells the user why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_language(typed: str) -> str:
    """Return a language code with its first part in lower case.

    Raises Unreadable if it doesn't have the form of a BCP 47 tag.
    """
    match = _LANGUAGE_CODE.fullmatch(typed.strip())
    if not match:
        raise Unreadable(f"“{typed}” is not a language code. Use a code such as en, uk or pt-BR.")
    return match[1].lower() + match[2]


def read_upload(data: bytes) -> str:
    """Return the text of an uploaded file. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(f"The file is too large. It can have up to {LARGEST:,} bytes.")
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
            f"The file is not UTF-8 text: we can’t read byte {error.start + 1:,} (line {line:,})."
        ) from error
    return _clean(text)


def read_typed(text: str) -> str:
    """Return the text of a form field, which follows the same rules as a file. Raises Unreadable."""
    if "\0" in text:
        raise Unreadable(
            f"The text has a NUL character {_describe_position(text, text.index('\0'))}."
        )
    surrogate = _LONE_SURROGATE.search(text)
    if surrogate:
        position = _describe_position(text, surrogate.start())
        raise Unreadable(f"The text has half of a character (a lone surrogate) {position}.")
    size = len(text.encode("utf-8"))
    if size > LARGEST:
        raise Unreadable(
            f"The text is too long. It has {size:,} bytes and can have up to {LARGEST:,}."
        )
    return _clean(text)


def take_date_prefix(text: str) -> tuple[date | None, str]:
    """Remove a prefix such as `date 2026-02-13`, and white space at the end; return the date and the text.

    If there is no such prefix, or the day doesn't exist, the beginning stays and the date is None.
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
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise Unreadable(
            f"The text is too long. It has {lines:,} lines and can have up to {MOST_LINES:,}."
        )
    return text


def _describe_position(text: str, at: int) -> str:
    line_start = text.rfind("\n", 0, at) + 1
    return f"in line {text.count('\n', 0, at) + 1:,}, character {at - line_start + 1:,}"
