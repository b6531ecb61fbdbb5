"""Whom a text calls: `@` and a name that somebody has."""

import re
from collections.abc import Iterable


def mentioned(text: str, names: Iterable[str]) -> set[str]:
    """Return which of `names` stand behind an @ in `text`, in any case; the longest one wins.

    An @ within a word (an e-mail address) calls nobody.
    """
    known = {name.casefold(): name for name in sorted(names, reverse=True) if name.strip()}
    if not known or "@" not in text:
        return set()
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {known[found] for found in pattern.findall(text.casefold())}
