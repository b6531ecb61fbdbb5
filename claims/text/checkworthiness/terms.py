"""Features of the check-worthiness model: words, pairs of words, beginnings of words, and the sentence's shape."""

import math
from collections.abc import Sequence

from claims.text.checkworthiness.tokens import is_year

PREFIX = 4
"""A word's first letters, this many, are a term of their own."""

SHAPES = ("length", "capitals")
"""Names of the numbers that `measure_shape` returns, in its order."""


def extract_terms(words: Sequence[str]) -> set[str]:
    """Return the terms of a sentence's tokens.

    `#num` and `#year` stand for numbers, `<s>` and `</s>` for the sentence's ends.
    """
    plain = [_simplify(word) for word in words]
    pairs = zip(["<s>", *plain], [*plain, "</s>"], strict=True)
    terms = set(plain)
    terms.update([f"{left} {right}" for left, right in pairs])
    terms.update([f"{word[:PREFIX]}~" for word in plain if len(word) > PREFIX and word[0] != "#"])
    return terms


def measure_shape(sentence: str, words: Sequence[str]) -> tuple[float, float]:
    """Return log(1 + tokens) and log(1 + capitalised words, not counting the first)."""
    capitals = sum(word[0].isupper() for word in sentence.split()[1:])
    return math.log1p(len(words)), math.log1p(capitals)


def _simplify(word: str) -> str:
    if word[0].isdigit():
        return "#year" if is_year(word) else "#num"
    return word.lower()
