"""A page of a long list, read with one row more to know whether there is another page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet


@dataclass(frozen=True)
class Page[Row]:
    """The rows of one page; `has_more` says whether more follow."""

    rows: list[Row]
    has_more: bool

    @property
    def last(self) -> Row | None:
        """The row after which the next page starts; None on the last page."""
        return self.rows[-1] if self.has_more else None


def read_page[Row](rows: "QuerySet[Row] | list[Row]", size: int, start: int = 0) -> Page[Row]:
    """Read `size` rows from the offset `start`."""
    found: Iterable[Row] = rows[start : start + size + 1]
    listed = list(found)
    return Page(listed[:size], has_more=len(listed) > size)
