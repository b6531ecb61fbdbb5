"""Find the quantities in a sentence: numbers, shares, amounts of money and dates, with range, unit and rate.

*More than 500* has no upper end and *dozens* has no number. *From 5 to 10* may be a change, so it gives two quantities.
Bare years, clock times, names such as *Article 5* and the numbers of list items are not quantities. We know the words of
English and Ukrainian; in other languages we find digits with currency, percent signs and units, and *drei Millionen*.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from claims.text.quantities import quantity_words as table
from claims.text.quantities.dates import read_dates
from claims.text.quantities.numerals import (
    digits_pattern,
    parse_number,
    read_magnitude,
    words_pattern,
)
from claims.text.quantities.small_numbers import SMALL
from claims.text.spans import Span


class Quantity(NamedTuple):
    """A quantity as written. `kind` is number, share, money or date. Ends of the range that the text leaves open are None."""

    span: Span
    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    is_approximate: bool = False
    unit: str = ""
    rate: str = ""
    first_day: date | None = None
    last_day: date | None = None


_NO_PATTERN = r"(?!)"
_NAMED = re.compile(rf"(?:\b|(?<!\w))(?:{table.NAMED})\s?\Z", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:from|від|з|із)\s\Z", re.IGNORECASE)
_LIST_MARK = re.compile(r"[.)]\s")
_THREAD_MARK = re.compile(r"/\s")
"""*2/ Wages fell.*"""
_NOTE = re.compile(
    r"(?:(?<=[^\s\[(])|\s(?=\[[^\[\]]{1,30}\](?:\s?\[|\s*\Z|[.,;:!?]))|\A)"
    r"\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}|[^\W\d_]{1,7}\.?\s?\d{1,3})\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
)
"""The mark of a note behind a word or a stop: *ready.[1]*, *212 deputies[8]*. Not: *We lost [12] people*."""
_CLOCKS = {
    "en": re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE),
    "de": re.compile(r"\sUhr\b"),
    "fr": re.compile(r"\s?(?:h\d\d|h\b(?!/)|heures? du)"),
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_ORDINAL_BEFORE = re.compile(r"(?:first|second|latter|other|early|late)[\s-]\Z", re.IGNORECASE)
_DURATION = re.compile(rf"(?:{table.TIME})\Z", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{table.PLURALS}|{table.COUNTED})\Z", re.IGNORECASE)
_LOOK_BACK = 16
_HEDGES = (table.ABOUT, table.FROM_BELOW, table.UP_TO)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    number, words = digits_pattern(language), words_pattern(language)
    rate = table.RATE.get(language, _NO_PATTERN)
    sizes = sorted(_magnitudes(language), key=len, reverse=True)
    magnitude = "|".join([_NO_PATTERN, *map(re.escape, sizes)])
    close = rf"(?:[\s-]?(?P<{{0}}>{magnitude}|(?<=\d)[mb]|(?<=\d\s)(?-i:[MB])(?=\s))(?!\w))?"
    # English number words include their magnitude.
    low, high = rf"(?P<low>{number})", rf"(?P<high>{number})"
    if language in SMALL:
        low, high = (
            rf"(?:{digits}|(?P<{name}>{words}))"
            for digits, name in ((low, "low_words"), (high, "high_words"))
        )
        words = ""
    worded = [rf"|(?P<{name}>{words})" if words else "" for name in ("low_words", "high_words")]
    one = rf"(?:{low}{close.format('low_size')}{worded[0]})(?P<half>\sand\sa\shalf(?:\s(?P<half_size>{magnitude})(?!\w))?)?"
    two = rf"(?:{high}{close.format('high_size')}{worded[1]})"
    currency, percent = table.CURRENCY, table.PERCENT
    noun = (
        rf"(?:(?!(?:{table.FUNCTION_WORDS})\b)[^\W\d_][\w'’-]{{1,20}}+\s)?"
        rf"(?:(?!(?:{table.NO_PLURALS})\b)(?-i:[a-z]{{2,20}}s)|(?:{table.PLURALS}))\b"
    )
    sure = "|".join(
        rf"(?:(?P<{name}>{words_of.get(language, _NO_PATTERN)})\s?)"
        for name, words_of in (
            ("about", table.ABOUT), ("least", table.FROM_BELOW), ("most", table.UP_TO)
        )
    )  # fmt: skip
    to = rf"(?(between)\s(?:{table.BETWEEN_AND})\s|(?:[-–—]|\s(?:{table.TO})\s))"
    counted = (
        rf"(?:(?<!\w)(?:{sure}))?(?P<between>\b(?:{table.BETWEEN})\s)?(?P<minus>\b(?:minus|мінус)\s(?=\d))?(?:(?P<sign>{currency})\s?)?(?:(?<![\w.,/:])|(?<=Rs)|(?<=Rs\.))"
        rf"(?<![^\W\d_]-)(?:{one})(?:\s?%(?=[-–—]|\s(?:to|or|and|до|або|та|і)\s))?"
        rf"(?:(?P<to>{to})(?:{currency})?{two})?(?!\d|[.,:/]\d|-\d)"
        rf"(?P<plus>\+)?(?:\s?(?P<percent>{percent})(?!\w)|\s?(?P<money>{table.MONEY})(?!\w)"
        rf"|[\s-]?(?P<unit>{table.UNITS})(?![\w'’])|\s(?P<noun>{noun}))?"
        rf"(?:\s?(?P<rate>{rate}))?"
    )
    shares = "|".join(sorted(table.SHARES, key=len, reverse=True))
    parts = "|".join(table.PARTS)
    small = "|".join(table.ONES)
    forms = [
        rf"{_hedge(language, 'large_hedge')}\b(?P<large_part>{table.LARGE_PART})\sa\s(?P<large>{'|'.join(table.LARGE)})\b(?:\s(?P<large_noun>{noun}))?(?:\s?(?P<large_rate>{rate}))?",
        rf"{_hedge(language, 'share_hedge')}\b(?P<share>{shares})\b(?!-)",
        rf"{_hedge(language, 'part_hedge')}\b(?P<part_count>a|{small})[\s-](?P<part>{parts})(?P<plural>s)?\b(?P<of>\sof\b)?",
        rf"{_hedge(language, 'chance_hedge')}\b(?P<chance>one|\d{{1,4}}|{small})\s(?:in|out\sof)(?:\severy)?\s(?P<among>\d{{1,6}}|{small})\b(?![.,:]\d|\s(?:{table.TIME}))",
        rf"\b(?P<vague>{table.VAGUE.get(language, _NO_PATTERN)})\b(?:\sof)?(?:\s(?P<vague_noun>{noun}))?",
        counted,
    ]
    return re.compile("|".join(forms), re.IGNORECASE)


def read_quantities(sentence: str, language: str, on: date | None = None) -> list[Quantity]:
    """Return the quantities of a sentence, in order, without overlaps.

    Relative dates are counted from `on`, the day of publication.
    """
    code = language[:2].lower()
    dates = read_dates(sentence, code, on)
    found = [
        Quantity(dated.span, "date", is_approximate=dated.is_approximate, first_day=dated.first, last_day=dated.last)
        for dated in dates
    ]  # fmt: skip
    notes = [Span(*match.span()) for match in _NOTE.finditer(sentence)]
    taken = sorted([*(dated.span for dated in dates), *notes])
    free = _find_gaps(taken, len(sentence))
    for start, end in free:
        for match in _pattern(code).finditer(sentence, start, end):
            found += _read(match, code)
    return sorted(found)


def _find_gaps(taken: list[Span], length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches before, between and after the spans."""
    at = 0
    for start, end in taken:
        yield at, start
        at = max(at, end)
    yield at, length


