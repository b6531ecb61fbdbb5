"""Patterns and values of numbers, in digits (with each language's separators) and in English words."""

import re
from fractions import Fraction

from claims.text.quantities.quantity_words import BETWEEN_AND, LARGE, MAGNITUDES, ONES, TENS, TO
from claims.text.quantities.small_numbers import SMALL

_SPACES = " \u00a0\u202f\u2009\u2007"
_MINUS = r"(?:[-−](?=\d)(?<![\w)][-−]))?"
_WORD = "|".join((*sorted((*ONES, *TENS, *LARGE, "dozen"), key=len, reverse=True),))
_NO_PATTERN = r"(?!)"
_DOZEN = 12
_COMMA_DECIMAL = r"\d{1,3},\d{1,2}(?=\s?(?:million|billion|trillion|[mb]n\b|%|per\s?cent|percent))"
"""*2,5 million* in English text: with one or two digits behind it, a comma can't separate thousands."""
_COMMA = re.compile(r"[-−]?\d{1,3},\d{1,2}\Z")


def digits_pattern(language: str) -> str:
    """Return the pattern of a number in digits, with a limited length."""
    spaced = rf"[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}}){{1,5}}(?![\d,'’])"
    if language == "en":
        grouped = (
            rf"\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)|{spaced}|\d{{1,2}}(?:,\d\d){{1,5}},\d{{3}}(?!\d)"
        )
        return rf"{_MINUS}(?:{_COMMA_DECIMAL}|(?:{grouped}|\d{{1,15}}+)(?:\.\d{{1,9}}+)?)"
    grouped = rf"\d{{1,3}}(?:[.{_SPACES}'’]\d{{3}}){{1,5}}(?!\d)"
    return rf"{_MINUS}(?:{grouped}|\d{{1,15}}+)(?:,\d{{1,9}}+)?"


def words_pattern(language: str) -> str:
    """Return the pattern of a number in words. `parse_number` refuses some of its matches: *two three*.

    The whole pattern must have a group `between`: after it, *and* joins two numbers.
    """
    if language in SMALL:
        return _small_words_pattern(language)
    if language != "en":
        return _NO_PATTERN
    large = "|".join((*LARGE, "dozen"))
    after_large = "|".join(f"(?<={word})" for word in LARGE)
    joined = rf"(?:[-\s]|(?(between){_NO_PATTERN}|(?:{after_large})\sand\s))"
    return rf"\b(?:a\s(?={large})|)(?:{_WORD})(?:{joined}(?:{_WORD})){{0,8}}\b"


def _small_words_pattern(language: str) -> str:
    """Return the pattern of a small number in words before a magnitude: *drei Millionen*, *drei bis fünf Millionen*.

    Alone, *ein*, *deux* or *dos* is too often no number.
    """
    forms = "|".join(sorted(SMALL[language], key=len, reverse=True)).replace("'", "['’]")
    word = rf"(?:{forms})"
    sizes = "|".join(
        re.escape(size) for size in sorted(MAGNITUDES[language], key=len, reverse=True)
    )
    large = rf"\s(?:{sizes})(?!\w)"
    return rf"\b{word}(?={large}|\s(?:{BETWEEN_AND}|{TO})\s{word}{large})"


def parse_number(written: str, language: str) -> Fraction | None:
    """Return the value of a written number, or None if the words make no number: *two three*."""
    if written[-1:].isdigit():
        thousands, point = (",", ".") if language == "en" else (".", ",")
        if language == "en" and _COMMA.match(written):
            thousands, point = ".", ","
        plain = re.sub(rf"[\s{_SPACES}'’{re.escape(thousands)}]", "", written).replace("−", "-")
        return Fraction(plain.replace(point, "."))
    if language in SMALL:
        value = SMALL[language].get(written.replace("’", "'"))
        return None if value is None else Fraction(value)
    return _parse_words(re.split(r"[-\s]+", written))


def _parse_words(words: list[str]) -> Fraction | None:
    """Read number words from left to right. Magnitudes (*million*, *thousand*) must get smaller."""
    total, part, smallest, room = 0, 0, 10**15, 100
    for word in words:
        if word in ("a", "and"):
            continue
        if word in ONES or word in TENS:
            value = ONES.get(word) or TENS[word]
            if value >= room:
                return None
            part, room = part + value, 10 if word in TENS else 1
        elif word == "hundred":
            if not part < LARGE["hundred"]:
                return None
            part, room = (part or 1) * LARGE["hundred"], LARGE["hundred"]
        else:
            size = LARGE.get(word, _DOZEN)
            if size >= smallest:
                return None
            total, part, smallest, room = total + (part or 1) * size, 0, size, LARGE["hundred"]
    return Fraction(total + part)


def read_magnitude(words: str) -> int:
    """Return the magnitude at the end of a number in words: 1,000,000 for *nine million*, else 1."""
    return LARGE.get(re.split(r"[-\s]+", words)[-1].lower(), 1)
