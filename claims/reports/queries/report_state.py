"""The state of a report: what decides how each of its pages and files looks."""

import hashlib
from dataclasses import astuple, dataclass
from pathlib import Path

from claims.sql_files import fetch_row

REPORT_STATE = Path(__file__).with_name("report_state.sql")
LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True)
class ReportState:
    """A report by its key and hash, the newest report of its article, and what is retracted by now.

    Reports never change, so two pages of the same state are the same.
    """

    id: int
    number: int
    sha256: str
    newest: int
    retractions: str | None

    @property
    def is_newest(self) -> bool:
        """Whether no later report replaced it."""
        return self.number == self.newest

    @property
    def digest(self) -> str:
        """A SHA-256 that changes with the state."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()


def read_report_state(slug: str, number: int | None) -> ReportState | None:
    """Return the state of the report with this number, or of the newest; None if there is none."""
    if number is not None and number > LARGEST_NUMBER:
        return None
    return fetch_row(ReportState, REPORT_STATE, slug=slug, number=number)