def _read(match: re.Match[str], language: str) -> Iterator[Quantity]:
    text, found = match.string, match.groupdict()
    span = Span(*match.span())
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    if found["large"]:
        yield _large_part(match, language)
    elif found["share"]:
        if not _ORDINAL_BEFORE.search(before):
            share = table.SHARES[found["share"].lower()]
            yield _hedged(span, "share", share, found["share_hedge"], language)
    elif found["part"]:
        yield from _part(match, language)
    elif found["chance"]:
        yield from _chance(match, language)
    elif found["vague"]:
        yield Quantity(span, "number", is_approximate=True, unit=found["vague_noun"] or "")
    elif not _is_not_a_quantity(match, before, language):
        yield from _counted(match, language, is_change=bool(_CHANGE.search(before)))


def _hedge(language: str, name: str) -> str:
    """Return the pattern of a word such as *about* or *more than* before a share."""
    hedges = [words_of[language] for words_of in _HEDGES if language in words_of]
    return rf"(?:(?<!\w)(?P<{name}>{'|'.join(hedges) or _NO_PATTERN})\s?)?"


def _hedged(span: Span, kind: str, value: Fraction, hedge: str | None, language: str) -> Quantity:
    """Return a quantity, with its range opened by the word before it: *more than half* has no upper end."""
    least, most = (
        bool(hedge) and re.fullmatch(words_of[language], hedge or "", re.IGNORECASE) is not None
        for words_of in (table.FROM_BELOW, table.UP_TO)
    )
    is_about = bool(hedge) and not (least or most)
    return Quantity(span, kind, None if most else value, None if least else value, is_about)


def _large_part(match: re.Match[str], language: str) -> Quantity:
    """Read *half a million*, *a quarter of a billion*."""
    part, large = match["large_part"].lower(), match["large"].lower()
    share = next(value for name, value in table.LARGE_PARTS.items() if name in part)
    value = share * table.LARGE[large]
    found = _hedged(Span(*match.span()), "number", value, match["large_hedge"], language)
    return found._replace(unit=match["large_noun"] or "", rate=match["large_rate"] or "")


