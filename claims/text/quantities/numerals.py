"""Patterns and values of numbers, in digits (with each language's separators) and in English words."""

import re
from fractions import Fraction

from claims.text.quantities.quantity_words import LARGE, ONES, TENS

_SPACES = "\u00a0\u202f\u2009"
_WORD = "|".join((*sorted((*ONES, *TENS, *LARGE, "dozen"), key=len, reverse=True),))
_NO_PATTERN = r"(?!)"
_DOZEN = 12


def digits_pattern(language: str) -> str:
    """Return the pattern of a number in digits, with a limited length."""
    if language == "en":
        return rf"(?:[-−](?=\d)(?<![\w)][-−]))?(?:\d{{1,3}}(?:[,{_SPACES}]\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}+)(?:\.\d{{1,9}}+)?"
    return rf"(?:[-−](?=\d)(?<![\w)][-−]))?(?:\d{{1,3}}(?:[ .{_SPACES}]\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}+)(?:,\d{{1,9}}+)?"


def words_pattern(language: str) -> str:
    """Return the pattern of a number in words. `parse_number` refuses some of its matches: *two three*."""
    if language != "en":
        return _NO_PATTERN
    large = "|".join((*LARGE, "dozen"))
    return rf"\b(?:a\s(?={large})|)(?:{_WORD})(?:(?:[-\s](?:and\s)?)(?:{_WORD})){{0,8}}\b"


def parse_number(written: str, language: str) -> Fraction | None:
    """Return the value of a written number, or None if the words make no number: *two three*."""
    if written[-1:].isdigit():
        thousands, point = (",", ".") if language == "en" else (".", ",")
        plain = re.sub(rf"[\s{_SPACES}{re.escape(thousands)}]", "", written).replace("−", "-")
        return Fraction(plain.replace(point, "."))
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
