"""Read an e-mail (RFC 5322) or a web page saved as one file (MHTML, RFC 2557)."""

import email
import email.utils
import time
from datetime import date
from email.message import EmailMessage
from email.policy import default
from typing import Any

from claims.evidence.capture import read_html
from claims.evidence.capture.character_sets import decode

SHOWN_HEADERS = ("Subject", "From", "To", "Cc", "Date")
MOST_PARTS = 500


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the page that was saved, or the headers and the text of a message with those that it forwards."""
    message = email.message_from_bytes(content.lstrip(), policy=default)
    if message.get_content_type() == "multipart/related" and not message["From"]:
        return _read_page(message, end)
    if _is_saved_page(message):
        return _read_page(message, end)
    return _read_message(message, end)


def _is_saved_page(message: EmailMessage) -> bool:
    return bool(message["Snapshot-Content-Location"]) or "saved by" in str(message["From"]).lower()


def _main_part(message: EmailMessage) -> EmailMessage | None:
    """Return the page itself: the part that `start` names, else the first page among the parts."""
    start = str(message.get_param("start", "") or "")
    pages = _pages(message)
    named = (part for part in pages if start and part["Content-ID"] == start)
    return next(named, pages[0] if pages else None)


_PAGES = ("text/html", "application/xhtml+xml")


def _pages(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in _leaves(message) if part.get_content_type() in _PAGES]


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    parts = []
    for part in message.walk():
        if len(parts) >= MOST_PARTS:
            break
        if not part.is_multipart():
            parts.append(part)
    return parts


def _read_page(message: EmailMessage, end: float) -> dict[str, Any]:
    """Return what is read from the page itself, and in its full text the frames that it shows."""
    part = _main_part(message)
    if part is None:
        return {"error": "a saved page without a page in it"}
    facts = _read_part(part, end)
    if not facts.get("text"):
        return {"error": "a saved page without text"}
    texts = [facts.get("full_text") or facts["text"]]
    for frame in _pages(message):
        if frame is part:
            continue
        if time.monotonic() > end:
            return facts | {"is_doubtful": True}
        inside = _read_part(frame, end)
        texts.append(inside.get("full_text") or inside["text"])
        facts["is_doubtful"] |= inside["is_doubtful"]
    shown = [text for text in texts if text.strip()]
    return facts | {"full_text": "\n\n".join(shown)} if len(shown) > 1 else facts


def _read_part(part: EmailMessage, end: float) -> dict[str, Any]:
    """Return what is read from one part that is a page or plain text."""
    content = part.get_payload(decode=True) or b""
    label = str(part.get_param("charset", "") or "")
    if part.get_content_type() in _PAGES:
        return read_html.read(content, charset=label, end=end)
    decoded = decode(content, label)
    text = decoded.text.replace("\r\n", "\n")
    return {"text": text, "is_doubtful": decoded.is_doubtful}


def _read_message(message: EmailMessage, end: float) -> dict[str, Any]:
    texts, is_doubtful = [], False
    for part in _shown_parts(message):
        if time.monotonic() > end:
            is_doubtful = True
            break
        if isinstance(part, str):
            texts.append(part)
            continue
        if part.get_content_type() not in (*_PAGES, "text/plain"):
            is_doubtful = True  # an attachment, which we don't read
            continue
        facts = _read_part(part, end)
        texts.append(facts.get("full_text") or facts["text"])
        is_doubtful |= facts["is_doubtful"]
    return {
        "text": "\n\n".join(text.strip() for text in texts if text.strip()),
        "title": str(message["Subject"] or ""),
        "author": str(message["From"] or ""),
        "published_on": str(_sent_on(message) or ""),
        "is_doubtful": is_doubtful,
    }


def _shown_parts(message: EmailMessage, depth: int = 0) -> list[EmailMessage | str]:
    """Return the headers and parts that a mail program shows, in order. Of alternatives that is the last one."""
    if depth > 20:
        return []
    kind, shown = message.get_content_type(), []
    if depth == 0 or message["From"]:
        shown.append(_headers(message))
    if not message.is_multipart():
        return [*shown, message]
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    if kind == "multipart/alternative":
        readable = [part for part in parts if _is_text_part(part)]
        parts = readable[-1:] or parts[-1:]
    for part in parts[:MOST_PARTS]:
        if kind == "multipart/related" and part.get_content_maintype() == "image":
            continue
        shown += _shown_parts(part, depth + 1)
    return shown


def _is_text_part(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "multipart" or part.get_content_type() in (
        *_PAGES,
        "text/plain",
    )


def _headers(message: EmailMessage) -> str:
    lines = ((name, str(message[name] or "")) for name in SHOWN_HEADERS)
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _sent_on(message: EmailMessage) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message["Date"])).date()
    except (ValueError, TypeError):
        return None
