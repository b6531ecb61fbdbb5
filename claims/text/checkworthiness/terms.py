"""What the check-worthiness model counts in a sentence: words, pairs of neighbours, beginnings of words."""

import math
from collections.abc import Sequence

from claims.text.checkworthiness.tokens import is_year

PREFIX = 4
"""Letters of a word's beginning that count by themselves."""

SHAPES = ("length", "capitals")
"""Numbers about the whole sentence, in the order of `shape`."""


def terms(words: Sequence[str]) -> set[str]:
    """The terms of a sentence's tokens: *#num* and *#year* for numbers, `<s>` and `</s>` for its ends."""
    plain = [_plain(word) for word in words]
    pairs = zip(["<s>", *plain], [*plain, "</s>"], strict=True)
    found = set(plain)
    found.update([f"{left} {right}" for left, right in pairs])
    found.update([f"{word[:PREFIX]}~" for word in plain if len(word) > PREFIX and word[0] != "#"])
    return found


def shape(sentence: str, words: Sequence[str]) -> tuple[float, float]:
    """The logarithms of one plus the tokens and one plus the capitalised words after the first."""
    capitals = sum(word[0].isupper() for word in sentence.split()[1:])
    return math.log1p(len(words)), math.log1p(capitals)


def _plain(word: str) -> str:
    if word[0].isdigit():
        return "#year" if is_year(word) else "#num"
    return word.lower()
