"""The sentences of an article as people sort them: what was answered, or what we suggest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.articles.queries.sentence_coverage import CHECKED, CUT, SentenceCoverage
from claims.text.sentences import obvious
from claims.vocabulary import Choice, NotCheckable, SetAside

CLAIM, SUGGESTED, OFF, OBVIOUS, TO_SORT = "claim", "maybe", "off", "obvious", "to-sort"
"""Kinds of lines; each is a class of the style sheet."""
SHORT = {
    NotCheckable.OPINION: "opinion",
    NotCheckable.PREDICTION: "prediction",
    NotCheckable.QUESTION: "question",
    NotCheckable.DESCRIPTION: "description",
    NotCheckable.COMMON: "known",
    NotCheckable.CLUTTER: "clutter",
    NotCheckable.HEADING: "heading",
    SetAside.UNCHECKABLE: "not checkable",
    SetAside.DUPLICATE: "duplicate",
    CUT: "cut",
}
"""What stands beside a sentence that nobody has to check."""
HINTS = {
    "question": NotCheckable.QUESTION,
    "opinion": NotCheckable.OPINION,
    "future": NotCheckable.PREDICTION,
}
"""Which answer a signal of a suggested claim speaks for; the first that is there counts."""


@dataclass(frozen=True)
class Line:
    """One sentence with what was answered. `obvious_name` says what it is if there is obviously nothing to check in it."""

    row: SentenceCoverage
    obvious_name: str
    hint: str = ""
    """The answer that the signals of its suggested claim speak for, or ""."""

    @property
    def position(self) -> int:
        """The sentence's position in the revision, from 1."""
        return self.row.position

    @cached_property
    def kind(self) -> str:
        """What became of it, as a class of the style sheet."""
        answer = self.row.answer
        if answer in (CHECKED, Choice.CLAIM):
            return CLAIM
        if answer == Choice.SUGGESTED:
            return SUGGESTED
        if answer != Choice.TO_SORT:
            return OFF
        return OBVIOUS if self.obvious_name else TO_SORT

    @property
    def badge(self) -> str:
        """The word beside the sentence: a decision, or with a question mark a suggestion; "" for the number of a claim."""
        if self.kind == CLAIM:
            return ""
        if self.kind == SUGGESTED:
            return "claim?"
        if self.kind == OFF:
            return SHORT[self.row.answer]
        if self.kind == OBVIOUS:
            return f"{self.obvious_name}?"
        return f"{SHORT[NotCheckable(self.hint)]}?" if self.hint else "to sort"


@dataclass(frozen=True)
class Sorting:
    """All sentences of a text, and how far they are sorted."""

    lines: Sequence[Line]

    @classmethod
    def read(cls, rows: Iterable[SentenceCoverage], text: str) -> "Sorting":
        """Look at every sentence of a revision."""
        return cls([Line(row, _name_obvious(row, text)) for row in rows])

    @cached_property
    def counts(self) -> Counter[str]:
        """How many lines there are of each kind."""
        return Counter(line.kind for line in self.lines)

    @property
    def obvious(self) -> list[Line]:
        """The lines that can be accepted together."""
        return [line for line in self.lines if line.kind == OBVIOUS]

    @property
    def is_started(self) -> bool:
        """Whether any claim is being checked or was decided."""
        return any(line.row.answer == CHECKED for line in self.lines)

    @property
    def waiting(self) -> list[int]:
        """The numbers of the claims that are opened when reviewing starts: chosen or suggested ones."""
        return sorted(
            {
                number
                for line in self.lines
                if line.row.answer in (Choice.CLAIM, Choice.SUGGESTED)
                for number in line.row.waiting
            }
        )

    @property
    def unsorted(self) -> int:
        """How many sentences nobody answered for and no claim is suggested in."""
        return self.counts[OBVIOUS] + self.counts[TO_SORT]

    def next_to_sort(self, after: int) -> Line | None:
        """Return the next line to sort behind the position `after`, else the first of all."""
        left = [line for line in self.lines if line.kind in (TO_SORT, OBVIOUS)]
        return next((line for line in left if line.position > after), left[0] if left else None)


def _name_obvious(row: SentenceCoverage, text: str) -> str:
    if row.answer != Choice.TO_SORT:
        return ""
    return obvious.name_obvious(row.sentence.role, text[row.start : row.end])
