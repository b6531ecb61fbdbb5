"""Open many claims with one statement."""

from collections.abc import Iterable
from pathlib import Path

from claims.sql_files import execute

OPEN_CLAIMS = Path(__file__).with_name("open_claims.sql")


def open_with_rounds(rounds: Iterable[int]) -> None:
    """Open the claims whose current versions have these rounds, given by their keys."""
    execute(OPEN_CLAIMS, rounds=list(rounds))
