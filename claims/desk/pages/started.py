"""What a reviewer has started: claims sent back to them, drafts with what they still need, what waits."""

from dataclasses import dataclass
from datetime import datetime

from claims.access.reviews import MOST_DRAFTS, drafts_in_progress
from claims.access.sent_back import sent_back_to
from claims.access.slots import slots_at_hand
from claims.desk.actions.drafts import draft_of
from claims.models import Claim, Person, Review, ReviewSlot, SentBack
from claims.vocabulary import SlotState
from claims.web.due import is_due_today


@dataclass(frozen=True)
class WorkState:
    """What a row of work says first; `name` is its class."""

    name: str
    sign: str
    label: str
    order: int
    """The states that need somebody first come first."""


SENT_BACK = WorkState("sent-back", "↩", "Sent back", 0)
OVERDUE = WorkState("late", "!", "Due today", 1)
DRAFT = WorkState("draft", "✎", "Draft", 2)
WAITING = WorkState("", "…", "Waiting", 3)


@dataclass(frozen=True)
class StartedClaim:
    """A claim that a reviewer has begun, or that was sent back to them."""

    claim: Claim
    wording: str
    state: WorkState
    note: str = ""
    """What the editor wrote who sent it back."""
    sent_by: str = ""
    answer: str = ""
    saved_at: datetime | None = None
    needs: tuple[str, ...] = ()
    """What the draft lacks, such as "a source"."""
    slot: ReviewSlot | None = None
    """The slot that is reserved for the draft, if there is one."""
    deadline: datetime | None = None

    @property
    def step(self) -> str:
        """The next step, as the button says it."""
        if self.saved_at is None:
            return "Revise"
        return "Update" if self.state == WAITING else "Continue"


@dataclass(frozen=True)
class StartedWork:
    """All that a reviewer has begun, in the order in which it needs them, and claims they have only opened."""

    claims: list[StartedClaim]
    opened: list[ReviewSlot]

    def count(self, state: WorkState) -> int:
        """Count the claims in this state."""
        return sum(row.state == state for row in self.claims)


def find_started(user: Person, *, is_news: bool = True) -> StartedWork:
    """Return what this person has started. Without `is_news`, nothing new was sent back to them."""
    slots = slots_at_hand(user)
    holds = {slot.round_id: slot for slot in slots if slot.state == SlotState.HELD}
    drafts = drafts_in_progress(user)[: MOST_DRAFTS + len(holds)]
    begun = {draft.round_id for draft in drafts}
    sent = sent_back_to(user) if is_news else []
    rows = [*map(_of_sent_back, sent)]
    rows += [_of_draft(draft, holds.get(draft.round_id)) for draft in drafts]
    opened = [slot for slot in slots if slot.round_id not in begun and not slot.is_over]
    return StartedWork(sorted(rows, key=lambda row: row.state.order), opened)


def _of_sent_back(sent: SentBack) -> StartedClaim:
    version = sent.round.claim_version
    return StartedClaim(
        claim=version.claim,
        wording=version.wording,
        state=SENT_BACK,
        note=sent.round.note,
        sent_by=str(sent.by) if sent.by else "",
        deadline=version.claim.article.deadline,
    )


def _of_draft(review: Review, slot: ReviewSlot | None) -> StartedClaim:
    version = review.claim_version
    deadline = version.claim.article.deadline
    return StartedClaim(
        claim=version.claim,
        wording=version.wording,
        state=_state_of_draft(review, slot, deadline),
        note=review.round.note,
        answer=review.answer,
        saved_at=review.saved_at,
        needs=tuple(list_needs(review)),
        slot=slot,
        deadline=deadline,
    )


def _state_of_draft(
    review: Review, slot: ReviewSlot | None, deadline: datetime | None
) -> WorkState:
    if slot and slot.waiting_for:
        return WAITING
    if review.round.note:
        return SENT_BACK
    return OVERDUE if is_due_today(deadline) else DRAFT


def list_needs(review: Review) -> list[str]:
    """Return what a draft lacks before it can be submitted, in few words."""
    draft = draft_of(review)
    numbers = {str(piece.key): number for number, piece in enumerate(draft.evidence, 1)}
    needs = {}  # in order, each once
    for field in draft.problems():
        name, _, rest = field.partition(":")
        key, _, detail = rest.partition(":")
        needs[_need(name, numbers.get(key), detail)] = None
    return list(needs)


def _need(name: str, number: int | None, detail: str) -> str:
    """Return the words for one problem of `Draft.problems`; `number` is that of the source it is about."""
    if number is None:
        return {"rating": "a verdict", "rationale": "your reasons", "evidence": "a source"}[name]
    if detail == "stance":
        return f"what source {number} does"
    return f"details of source {number}" if detail else f"the link of source {number}"
