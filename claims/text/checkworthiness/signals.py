"""Read the named signals for and against a sentence being checkable. Users see the names beside each claim."""

import re
from functools import lru_cache

from claims.text.checkworthiness.signal_words import UNLESS, WORDS
from claims.text.checkworthiness.tokens import is_year

FOR = (
    "number",
    "share",
    "money",
    "date",
    "comparison",
    "trend",
    "cause",
    "attribution",
    "quotation",
    "name",
)
AGAINST = ("hedge", "future", "opinion", "question", "too short")
FEWEST_WORDS = 5

_CALENDAR = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
NAME = re.compile(
    rf"(?<=[\w,;:’')–—-] )(?!{_CALENDAR}\b)[“\"«(]?[^\W\d_a-zа-яєіїґ][\w’'-]*[^\W\d_A-ZА-ЯЄІЇҐ][\w’'-]*"
    r"|\b[A-Z]{2,}\b|\b(?:[A-Z]\.){2,}"
)
QUOTATION = re.compile(r"[“”„«»]|(?<!\w)\"[^\"]+\"")
QUESTION = re.compile(r"\?[\"”»’')\]]{0,3}\Z")


def _index_word_lists() -> tuple[
    dict[str, set[str]], dict[str, set[str]], dict[str, list[tuple[list[str], str]]]
]:
    """Return the signals of each word, of each stem, and of each phrase by its first word."""
    single: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[list[str], str]]] = {}
    for signal, table in WORDS.items():
        for entry in (" ".join(raw.split()) for raw in table.split("|")):
            first, *rest = entry.split()
            if rest:
                phrases.setdefault(first, []).append((rest, signal))
            elif entry.endswith("*"):
                stems.setdefault(entry[:-1], set()).add(signal)
            else:
                single.setdefault(entry, set()).add(signal)
    return single, stems, phrases


_SINGLE, _STEMS, _PHRASES = _index_word_lists()
_STEM_LENGTHS = sorted({len(stem) for stem in _STEMS})


@lru_cache(maxsize=65_536)
def _signals_of_word(word: str) -> frozenset[str]:
    if word[0].isdigit():
        return frozenset(("number", "date") if is_year(word) else ("number",))
    lower = word.lower()
    signals = set(_SINGLE.get(lower, ()))
    for length in _STEM_LENGTHS:
        signals |= _STEMS.get(lower[:length], set())
    if word == "may":
        signals.add("hedge")
    return frozenset(signals)


def read_signals(sentence: str, words: list[str], *, is_attributed: bool) -> list[str]:
    """Return the names of the sentence's signals, in the order of FOR and AGAINST.

    `words` are the sentence's tokens.
    """
    present: set[str] = {"attribution"} if is_attributed else set()
    for token in words:
        present |= _signals_of_word(token)
    lower = [token.lower() for token in words]
    for index, word in enumerate(lower):
        for rest, signal in _PHRASES.get(word, ()):
            after = index + 1 + len(rest)
            if lower[index + 1 : after] == rest and not _is_excepted(
                word, rest, lower[after : after + 1]
            ):
                present.add(signal)
        if word in ("may", "march") and words[index][0].isupper() and _is_month(lower, index):
            present.add("date")
    if NAME.search(sentence):
        present.add("name")
    if QUOTATION.search(sentence):
        present.add("quotation")
    if QUESTION.search(sentence):
        present.add("question")
    if len(sentence.split(None, FEWEST_WORDS)) < FEWEST_WORDS:
        present.add("too short")
    return [name for name in (*FOR, *AGAINST) if name in present]


def _is_excepted(word: str, rest: list[str], following: list[str]) -> bool:
    return bool(following) and UNLESS.get(" ".join([word, *rest])) == following[0]


def _is_month(lower: list[str], index: int) -> bool:
    """Return whether the words around *May* or *March* show that it is a month."""
    before = lower[index - 1] if index else ""
    after = lower[index + 1] if index + 1 < len(lower) else ""
    return (
        before in ("in", "on", "by", "of", "last", "this", "since", "until")
        or (before + after).isdigit()
    )
