r"""A stretch of a text, and the one definition of white space that everything here shares.

White space is what `str.isspace` says, which is also what `\s` and `str.strip` say: the database checks the gaps
between sentences against exactly that set.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end`, half open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its edges; None where nothing else is in it."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if left == len(words):
        return None
    return Span(start + left, start + len(words.rstrip()))
