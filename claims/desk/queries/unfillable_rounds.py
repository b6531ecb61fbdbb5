"""Open rounds that nobody is left to review, or too few people."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from claims.sql_files import fetch_rows
from claims.vocabulary import Role

UNFILLABLE_ROUNDS = Path(__file__).with_name("unfillable_rounds.sql")
MOST_SLOTS = 5_000
"""Free slots that are looked at; the next ones once some of these are taken."""


@dataclass(frozen=True)
class UnfillableRound:
    """A round with the number of reviews that are still free and of people who could give one."""

    round_id: int
    needed: int
    able: int


def find_unfillable_rounds(most: int) -> list[UnfillableRound]:
    """Return the oldest rounds that ask for more reviews than people are left to give."""
    return fetch_rows(
        UnfillableRound,
        UNFILLABLE_ROUNDS,
        now=timezone.now(),
        most_slots=MOST_SLOTS,
        most=most,
        reviewer=Role.REVIEWER.value,
        editor=Role.EDITOR.value,
    )
