"""A long text is shown in parts. Each is a number of whole paragraphs, the same for everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.text.quotes.marked_text import Unit, group_paragraphs

MOST_CHARACTERS = 30_000
MOST_PARAGRAPHS = 150
"""A part ends with the paragraph that reaches one of the two."""


@dataclass(frozen=True)
class TextPart:
    """One of the parts of a text: its number from 1, where it is in the text, and the number of its first paragraph."""

    number: int
    count: int
    start: int
    end: int
    first_paragraph: int

    @property
    def earlier(self) -> int | None:
        """The number of the part before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def later(self) -> int | None:
        """The number of the part after this one."""
        return self.number + 1 if self.number < self.count else None

    def holds(self, start: int | None) -> bool:
        """Return whether words that begin here are in this part. Words that were cut are in the first one."""
        return self.number == 1 if start is None else self.start <= start < self.end


def divide_text(text: str, units: Iterable[Unit]) -> tuple[TextPart, ...]:
    """Return the parts of a text, at least one. Between them is only white space."""
    starts, first_paragraphs = [0], [1]
    paragraphs = 0
    for number, paragraph in enumerate(group_paragraphs(text, units), 1):
        start = paragraph[0].start
        is_full = paragraphs >= MOST_PARAGRAPHS or start - starts[-1] >= MOST_CHARACTERS
        if is_full and paragraphs:
            starts.append(start)
            first_paragraphs.append(number)
            paragraphs = 0
        paragraphs += 1
    ends = [*starts[1:], len(text)]
    return tuple(
        TextPart(number, len(starts), start, end, first)
        for number, (start, end, first) in enumerate(
            zip(starts, ends, first_paragraphs, strict=True), 1
        )
    )


def choose_part(parts: Sequence[TextPart], number: int = 0, start: int | None = None) -> TextPart:
    """Return the part with this number if there is one, else the one that holds words that begin at `start`."""
    if 1 <= number <= len(parts):
        return parts[number - 1]
    return next(part for part in parts if part.holds(start))
