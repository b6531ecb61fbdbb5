"""A review as it was typed, and what it lacks before it can be submitted."""

from dataclasses import dataclass, fields

from claims.access.refusals import Conflict, Refusal
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Claim, Rating, Review
from claims.text.citations.identity import compute_identity


@dataclass(frozen=True)
class Draft:
    """A whole review as it was typed, finished or not."""

    rating: Rating | None = None
    set_aside_reason: str = ""
    rationale: str = ""
    confidence: int | None = None
    evidence: tuple[EvidenceDraft, ...] = ()
    duplicate_of: int | None = None
    """The number of the claim that this one repeats, if the reason is that it is a duplicate."""

    def problems(self) -> dict[str, str]:
        """Return what this lacks before it can be submitted: a sentence for each field."""
        problems = {}
        if not self.rating and not self.set_aside_reason:
            problems["rating"] = "Choose a verdict, or say why it can’t be checked."
        if self.rating and self.set_aside_reason:
            problems["rating"] = "Choose a verdict or a reason to set the claim aside, not both."
        if self.rating and self.rating.needs_rationale and not self.rationale.strip():
            problems["rationale"] = f"Explain why you chose “{self.rating.label}”."
        cited = {compute_identity(piece.cited) for piece in self.evidence if piece.cited.strip()}
        if self.rating and len(cited) < self.rating.needs_sources:
            problems["evidence"] = _sources_needed(self.rating)
        for piece in self.evidence:
            if not piece.cited.strip():
                problems[f"evidence:{piece.key}"] = "Enter a link or describe the source."
            problems |= {
                f"evidence:{piece.key}:{name}": why for name, why in piece.problems().items()
            }
        return problems


def _sources_needed(rating: Rating) -> str:
    count = "one source" if rating.needs_sources == 1 else f"{rating.needs_sources} sources"
    return f"Add at least {count} for “{rating.label}”."


class Incomplete(Refusal):
    """The review can't be submitted yet; `problems` has a sentence for each field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("Your review isn’t submitted yet. What you typed is kept.")
        self.problems = problems


class DraftConflict(Conflict):
    """Another window saved something else meanwhile; `saved` is the stored review."""

    def __init__(self, saved: Review) -> None:
        super().__init__(
            "You edited this review in another window. Both versions are safe. "
            "Compare them and choose."
        )
        self.saved = saved


def draft_of(review: Review) -> Draft:
    """Return a stored review in the form in which it was typed."""
    names = [field.name for field in fields(EvidenceDraft)]
    return Draft(
        rating=review.rating,
        set_aside_reason=review.set_aside_reason,
        duplicate_of=review.duplicate_of.number if review.duplicate_of else None,
        rationale=review.rationale,
        confidence=review.confidence,
        evidence=tuple(
            EvidenceDraft(**{name: getattr(piece, name) for name in names})
            for piece in review.evidence.all()
        ),
    )


def refuse_outdated_form(claim: Claim, claim_version: int | None, round_number: int | None) -> None:
    """Refuse a form that was opened before the claim's wording or round changed: `Conflict`.

    `claim_version` and `round_number` are those that the form was opened with, None where unknown.
    """
    if claim_version is not None and claim_version != claim.current.number:
        raise Conflict(
            f"The wording of claim {claim.number} was changed while you were writing. "
            "Your text is kept in this window. Read the new wording, then decide if your text still holds."
        )
    if round_number is not None and claim.round and round_number != claim.round.number:
        raise Conflict(
            f"Claim {claim.number} was sent back to its reviewers while you were writing. "
            "Your text is kept in this window. Read why, then decide if it still holds."
        )
