"""Find the people whom a comment mentions with `@` and their name."""

import re
from collections.abc import Iterable


def find_mentions(text: str, names: Iterable[str]) -> set[str]:
    """Return those of `names` that follow an @ in `text`, ignoring case; the longest name wins.

    An @ inside a word, as in an e-mail address, mentions no one.
    """
    known = {name.casefold(): name for name in sorted(names, reverse=True) if name.strip()}
    if not known or "@" not in text:
        return set()
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {known[name] for name in pattern.findall(text.casefold())}
