"""What an editor does next with an article: decide, wait for reviews, or review and publish."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Claim, Person
from claims.moderation.pages.queue import WAITING, find_waiting_elsewhere, place
from claims.vocabulary import ClaimStatus


@dataclass(frozen=True)
class NextStep:
    """The next step in one sentence, and where it is taken; without a claim it is to publish."""

    sentence: str
    claim: Claim | None
    """The first claim of the article that waits for an editor."""
    elsewhere: Claim | None
    """The first one of another article, if none waits in this one."""


def find_next_step(claims: Sequence[Claim], user: Person) -> NextStep:
    """Return what comes next in the article that has these claims; it has at least one."""
    waiting = sorted((claim for claim in claims if claim.status in WAITING), key=place)
    if waiting:
        verb = "claim waits" if len(waiting) == 1 else "claims wait"
        return NextStep(f"{len(waiting)} {verb} for a decision.", waiting[0], None)
    elsewhere = find_waiting_elsewhere(claims[0], user) if claims else None
    return NextStep(_without_decisions(claims), None, elsewhere)


def _without_decisions(claims: Sequence[Claim]) -> str:
    """Return the sentence for an article in which nothing waits for an editor."""
    under_review = sum(claim.status == ClaimStatus.OPEN for claim in claims)
    decided = sum(claim.status == ClaimStatus.DECIDED for claim in claims)
    if under_review:
        verb = "claim is" if under_review == 1 else "claims are"
        return f"Nothing to decide. {under_review} {verb} still being reviewed."
    if decided:
        noun = "The claim is" if decided == 1 else f"All {decided} claims are"
        return f"{noun} decided. See the report as readers will, then publish it."
    return "No claim has a verdict yet."
