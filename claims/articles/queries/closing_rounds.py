"""Close the rounds of a claim in one statement."""

from datetime import datetime
from pathlib import Path

from claims.models import Claim
from claims.sql_files import execute

CLOSE_ROUNDS = Path(__file__).with_name("close_rounds.sql")


def close_rounds(claim: Claim, now: datetime) -> None:
    """Close the open rounds of a claim and free the slots in which nobody submitted a review."""
    execute(CLOSE_ROUNDS, claim=claim.pk, round=claim.round_id, now=now)
