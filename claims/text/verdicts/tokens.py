"""Words and punctuation of a wording, in lower case."""

import re
import unicodedata

END = "."
"""The token of an end of a sentence."""
QUESTION = "?"
STRONG = frozenset({".", ":", "–", "|", ")", ";"})
"""Punctuation that ends what stands before it."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>{_LETTER}+(?:'{_LETTER}+)?'?)|(?P<stop>[.!…。]+(?=\s|\Z)|\n)|(?P<ask>[?؟]+)"
    r"|(?P<dash>[–—―]|(?<=\s)-+(?=\s))|(?P<other>[:：،,;؛|()/\[\]])"
)
_ALIKE = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "：": ":", "،": ",", "؛": ";", "[": "(", "]": ")"}
)
_ENDINGS = ("n't", "'s", "'re")
_ELIDED = frozenset({"l", "c", "d", "n", "qu", "s", "j", "un", "dell", "all", "nell"})


def read_tokens(text: str) -> list[str]:
    """Return words and punctuation: contractions and hyphenated words in parts, quotation marks left out."""
    text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    tokens: list[str] = []
    for match in _TOKEN.finditer(text.casefold().replace("i\u0307", "i")):
        kind, token = match.lastgroup, match.group()
        if kind == "word":
            tokens += _split_contraction(token)
        elif kind in {"stop", "ask"}:
            tokens.append(END if kind == "stop" else QUESTION)
        else:
            tokens.append("–" if kind == "dash" else token)
    return tokens


def is_word(token: str) -> bool:
    return token[:1].isalnum()


def _split_contraction(word: str) -> list[str]:
    word = word.rstrip("'")
    if word == "can't" or word == "cannot":
        return ["can", "not"]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return [word.removesuffix(ending), ending]
    first, mark, rest = word.partition("'")
    return [f"{first}'", rest] if mark and first in _ELIDED else [word]
