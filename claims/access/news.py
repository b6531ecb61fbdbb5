"""How much is new for a person: the number of the badge in the bar, which comes with their session."""

from pathlib import Path

from claims.sql_files import read_sql

NEWS = read_sql(Path(__file__).with_name("news.sql"))
"""Reads one column `news`; see the file for what it stands in."""
