"""Numbers as they are written: in digits, by each language's marks, and in English words."""

import re
from fractions import Fraction

from claims.text.quantities.quantity_words import LARGE, ONES, TENS

_SPACES = "\u00a0\u202f\u2009"
_WORD = "|".join((*sorted((*ONES, *TENS, *LARGE, "dozen"), key=len, reverse=True),))
_NO_PATTERN = r"(?!)"
_DOZEN = 12


def numeral(language: str) -> str:
    """The pattern of a number in digits; no longer than a person writes one."""
    if language == "en":
        return rf"(?:[-−](?=\d)(?<![\w)][-−]))?(?:\d{{1,3}}(?:[,{_SPACES}]\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}+)(?:\.\d{{1,9}}+)?"
    return rf"(?:[-−](?=\d)(?<![\w)][-−]))?(?:\d{{1,3}}(?:[ .{_SPACES}]\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}+)(?:,\d{{1,9}}+)?"


def in_words(language: str) -> str:
    """The pattern of a number in words, which `decimal` may still refuse; *a* only before *hundred* and the like."""
    if language != "en":
        return _NO_PATTERN
    large = "|".join((*LARGE, "dozen"))
    return rf"\b(?:a\s(?={large})|)(?:{_WORD})(?:(?:[-\s](?:and\s)?)(?:{_WORD})){{0,8}}\b"


def decimal(written: str, language: str) -> Fraction | None:
    """The number's value, or None where the words make none: *two three*."""
    if written[-1:].isdigit():
        thousands, point = (",", ".") if language == "en" else (".", ",")
        plain = re.sub(rf"[\s{_SPACES}{re.escape(thousands)}]", "", written).replace("−", "-")
        return Fraction(plain.replace(point, "."))
    return _in_words(re.split(r"[-\s]+", written))


def _in_words(words: list[str]) -> Fraction | None:
    """Read the words from left to right: below a hundred, times hundred, times a thousand and so on, ever smaller."""
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
