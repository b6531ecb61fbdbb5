"""How far the sentences of several articles are sorted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.sql_files import fetch_rows

SORTED_SENTENCES = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class SortedSentences:
    """The sentences of an article's newest text, and how many of them nobody has sorted."""

    article_id: int
    total: int
    unsorted: int

    @property
    def sorted(self) -> int:
        """Sentences with a claim, a reason, or a cut."""
        return self.total - self.unsorted


def count_sorted(articles: Sequence[int]) -> Mapping[int, SortedSentences]:
    """Return the count of each article by its key; an article whose text isn't split has none."""
    rows = fetch_rows(SortedSentences, SORTED_SENTENCES, articles=",".join(map(str, articles)))
    return {row.article_id: row for row in rows}
