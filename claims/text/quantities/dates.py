"""Find dates in a text, absolute ones and those relative to the day of publication.

An ambiguous date has a span but no day: *13 February* without a year, *12/02/2026* (which number is the month?), *next
Tuesday*.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from claims.text.quantities.date_words import (
    DOTTED_DATES,
    MONTHS,
    MORE_MONTHS,
    RELATIVE,
    SMALL,
    WEEKDAYS,
)
from claims.text.spans import Span


class DateMention(NamedTuple):
    """The span of a date or period in the text, and its first and last day if known."""

    span: Span
    first: date | None
    last: date | None
    is_approximate: bool = False


MONTHS_OF_A_YEAR = 12

_AHEAD = re.compile(
    r"\b(?:will|shall|would|going to|plans? to|буде|будуть)\b|['’]ll\b", re.IGNORECASE
)
_CUES = {
    "en": r"(?:in|since|by|until|till|before|after|during|from|of|early|mid|late|for|between|and|to|year|spring|summer|autumn|fall|winter"
    r"|beginning of|end of)",
    "uk": r"(?:у|в|з|із|до|від|після|протягом|на початку|наприкінці|кінці|весною|влітку|восени|взимку)",
}
_AFTER_A_CUE = ("only_year", "only_month", "month_which")
_YEAR = r"(?:1[5-9]|20)\d\d"
_NOT_GLUED = r"(?<![\w.,/–-])"
_ENDS = r"(?![\w/]|[.,–-]\d)"


def _names(table: dict[str, int], language: str) -> str:
    """Return a pattern of the names, longest first. English names need a capital: *13 may have died*."""
    names = sorted(table, key=len, reverse=True)
    if language != "en":
        return "|".join(names)
    return "(?-i:" + "|".join(form for name in names for form in (name.title(), name.upper())) + ")"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return a pattern of every form of date in a language. ISO and numeric dates are found in all languages."""
    forms = [
        rf"{_NOT_GLUED}(?P<iso>\d{{4}}-\d\d-\d\d){_ENDS}",
        rf"{_NOT_GLUED}(?P<a>\d{{1,2}})(?:(?P<slash>/)|\.\s?)(?P<b>\d{{1,2}})(?(slash)/|\.\s?)(?P<numeric_year>{_YEAR}){_ENDS}",
    ]
    if language in MONTHS:
        month, weekday = _names(MONTHS[language], language), _names(WEEKDAYS[language], language)
        relative = "|".join(sorted(RELATIVE[language], key=len, reverse=True)).replace(" ", r"\s")
        forms += [
            rf"{_NOT_GLUED}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{month})\b(?:\.?,?\s(?P<year>{_YEAR}){_ENDS})?",
            rf"\b(?P<month_us>{month})\b\.?\s(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[.,:]\d)(?:,?\s(?P<year_us>{_YEAR}){_ENDS})?",
            rf"\b(?P<whole_month>{month})\b\.?\s(?:of\s)?(?P<month_year>{_YEAR}){_ENDS}",
            rf"{_NOT_GLUED}(?P<year_from>{_YEAR})\s?[–-]\s?(?P<year_to>{_YEAR}){_ENDS}",
            r"\b(?:the\s)?(?P<decade>(?:1[5-9]|20)\d0)s\b",
            rf"\b{_CUES[language]}\s(?P<only_year>{_YEAR}){_ENDS}(?!\s?(?:[%$€£]|[a-z]{{1,20}}s\b|(?:people|men|women|children|k?m|kg)\b))",
            rf"\bQ(?P<quarter>[1-4])\s(?P<quarter_year>{_YEAR}){_ENDS}",
            rf"\b(?:{_CUES[language]}\s)?(?P<month_which>last|this)\s(?P<which_month>{month})\b(?![\w’']|\s\d)",
            rf"\b{_CUES[language]}\s(?P<only_month>{month})\b(?![\w’']|\.?\s\d)",
            rf"\b(?P<relative>{relative})\b",
            rf"\b(?:(?P<which>on|last|this|next|у|в)\s)(?P<weekday>{weekday})\b",
            rf"\b(?P<count>\d{{1,3}}|a|{'|'.join(SMALL)})\s(?P<unit>day|week|month|year)s?\sago\b",
        ]
    elif language in MORE_MONTHS:
        month = _names(MORE_MONTHS[language], language)
        forms += [
            rf"{_NOT_GLUED}(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s(?:de\s)?(?P<month>{month})\b(?:\.?,?\s(?:del?\s)?(?P<year>{_YEAR}){_ENDS})?",
            rf"{_NOT_GLUED}(?P<year_first>{_YEAR})(?:\.|\sm\.)\s(?P<month_second>{month})\s(?P<day_last>\d{{1,2}})(?!\d)",
            rf"{_NOT_GLUED}(?P<year_gada>{_YEAR})\.\sgada\s(?P<day_gada>\d{{1,2}})\.\s(?P<month_gada>{month})\b",
            rf"\b(?P<whole_month>{month})\b\.?\s(?:del?\s)?(?P<month_year>{_YEAR}){_ENDS}",
            rf"{_NOT_GLUED}(?P<year_from>{_YEAR})\s?[–-]\s?(?P<year_to>{_YEAR}){_ENDS}",
        ]
    if language in DOTTED_DATES:
        forms.append(
            rf"{_NOT_GLUED}(?P<open_day>(?:0?[1-9]|[12]\d|3[01])\.\s(?:0?[1-9]|1[0-2])\.)(?!\s?\d|\w)"
        )
    return re.compile("|".join(forms), re.IGNORECASE)


