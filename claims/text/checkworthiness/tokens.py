"""Split a sentence into the tokens that `signals` and the check-worthiness model read."""

import re

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d(?:[\d,.\u00a0\u202f]*\d)?|[%$€£¥₴?!]")


def tokenise(sentence: str) -> list[str]:
    """Return words (apostrophes made straight), numbers and signs such as % and €, in order."""
    return [token.replace("’", "'") for token in _TOKEN.findall(sentence)]


def is_year(number: str) -> bool:
    """Return whether a token of digits looks like a year, 1500 to 2099."""
    return len(number) == 4 and number.isdigit() and "1500" <= number < "2100"