def _part(match: re.Match[str], language: str) -> Iterator[Quantity]:
    """Read *two thirds*, *a quarter of*."""
    count = table.ONES.get(match["part_count"].lower(), 1)
    if match["plural"] or match["of"]:
        end = match.end("plural") if match["plural"] else match.end("part")
        share = Fraction(count, table.PARTS[match["part"].lower()])
        yield _hedged(Span(match.start(), end), "share", share, match["part_hedge"], language)


def _chance(match: re.Match[str], language: str) -> Iterator[Quantity]:
    """Read *one in five*, *three out of ten*. *Killed 3 in 4 places* is not a share."""
    first, among = (parse_number(match[name].lower(), "en") for name in ("chance", "among"))
    is_share = match["chance"].lower() in ("one", "1") or "out" in match[0].lower()
    if is_share and 0 < first < among:
        share, span = Fraction(first, among), Span(*match.span())
        yield _hedged(span, "share", share, match["chance_hedge"], language)


def _is_not_a_quantity(match: re.Match[str], before: str, language: str) -> bool:
    """Return whether the number is a bare year, a time of day, part of a name or the number of a list item."""
    text, found = match.string, match.groupdict()
    alone = not any(
        found[name] for name in ("to", "percent", "money", "sign", "unit", "noun", "about", "least", "most", "rate")
    )  # fmt: skip
    if match.start() == 0 and alone and _LIST_MARK.match(text, match.end()):
        return True
    if match.start() == 0 and found["low"] and _THREAD_MARK.match(text, match.end("low")):
        return True
    clock = _CLOCKS.get(language)
    if (clock and clock.match(text, match.end())) or _NAMED.search(before):
        return True
    return alone and (not found["low"] or bool(_YEAR.match(found["low"]))) and not _is_number(found)


def _is_number(found: dict[str, str | None]) -> bool:
    words = found["low_words"]
    return bool(words) and words.lower() != "one"


def _counted(match: re.Match[str], language: str, *, is_change: bool) -> Iterator[Quantity]:
    found = match.groupdict()
    low = _value(found, "low", language)
    if low is not None and found["minus"]:
        low = -low
    high = _value(found, "high", language) if found["to"] else low
    if low is None or high is None:
        return
    if found["half"]:
        low = high = (low + Fraction(1, 2)) * _size(found, "half", language)
    if found["to"] and not found["low_size"]:
        factor = _size(found, "high", language) * read_magnitude(found["high_words"] or "")
        if low < high / factor:  # *between seven and nine million*
            low *= factor
    kind = "money" if found["sign"] or found["money"] else "share" if found["percent"] else "number"
    unit = _unit(found)
    span, rate = Span(*match.span()), found["rate"] or ""
    if found["to"] and not _is_range(found, low, high, is_change=is_change):
        middle = match.start("to")
        yield Quantity(Span(span.start, middle), kind, low, low, unit=unit)
        yield Quantity(Span(match.end("to"), span.end), kind, high, high, unit=unit, rate=rate)
        return
    is_duration = (found["least"] or "").lower() == "over" and _DURATION.match(unit)
    yield Quantity(
        span,
        kind,
        None if found["most"] else low,
        None if (found["least"] and not is_duration) or found["plus"] else high,
        bool(found["about"]) or (found["to"] or "").strip() == "or",
        unit,
        rate,
    )


def _is_range(
    found: dict[str, str | None], low: Fraction, high: Fraction, *, is_change: bool
) -> bool:
    """Return whether two numbers are the ends of one range, not a change or a score."""
    sign = (found["to"] or "").strip().lower()
    return low < high and not (is_change and sign in ("to", "до"))


def _magnitudes(language: str) -> dict[str, int]:
    return table.MAGNITUDES.get(language, table.OTHER_MAGNITUDES)


def _size(found: dict[str, str | None], which: str, language: str) -> int:
    written = found[f"{which}_size"] or ""
    word = written.lower()
    if word in table.MONEY_MAGNITUDES:
        return table.MONEY_MAGNITUDES[word] if _is_magnitude(written, found) else 1
    return _magnitudes(language).get(word, 1)


def _is_magnitude(letter: str, found: dict[str, str | None]) -> bool:
    """Return whether *m* or *b* is a magnitude: in amounts of money, and before what is counted."""
    if found["sign"] or found["money"]:
        return True
    counted = found["noun"] or found["unit"] or ""
    return bool(counted) and (letter in "MBb" or bool(_COUNTED.search(counted)))


def _value(found: dict[str, str | None], which: str, language: str) -> Fraction | None:
    words = found[f"{which}_words"]
    value = parse_number(words.lower() if words else found[which] or "", language)
    return None if value is None else value * _size(found, which, language)


def _unit(found: dict[str, str | None]) -> str:
    """Return the unit as written. Letters such as *m* are a unit here unless the quantity is money."""
    names = ("sign", "money", "percent", "unit", "noun")
    unit = next((found[name] for name in names if found[name]), "") or ""
    size = found["high_size"] or found["low_size"] or ""
    return size if not unit and size.lower() in table.MONEY_MAGNITUDES else unit
