"""Decide whether two citations are the same source, and suggest better citations. Hints never block a form.

A source is one object however often it is cited. Two links are the same source if they are certainly one page (see `pages`),
two descriptions if they differ only in case and spacing.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from claims.text.citations.pages import likely_page_of, link_of, page_of
from claims.text.citations.urls import find_addresses

FACT_CHECKERS = Path(__file__).with_name("fact_checkers.txt")
MAX_REASON_LENGTH = 240
"""Characters of the reason for a retraction that a hint shows. The source's page shows all of it."""
MAX_LINK_HINTS = 5
REMEMBERED = 2000
"""Citations whose identity is kept in memory: the same one is asked for several times in a request."""
"""Links in a rationale for which we suggest adding a source."""


class Citation(NamedTuple):
    """One citation as typed; `retraction` is the reason if its source was marked as retracted.

    `likely_retraction` is the reason if a source that is likely the same page was, and `likely_link` its address.
    """

    cited: str
    published_on: date | None = None
    accessed_on: date | None = None
    archived_url: str = ""
    retraction: str = ""
    likely_retraction: str = ""
    likely_link: str = ""


class Hint(NamedTuple):
    """A possible weakness of a review's sources: a code for programs, a sentence for users, a link to cite if any."""

    code: str
    sentence: str
    address: str = ""


def fold_text(words: str) -> str:
    """Return the words without differences of case, spacing and Unicode form."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return " ".join(folded.split())


@lru_cache(REMEMBERED)
def compute_identity(cited: str) -> str:
    """Return 64 hexadecimal digits that are equal for two citations of the same source."""
    return _digest(page_of(cited) or fold_text(cited))


@lru_cache(REMEMBERED)
def compute_likely_identity(cited: str) -> str:
    """Return what is equal for two citations of what is likely one page, or "" if no page is cited."""
    page = likely_page_of(cited)
    return _digest(page) if page else ""


def compute_own_identities(addresses: Iterable[str], base: str = "") -> list[str]:
    """Return the likely identities of the addresses that a page gives for itself, each once.

    `base` is the address to which they are relative. A home page is left out: sites name it by mistake, or send the reader
    there when a page is gone.
    """
    pages = (likely_page_of(_absolute(address, base)) for address in addresses)
    parts = ((page, urlsplit(page)) for page in pages if page)
    return list(
        dict.fromkeys(
            _digest(page) for page, part in parts if part.path != "/" or part.query or part.fragment
        )
    )


def _absolute(address: str, base: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@cache
def load_fact_checkers() -> dict[str, tuple[str, ...]]:
    """Return the hosts of known fact-checkers, each with the paths under which it publishes fact-checks."""
    paths: dict[str, tuple[str, ...]] = {}
    for line in FACT_CHECKERS.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            host, _, path = entry.partition("/")
            paths[host] = (*paths.get(host, ()), f"/{path}")
    return paths


def find_fact_checker(cited: str) -> str:
    """Return the host of the fact-checker whose page is cited, or ""."""
    parts = urlsplit(link_of(cited))
    labels = (parts.hostname or "").split(".")
    for start in range(len(labels)):
        host = ".".join(labels[start:])
        if any(parts.path.startswith(path) for path in load_fact_checkers().get(host, ())):
            return host
    return ""


def find_hints(
    rationale: str,
    pieces: Iterable[Citation],
    *,
    is_central: bool = False,
    stated_on: date | None = None,
) -> list[Hint]:
    """Return hints on the sources of a review of a claim that was made on `stated_on`."""
    pieces = [piece for piece in pieces if piece.cited.strip()]
    known = {compute_identity(piece.cited) for piece in pieces}
    hints = [
        Hint(
            "bare-address",
            f"Your reasons include a link you haven’t added as a source: {address}",
            address,
        )
        for address in find_addresses(rationale)
        if compute_identity(address) not in known
    ][:MAX_LINK_HINTS]
    for number, piece in enumerate(pieces, start=1):
        hints += _find_source_hints(piece, f"Source {number}", stated_on)
    if is_central and len(known) == 1:
        sentence = "This is a central claim with only one source. Look for a second one."
        hints.append(Hint("one-source", sentence))
    return hints


def _find_source_hints(piece: Citation, name: str, stated_on: date | None) -> list[Hint]:
    hints = []
    if piece.retraction:
        reason = shorten(piece.retraction, MAX_REASON_LENGTH, placeholder=" …")
        hints.append(Hint("retracted", f"{name} was marked as retracted: {reason}"))
    elif piece.likely_retraction:
        reason = shorten(piece.likely_retraction, MAX_REASON_LENGTH, placeholder=" …")
        sentence = (
            f"{name} is likely the same page as {piece.likely_link}, which was marked as retracted:"
            f" {reason}"
        )
        hints.append(Hint("likely-retracted", sentence))
    if checker := find_fact_checker(piece.cited):
        sentence = (
            f"{name} is another fact-check ({checker}). Cite the sources it uses, and check them"
            " yourself."
        )
        hints.append(Hint("fact-check", sentence))
    if stated_on and piece.published_on and piece.published_on > stated_on:
        sentence = (
            f"{name} was published on {_format_day(piece.published_on)}, after the claim was made"
            f" ({_format_day(stated_on)}). Does it show what was true at the time?"
        )
        hints.append(Hint("younger", sentence))
    is_undated = not piece.published_on and not piece.archived_url
    if stated_on and is_undated and piece.accessed_on and piece.accessed_on > stated_on:
        sentence = (
            f"You read {name.lower()} on {_format_day(piece.accessed_on)}, after the claim was made"
            f" ({_format_day(stated_on)}). Say when it was published, or cite an archived copy from"
            " that time."
        )
        hints.append(Hint("undated", sentence))
    return hints


def _format_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
