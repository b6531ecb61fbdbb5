"""Read a web page: its main text, all the text it shows, and its title, author and date."""

import contextlib
import signal
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from claims.evidence.capture.character_sets import decode
from claims.evidence.capture.raised_elements import write_notes

INVISIBLE = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "iframe"})
_BLOCKS = (
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
_NOT_NESTING = (
    "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead"
    " tr track wbr"
)
NOT_NESTING = frozenset(_NOT_NESTING.split())
"""Elements without an end tag, or with an optional one. They can't be used to measure depth."""
MOST_DEPTH = 200
"""Nested elements. A deeper page was made to break parsers, so only its visible text is read."""

UNFINISHED = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))
"""The beginning and the end of what Python's parser looks for."""
MOST_ADDRESSES = 4
"""Addresses that a page gives for itself. One is usual; a page with many was made by mistake."""
LONGEST = 2000
"""Characters of such an address."""


class VisibleText(HTMLParser):
    """Collects all text that a page shows, one paragraph for each block. It keeps no tree, so depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        self.inside_invisible = ""
        self.is_in_title = False
        self.addresses: list[str] = []
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag not in NOT_NESTING
        self.deepest = max(self.deepest, self.depth)
        self.is_in_title = tag == "title"
        if tag in ("link", "meta") and (address := find_own_address(tag, dict(attrs))):
            self.addresses.append(address)
        if not self.inside_invisible and tag in INVISIBLE:
            self.inside_invisible = tag
        elif tag in BLOCKS:
            self.pieces.append("\n\n")
        elif tag in ("td", "th"):
            self.pieces.append("\t")
        if self.inside_invisible == "head" and tag in BLOCKS:  # the end tag of <head> is optional
            self.inside_invisible = ""

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - (tag not in NOT_NESTING))
        self.is_in_title = False
        if tag == self.inside_invisible:
            self.inside_invisible = ""
        elif tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.is_in_title:
            self.title.append(data)
        elif not self.inside_invisible:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """The paragraphs, with white space collapsed as in a browser."""
        blocks = "".join(self.pieces).split("\n\n")
        return "\n\n".join(line for block in blocks if (line := " ".join(block.split())))


def find_own_address(tag: str, attributes: dict[str, str | None]) -> str:
    """Return the address that a page gives for itself in `rel=canonical` or `og:url`, if this element does."""
    kinds = ("rel", "href", "canonical") if tag == "link" else ("property", "content", "og:url")
    name, value, wanted = kinds
    named = (attributes.get(name) or attributes.get("name") or "").lower().split()
    address = (attributes.get(value) or "").strip() if wanted in named else ""
    return address.encode("utf-8", "ignore").decode() if len(address) <= LONGEST else ""


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the main text (`text`) and all visible text (`full_text`), with title, author, publisher and date."""
    decoded = decode(content, charset, is_page=True)
    return read_page(decoded.text, end=end, is_doubtful=decoded.is_doubtful)


def read_page(page: str, *, end: float, is_doubtful: bool = False) -> dict[str, Any]:
    """Read a page that is decoded. `is_doubtful` says that some of its characters may be wrong."""
    page = escape_unfinished(page)
    try:
        with time_limit(end - time.monotonic()):
            page = write_notes(page)
    except TimeoutError:
        is_doubtful = True
    visible = VisibleText()
    visible.feed(page)
    visible.close()
    title = " ".join("".join(visible.title).split())
    addresses = visible.addresses[:MOST_ADDRESSES]
    plain = {
        "text": visible.text,
        "title": title,
        "addresses": addresses,
        "is_doubtful": is_doubtful,
    }
    if visible.deepest > MOST_DEPTH:
        return plain
    try:
        with time_limit(end - time.monotonic()):
            return plain | _extract_article(page, visible.text)
    except TimeoutError:
        return plain


def escape_unfinished(page: str) -> str:
    """Write `<` as text where no end of a comment, a marked section or a tag follows.

    Python's parser looks for each such end up to the end of the page, in quadratic time.
    """
    for opening, closing in UNFINISHED:
        end = page.rfind(closing) + 1
        if opening in page[end:]:
            page = page[:end] + page[end:].replace(opening, opening.replace("<", "&lt;"))
    return page


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block when the time is up, as soon as Python code runs again."""

    def stop(*_signal: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _extract_article(page: str, full_text: str) -> dict[str, Any]:
    """Return what trafilatura takes for the article on the page, or nothing if it finds no text."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, and few pages need it

    article = bare_extraction(page, favor_recall=True, with_metadata=True, include_tables=True)
    if not article or not article.text:
        return {}
    facts = {"title": article.title} if article.title else {}
    return facts | {
        "full_text": full_text,
        "text": article.text.replace("\n", "\n\n"),
        "author": article.author or "",
        "publisher": article.sitename or "",
        "published_on": article.date or "",
    }
