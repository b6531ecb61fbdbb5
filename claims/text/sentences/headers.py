"""Read headline, authors and day of publication from the lines at the beginning of an article.

The day must be unambiguous: if two datelines differ, the weekday doesn't fit the date, or the line is about an update,
there is no day. Authors are the names of a by-line, as written.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from claims.text.quantities.date_words import WEEKDAYS
from claims.text.quantities.dates import read_dates
from claims.text.sentences.units import Unit


class Header(NamedTuple):
    """What the text says about itself; None or empty where it says nothing."""

    published_on: date | None
    authors: tuple[str, ...]
    headline: str


_BODY = frozenset(("body", "quotation", "list-item"))
_CHANGED = re.compile(r"(?:last )?(?:updated|modified)|оновлено", re.IGNORECASE)
_BY = re.compile(r"(?:(?:written|reported)\s)?by\s|автор(?:ка|и)?:?\s", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|;|\s(?:and|та|і)\s)\s*(?:(?:and|та|і)\s)?")
_NAME = re.compile(
    r"[^\W\d_a-zа-яєіїґ][\w'’.-]*(?:\s(?:(?:of|von|de|van|der|la|al|bin)\s)?[^\W\d_a-zа-яєіїґ][\w'’.-]*){1,4}\Z"
)
_OFFICE = re.compile(
    r"\b(?:News|Times|Post|Press|Agency|Staff|Editor|Correspondent|Reporter|Bureau|Desk|Media|Radio|TV|Magazine|Writer"
    r"|University|Institute|Director|Professor)\b|\A[A-ZА-ЯЄІЇҐ]{2,5}\b(?!\s[A-Z]{2})"
)  # fmt: skip


def read_header(text: str, units: Sequence[Unit], language: str) -> Header:
    """Read the units before the first sentence of the body, and by-lines after the last one."""
    bodies = [index for index, unit in enumerate(units) if unit.role in _BODY]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(units), len(units))
    head, foot = units[:first], units[last + 1 :]
    titles = [unit.span.of(text) for unit in head if unit.role == "headline"]
    days = [unit.span.of(text) for unit in head if unit.role == "dateline"]
    lines = [unit.span.of(text) for unit in (*head, *foot) if unit.role == "by-line"]
    return Header(
        _read_publication_day(days, language),
        tuple(dict.fromkeys(name for line in lines for name in _read_authors(line))),
        " ".join(titles[0].split()) if titles else "",
    )


def _read_publication_day(lines: Iterable[str], language: str) -> date | None:
    days = {_read_day(line, language) for line in lines if not _CHANGED.match(line)}
    return days.pop() if len(days) == 1 else None


def _read_day(line: str, language: str) -> date | None:
    """Return the day of a dateline, or None if it is ambiguous or its weekday doesn't fit."""
    code = language[:2].lower()
    days = [dated for dated in read_dates(line, code) + read_dates(line, "en") if dated.first]
    if not days or any(dated[1:3] != (days[0].first, days[0].first) for dated in days):
        return None
    named = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:\w{0,6})\b", line, re.IGNORECASE)
    day = days[0].first
    if (
        named
        and next(at for name, at in WEEKDAYS["en"].items() if name[:3] == named[1].lower())
        != day.weekday()
    ):
        return None
    return day


def _read_authors(line: str) -> list[str]:
    """Return the names of a by-line: its first part in any case, other parts if they look like a person's name."""
    first, *others = _PARTS.split(" ".join(_BY.sub("", line, count=1).split()).rstrip("."))
    return [first, *(name for name in others if _NAME.match(name) and not _OFFICE.search(name))]
