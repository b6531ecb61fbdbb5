"""The named signals of a checkable sentence, for and against, that a person reads on a chip."""

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


def _entries() -> tuple[
    dict[str, set[str]], dict[str, set[str]], dict[str, list[tuple[list[str], str]]]
]:
    """The tables as words, stems and phrases (by their first word), each with its signals."""
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


_SINGLE, _STEMS, _PHRASES = _entries()
_STEM_LENGTHS = sorted({len(stem) for stem in _STEMS})


@lru_cache(maxsize=65_536)
def _of_word(word: str) -> frozenset[str]:
    """The signals of one word by itself."""
    if word[0].isdigit():
        return frozenset(("number", "date") if is_year(word) else ("number",))
    lower = word.lower()
    found = set(_SINGLE.get(lower, ()))
    for length in _STEM_LENGTHS:
        found |= _STEMS.get(lower[:length], set())
    if word == "may":
        found.add("hedge")
    return frozenset(found)


def read_signals(sentence: str, words: list[str], *, is_attributed: bool) -> list[str]:
    """The names of the sentence's signals, in the order of FOR and AGAINST; `words` are its tokens."""
    present: set[str] = {"attribution"} if is_attributed else set()
    for token in words:
        present |= _of_word(token)
    lower = [token.lower() for token in words]
    for at, word in enumerate(lower):
        for rest, signal in _PHRASES.get(word, ()):
            after = at + 1 + len(rest)
            if lower[at + 1 : after] == rest and not _is_undone(
                word, rest, lower[after : after + 1]
            ):
                present.add(signal)
        if word in ("may", "march") and words[at][0].isupper() and _is_month(lower, at):
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


def _is_undone(word: str, rest: list[str], following: list[str]) -> bool:
    return bool(following) and UNLESS.get(" ".join([word, *rest])) == following[0]


def _is_month(lower: list[str], at: int) -> bool:
    """Whether *May* or *March* stands where a month does."""
    before = lower[at - 1] if at else ""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    return (
        before in ("in", "on", "by", "of", "last", "this", "since", "until")
        or (before + after).isdigit()
    )
