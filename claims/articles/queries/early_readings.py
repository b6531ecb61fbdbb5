"""Early readings follow the words of a claim into other claims."""

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper

from claims.sql_files import read_sql

INHERIT = Path(__file__).with_name("inherit_early_readings.sql")
INHERIT_OF_IMPORT = Path(__file__).with_name("inherit_early_readings_of_import.sql")


def inherit_early_readings(claims: Iterable[int]) -> None:
    """Let the claims with these keys, whose words are new to them, take over who read these words too early to review them.

    Call it before a claim loses its `merged_into`.
    """
    with connection.cursor() as cursor:
        cursor.execute(read_sql(INHERIT), {"claims": list(claims)})


def inherit_early_readings_of_import(cursor: CursorWrapper) -> None:
    """Do the same for the claims that were just made of the table `staged_claims`."""
    cursor.execute(read_sql(INHERIT_OF_IMPORT))
