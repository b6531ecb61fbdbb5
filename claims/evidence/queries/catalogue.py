"""Write the catalogue's columns of many sources at once."""

from collections.abc import Iterable
from pathlib import Path

from claims.models import Source
from claims.sql_files import execute

WRITE_CATALOGUE = Path(__file__).with_name("write_catalogue.sql")
COLUMNS = (
    "id",
    "title",
    "publisher",
    "author",
    "published_on",
    "language",
    "kind",
    "reliability",
    "url",
    "description",
    "catalogued_at",
    "lock_version",
)


def write_catalogue(sources: Iterable[Source]) -> None:
    """Save these columns of locked sources, in the order of their keys."""
    ordered = sorted(sources, key=lambda source: source.pk)
    rows = [{name: getattr(source, name) for name in COLUMNS} for source in ordered]
    if rows:
        execute(WRITE_CATALOGUE, *rows)
