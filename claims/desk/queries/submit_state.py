"""What a submit needs to know of the claim's round and of the sources it cites."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from claims.desk.queries.open_slots import OpenSlots
from claims.models import Claim, Person
from claims.sql_files import fetch_row
from claims.vocabulary import SlotState

SUBMIT_STATE = Path(__file__).with_name("submit_state.sql")


@dataclass(frozen=True)
class SubmitState:
    """A locked claim's round as it is for one person who submits a review."""

    slot_id: int | None
    """The slot that is reserved for them."""
    review_ids: list[int]
    """Their review of this round, and the one that this form was submitted as before."""
    other_open_reviews: int
    other_tie_break: str | None
    protected_sources: list[str]
    """Identities of the cited sources that are protected in every article."""
    guidelines: int | None
    """The version of the guidelines that is in force."""
    new_review_id: int
    """The key for their review, if they have none in this round."""

    @property
    def open_slots(self) -> OpenSlots:
        """What the round waits for when their own slot is filled."""
        tie_break = SlotState(self.other_tie_break) if self.other_tie_break else None
        return OpenSlots(reviews=self.other_open_reviews, tie_break=tie_break)


def submit_state_of(
    claim: Claim, by: Person, *, submission: UUID | None, cited: Iterable[str]
) -> SubmitState:
    """Read the state of a locked claim for a person who submits; `cited` are identities of sources."""
    state = fetch_row(
        SubmitState,
        SUBMIT_STATE,
        round=claim.round_id,
        person=by.pk,
        submission=submission,
        cited=list(cited),
        now=timezone.now(),
    )
    assert state is not None  # a SELECT without FROM has one row
    return state
