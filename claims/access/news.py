"""How much is new for a person: the number of the badge in the bar."""

from dataclasses import dataclass
from pathlib import Path

from claims.models import Person
from claims.sql_files import fetch_row, read_sql

NEWS = read_sql(Path(__file__).with_name("news.sql"))
"""Reads one column `news`; see the file for what it stands in."""
READER = """
WITH reader AS (
    SELECT %(person)s::bigint AS id, %(is_editor)s::boolean AS is_editor,
        %(is_reviewer)s::boolean AS is_reviewer
)
"""
"""Defines `reader` for a person whom we know already."""


@dataclass(frozen=True)
class _News:
    news: int


def count_news(user: Person) -> int:
    """Count unread mentions and claims sent back. Pages get the number with their session instead."""
    row = fetch_row(
        _News,
        READER + NEWS,
        person=user.pk,
        is_editor=user.is_editor,
        is_reviewer=user.is_reviewer,
    )
    return row.news if row else 0
