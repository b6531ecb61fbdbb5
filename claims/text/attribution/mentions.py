"""Find the people whom a comment mentions with `@` and their name."""

import re
from collections.abc import Iterable

WORD = re.compile(r"(?<!\w)@(\w+)")


def find_mentions(text: str, names: Iterable[str]) -> set[str]:
    """Return those of `names` that follow an @ in `text`, ignoring case; the longest name wins.

    An @ inside a word, as in an e-mail address, mentions no one.
    """
    known = {name.casefold(): name for name in sorted(names, reverse=True) if name.strip()}
    if not known or "@" not in text:
        return set()
    longest_first = sorted(known, key=len, reverse=True)
    return {known[name] for name in _pattern(longest_first).findall(text.casefold())}


def find_unknown_mentions(text: str, names: Iterable[str]) -> list[str]:
    """Return the words after an @ that begin none of `names`, each once, in the order of the text."""
    longest_first = sorted(
        (name.casefold() for name in names if name.strip()), key=len, reverse=True
    )
    folded = text.casefold()
    known = (
        {found.start() for found in _pattern(longest_first).finditer(folded)}
        if longest_first
        else set()
    )
    # Folding may make a text longer, so the words are read where their @ is in the folded one.
    unknown = (found[1] for found in WORD.finditer(folded) if found.start() not in known)
    return list(dict.fromkeys(unknown))


def _pattern(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, names))})(?!\w)")
