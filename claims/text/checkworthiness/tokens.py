"""The words of a sentence as `signals` and the check-worthiness model read them."""

import re

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d(?:[\d,.\u00a0\u202f]*\d)?|[%$€£¥₴?!]")


def tokens(sentence: str) -> list[str]:
    """Words (with their apostrophes, straight), numbers and the signs that matter, in order, as written."""
    return [token.replace("’", "'") for token in _TOKEN.findall(sentence)]


def is_year(number: str) -> bool:
    """Whether a token in digits reads as a year, 1500 to 2099."""
    return len(number) == 4 and number.isdigit() and "1500" <= number < "2100"
