"""Web pages: what the page is about, everything it shows, and what it says of itself."""

import contextlib
import signal
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from claims.evidence.capture.kinds import decode

UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "iframe"})
_BLOCKS = (
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
_UNCOUNTED = (
    "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead"
    " tr track wbr"
)
UNCOUNTED = frozenset(_UNCOUNTED.split())
"""Elements without an end tag, or with one that may be left out: they say nothing about depth."""
DEEPEST = 200
"""Elements in each other; deeper pages are made to break parsers, and only their words are read."""


class Words(HTMLParser):
    """Everything that a page shows, a paragraph a block. It keeps no tree, so depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        self.unseen = ""
        self.is_in_title = False
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag not in UNCOUNTED
        self.deepest = max(self.deepest, self.depth)
        self.is_in_title = tag == "title"
        if not self.unseen and tag in UNSEEN:
            self.unseen = tag
        elif tag in BLOCKS:
            self.pieces.append("\n\n")
        elif tag in ("td", "th"):
            self.pieces.append("\t")
        if self.unseen == "head" and tag in BLOCKS:  # its end tag may be left out
            self.unseen = ""

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - (tag not in UNCOUNTED))
        self.is_in_title = False
        if tag == self.unseen:
            self.unseen = ""
        elif tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.is_in_title:
            self.title.append(data)
        elif not self.unseen:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """The paragraphs, white space as a browser shows it."""
        blocks = "".join(self.pieces).split("\n\n")
        return "\n\n".join(words for block in blocks if (words := " ".join(block.split())))


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Give what the page is about (`text`) and all it shows (`whole`), with its title, author and day."""
    page = decode(content, charset)
    words = Words()
    words.feed(page)
    words.close()
    title = " ".join("".join(words.title).split())
    if words.deepest > DEEPEST:
        return {"text": words.text, "title": title}
    plain = {"text": words.text, "title": title}
    try:
        with alarm(end - time.monotonic()):
            return plain | _main(page, words.text)
    except TimeoutError:
        return plain


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what goes on for longer, as soon as it comes back to Python."""

    def ring(*_signal: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _main(page: str, whole: str) -> dict[str, Any]:
    """What trafilatura finds the page to be about; nothing where it finds no words."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, and few pages need it

    found = bare_extraction(page, favor_recall=True, with_metadata=True, include_tables=True)
    if not found or not found.text:
        return {}
    facts = {"title": found.title} if found.title else {}
    return facts | {
        "whole": whole,
        "text": found.text.replace("\n", "\n\n"),
        "author": found.author or "",
        "publisher": found.sitename or "",
        "published_on": found.date or "",
    }
