"""Understand slips of the pen: the words of our texts that differ from a typed word by a letter or two.

Each word of our texts is compared for itself, so a word that only others may read changes nothing.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from claims.lists.queries.parsing import join_groups
from claims.sql_files import fetch_rows

KNOWN_WORDS = Path(__file__).with_name("known_words.sql")
WORD = re.compile(r"[^\W\d_]{4,40}")
MOST_WORDS = 8
"""Words of a search that are looked at: more are rarely typed, and each takes time."""
LONG = 8
"""Letters of a word in which two slips are understood; in a shorter one, one."""

FARTHEST = 3
"""Places by which a letter may have moved: *Munhic* is *Munich*."""


@dataclass(frozen=True)
class _Pair:
    """A typed word with a known one; `asked` is empty where the known word is one of the spellings."""

    asked: str
    word: str


def parse_with_slips(typed: str) -> str:
    """Return the query for what was typed, in which every word also stands for those that are like it."""
    words = list(dict.fromkeys(word.lower() for word in WORD.findall(typed)))[:MOST_WORDS]
    alike = _find_alike(words)
    if not any(alike.values()):
        return ""
    return join_groups([[word, *alike[word]] for word in words])


def _find_alike(words: list[str]) -> dict[str, list[str]]:
    if not words:
        return {}
    spellings = {word: _spell_otherwise(word) for word in words}
    every = sorted(set().union(*spellings.values()))
    pairs = fetch_rows(_Pair, KNOWN_WORDS, words=words, spellings=every)
    known = sorted({pair.word for pair in pairs})
    return {
        word: [
            other
            for other in known
            if other != word and (other in spellings[word] or _is_alike(word, other))
        ]
        for word in words
    }


def _is_alike(word: str, other: str) -> bool:
    return count_slips(word, other) <= (2 if len(word) >= LONG else 1)


def _spell_otherwise(word: str) -> set[str]:
    """Return the word with a letter left out, or moved by a few places: trigrams see no likeness there."""
    without = {at: word[:at] + word[at + 1 :] for at in range(len(word))}
    moved = {
        rest[:to] + word[at] + rest[to:]
        for at, rest in without.items()
        for to in range(max(0, at - FARTHEST), min(len(rest), at + FARTHEST) + 1)
    }
    return moved | set(without.values())


def count_slips(one: str, other: str) -> int:
    """Return how many letters are exchanged, left out, added or wrong between two words (optimal string alignment)."""
    earlier: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
        earlier, last = last, row
    return last[-1]
