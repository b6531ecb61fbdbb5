"""Decide a central claim with a second editor: each decides without seeing the other's decision.

If both decide the same verdict, the decision stands, with the summary of the editor who decided first. If not, both see
both, talk it over, and either may decide anew; nothing is averaged.
"""

from dataclasses import dataclass

from claims import ledger
from claims.access.proposals import newest_proposals
from claims.access.refusals import Forbidden
from claims.models import Claim, Decision, EventChain, Person, ProposedDecision, Rating
from claims.models.proposed_decision import EDITORS_NEEDED
from claims.vocabulary import EventType


@dataclass(frozen=True)
class TypedDecision:
    """What an editor decides, without spaces around it."""

    rating: Rating
    summary: str
    reason: str = ""
    override_reason: str = ""
    note: str = ""
    """For the other editor, where two decide."""


@dataclass(frozen=True)
class Agreed:
    """What two editors decided alike: the words of the first, and both people."""

    typed: TypedDecision
    first: Person
    second: Person


def propose(
    claim: Claim, by: Person, typed: TypedDecision, chain: EventChain
) -> Agreed | ProposedDecision:
    """Note what an editor decides on a locked claim; return what both decided once they agree.

    The claim isn't changed, so that nothing of it tells the second editor that there is a first. Raises Forbidden if two
    other editors decide it.
    """
    newest = newest_proposals(claim)
    mine = newest.pop(by.pk, None)
    if mine is None and len(newest) >= EDITORS_NEEDED:
        raise Forbidden(f"Two other editors are deciding claim {claim.number}.")
    proposal = (
        mine if mine and _said(mine) == typed else _add_version(claim, by, typed, mine, chain)
    )
    other = next(iter(newest.values()), None)
    if other is None or other.rating_id != proposal.rating_id:
        return proposal
    by_number = sorted((proposal, other), key=lambda each: _first_key(claim, each))
    first, second = by_number
    return Agreed(_said(first), first.editor, second.editor)


def _said(proposal: ProposedDecision) -> TypedDecision:
    return TypedDecision(
        proposal.rating,
        proposal.summary,
        proposal.reason,
        proposal.override_reason,
        proposal.note,
    )


def _first_key(claim: Claim, proposal: ProposedDecision) -> int:
    """Return when an editor first decided, as a number that grows."""
    versions = ProposedDecision.objects.filter(
        claim=claim, round=proposal.round_id, replaced=proposal.replaced, editor=proposal.editor_id
    )
    return versions.order_by("pk").values_list("pk", flat=True)[0]


def _add_version(
    claim: Claim,
    by: Person,
    typed: TypedDecision,
    last: ProposedDecision | None,
    chain: EventChain,
) -> ProposedDecision:
    in_force = Decision.objects.current().filter(claim=claim).values_list("pk", flat=True).first()
    proposal = ProposedDecision.objects.create(
        claim=claim,
        claim_version=claim.current,
        round=claim.round,
        replaced=in_force or 0,
        editor=by,
        number=last.number + 1 if last else 1,
        rating=typed.rating,
        summary=typed.summary,
        reason=typed.reason,
        override_reason=typed.override_reason,
        note=typed.note,
    )
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.PROPOSE_DECISION,
        on=proposal,
        claim=claim.number,
        version=proposal.number,
        rating=typed.rating.label,
        summary=typed.summary,
        reason=typed.reason,
        override_reason=typed.override_reason,
        note=typed.note,
    )
    return proposal
