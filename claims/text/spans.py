r"""Spans of a text, and the definition of white space that all modules of `claims.text` share.

White space is what `str.isspace`, `\s` and `str.strip` agree on. The database checks the gaps between sentences
against the same set of characters.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end`, half open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its edges, or None if it holds only white space."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    if left == len(part):
        return None
    return Span(start + left, start + len(part.rstrip()))
