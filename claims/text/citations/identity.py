"""What makes two citations the same source, and hints for whoever cites. Hints refuse nothing.

A source is one object however often it is cited: an address in whatever spelling, or the same words
whatever their case and spacing.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple
from urllib.parse import urlsplit

from claims.text.citations.urls import find_addresses, normalise

FACT_CHECKERS = Path(__file__).with_name("fact_checkers.txt")
LONGEST_REASON = 240
"""Characters of why a source was retracted; all of it stands on the source's page."""
MOST_OFFERED = 5
"""Addresses of a rationale that are offered as sources at once."""


class Cited(NamedTuple):
    """One citation as typed, and why the desk says that its source no longer stands."""

    cited: str
    published_on: date | None = None
    accessed_on: date | None = None
    archived_url: str = ""
    retraction: str = ""


class Hint(NamedTuple):
    """What may be weak in a review's sources: a code for programs, a sentence for people; an address to cite."""

    code: str
    sentence: str
    address: str = ""


def fold(words: str) -> str:
    """Return words without the differences that are no difference: case, spacing, forms of letters."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return " ".join(folded.split())


def identity(cited: str) -> str:
    """Return what is equal for two citations of the same source, as 64 hexadecimal digits."""
    return hashlib.sha256((normalise(cited) or fold(cited)).encode("utf-8", "replace")).hexdigest()


@cache
def fact_checkers() -> dict[str, tuple[str, ...]]:
    """Return the hosts of known fact-checkers, each with the paths of theirs that hold fact-checks."""
    found: dict[str, tuple[str, ...]] = {}
    for line in FACT_CHECKERS.read_text("utf-8").splitlines():
        place = line.partition("#")[0].strip()
        if place:
            host, _, path = place.partition("/")
            found[host] = (*found.get(host, ()), f"/{path}")
    return found


def fact_checker_of(cited: str) -> str:
    """Return the host of the fact-checker whose page is cited, or ""."""
    parts = urlsplit(normalise(cited))
    labels = (parts.hostname or "").split(".")
    for start in range(len(labels)):
        host = ".".join(labels[start:])
        if any(parts.path.startswith(path) for path in fact_checkers().get(host, ())):
            return host
    return ""


def hints(
    rationale: str,
    pieces: Iterable[Cited],
    *,
    is_central: bool = False,
    stated_on: date | None = None,
) -> list[Hint]:
    """Return what could be better in the sources of a review of a claim that was made on `stated_on`."""
    pieces = [piece for piece in pieces if piece.cited.strip()]
    known = {identity(piece.cited) for piece in pieces}
    found = [
        Hint(
            "bare-address",
            f"Your reasons name an address that is no source yet: {address}",
            address,
        )
        for address in find_addresses(rationale)
        if identity(address) not in known
    ][:MOST_OFFERED]
    for number, piece in enumerate(pieces, start=1):
        found += _hints_on(piece, f"Source {number}", stated_on)
    if is_central and len(known) == 1:
        found.append(
            Hint(
                "one-source",
                "This claim is central and leans on one source: look for a second one.",
            )
        )
    return found


def _hints_on(piece: Cited, name: str, stated_on: date | None) -> list[Hint]:
    found = []
    if piece.retraction:
        reason = shorten(piece.retraction, LONGEST_REASON, placeholder=" …")
        found.append(Hint("retracted", f"{name} was marked as retracted: {reason}"))
    if checker := fact_checker_of(piece.cited):
        sentence = (
            f"{name} is a fact-check ({checker}): cite what it leans on, and judge that yourself."
        )
        found.append(Hint("fact-check", sentence))
    if stated_on and piece.published_on and piece.published_on > stated_on:
        sentence = (
            f"{name} was published on {_day(piece.published_on)}, after the claim was made"
            f" ({_day(stated_on)}): does it tell what was so at the time?"
        )
        found.append(Hint("younger", sentence))
    is_undated = not piece.published_on and not piece.archived_url
    if stated_on and is_undated and piece.accessed_on and piece.accessed_on > stated_on:
        sentence = (
            f"{name} was read on {_day(piece.accessed_on)}, after the claim was made ({_day(stated_on)}):"
            " say when it was published, or cite an archived copy of the time."
        )
        found.append(Hint("undated", sentence))
    return found


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