def read_dates(text: str, language: str, on: date | None = None) -> list[DateMention]:
    """Return the dates of a sentence, in order. Relative dates are counted from `on`, the day of publication."""
    code = language[:2].lower()
    is_ahead = on is None or _AHEAD.search(text) is not None
    return [_read(match, code, on, is_ahead=is_ahead) for match in _pattern(code).finditer(text)]


def _read(match: re.Match[str], language: str, on: date | None, *, is_ahead: bool) -> DateMention:
    found = {name: value for name, value in match.groupdict().items() if value}
    begins = next((name for name in _AFTER_A_CUE if name in found), 0)
    span = Span(match.start(begins), match.end())
    try:
        return _days(span, found, language, on, is_ahead=is_ahead)
    except (ValueError, OverflowError):  # not in the calendar
        return DateMention(span, None, None)


def _days(
    span: Span, found: dict[str, str], language: str, on: date | None, *, is_ahead: bool
) -> DateMention:
    if "count" in found:
        days = _ago(found["count"].lower(), found["unit"].lower(), on)
        return DateMention(span, *days, is_approximate=found["unit"].lower() != "day")
    if "weekday" in found:
        wanted = WEEKDAYS[language][found["weekday"].lower()]
        day = None if is_ahead or on is None else _weekday(wanted, found["which"].lower(), on)
        return DateMention(span, day, day)
    if "only_month" in found or "open_day" in found:
        return DateMention(span, None, None)
    if "which_month" in found:
        return DateMention(span, *_named_month(found, language, on))
    if "relative" in found:
        unit, away = RELATIVE[language][" ".join(found["relative"].lower().split())]
        return DateMention(span, *(_stretch(unit, away, on) if on else (None, None)))
    return DateMention(span, *_absolute(found, _months(language)))


def _months(language: str) -> dict[str, int]:
    return MONTHS.get(language) or MORE_MONTHS.get(language, {})


def _absolute(found: dict[str, str], months: dict[str, int]) -> tuple[date | None, date | None]:
    """Return the first and last day of an absolute date."""
    if "only_year" in found:
        year = int(found["only_year"])
        return date(year, 1, 1), date(year, 12, 31)
    if "year_from" in found:
        first, last = int(found["year_from"]), int(found["year_to"])
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else (None, None)
    if "decade" in found:
        year = int(found["decade"])
        return date(year, 1, 1), date(year + 9, 12, 31)
    if "quarter" in found:
        year, last = int(found["quarter_year"]), 3 * int(found["quarter"])
        return date(year, last - 2, 1), _month(year, last)[1]
    if "whole_month" in found:
        return _month(int(found["month_year"]), months[found["whole_month"].lower()])
    day = _day(found, months)
    return day, day


def _day(found: dict[str, str], months: dict[str, int]) -> date | None:
    """Return the day, or None if the text leaves it open. Raises ValueError if the day doesn't exist."""
    if "iso" in found:
        return date.fromisoformat(found["iso"])
    if "numeric_year" in found:
        day, month = int(found["a"]), int(found["b"])
        if "slash" in found:
            if day != month and max(day, month) <= MONTHS_OF_A_YEAR:
                return None
            day, month = max(day, month), min(day, month)
        return date(int(found["numeric_year"]), month, day)
    year = _pick(found, "year", "year_us", "year_first", "year_gada")
    name = _pick(found, "month", "month_us", "month_second", "month_gada")
    number = _pick(found, "day", "day_us", "day_last", "day_gada")
    return date(int(year), months[name.lower()], int(number)) if year else None


def _pick(found: dict[str, str], *names: str) -> str:
    """Return the first group that matched, or ""."""
    return next((found[name] for name in names if name in found), "")


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)


def _named_month(
    found: dict[str, str], language: str, on: date | None
) -> tuple[date | None, date | None]:
    """Return the first and last day of *last March* (the latest March that is over) or *this March* (this year's)."""
    if on is None:
        return None, None
    month = MONTHS[language][found["which_month"].lower()]
    is_over = found["month_which"].lower() == "this" or month < on.month
    return _month(on.year if is_over else on.year - 1, month)


def _stretch(unit: str, away: int, on: date) -> tuple[date, date]:
    """Return the first and last day of the day, week, month or year that is `away` from that of `on`."""
    if unit == "day":
        return on + timedelta(away), on + timedelta(away)
    if unit == "week":
        monday = on - timedelta(on.weekday()) + timedelta(weeks=away)
        return monday, monday + timedelta(6)
    if unit == "month":
        return _month(*_months_away(on, away))
    return date(on.year + away, 1, 1), date(on.year + away, 12, 31)


def _months_away(on: date, away: int) -> tuple[int, int]:
    """Return the year and month that is `away` months from that of `on`."""
    year, month = divmod(on.year * 12 + on.month - 1 + away, 12)
    return year, month + 1


def _ago(count: str, unit: str, on: date | None) -> tuple[date | None, date | None]:
    """Return the first and last day of the day, week, month or year in *three weeks ago*, counted from `on`."""
    number = 1 if count == "a" else SMALL.get(count) or int(count)
    if on is None:
        return None, None
    return _stretch(unit, -number, on)


def _weekday(wanted: int, which: str, on: date) -> date | None:
    """Return the latest such weekday up to the day of publication.

    *Last Tuesday* is before that day. *Next Tuesday* is ambiguous and gives None.
    """
    if which == "next":
        return None
    back = (on.weekday() - wanted) % 7
    return on - timedelta(7 if which == "last" and back == 0 else back)
