"""How every sentence of an article's newest text is accounted for."""

from dataclasses import dataclass
from pathlib import Path

from claims.sql_files import fetch_rows
from claims.vocabulary import Coverage

STATEMENT = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class SentenceCoverage:
    """A sentence, whether it is sorted, and how."""

    position: int
    start: int
    end: int
    role: str
    not_checkable: str
    """The reason that somebody marked the sentence with."""
    is_cut: bool
    marked_by: str
    """The name of who marked it, or an empty string."""
    coverage: str
    """A value of `Coverage`."""
    because: str
    """The reason why it is not checkable: its own or that of a claim that was set aside."""


def list_coverage(revision: int) -> list[SentenceCoverage]:
    """Return the sentences of an article's newest revision, whose key this is, in order."""
    return fetch_rows(SentenceCoverage, STATEMENT, revision=revision)


def count_unread(revision: int) -> int:
    """Return how many sentences of an article's newest revision nobody has sorted."""
    return sum(row.coverage == Coverage.UNREAD for row in list_coverage(revision))
