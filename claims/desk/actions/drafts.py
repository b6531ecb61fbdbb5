"""A review as typed, finished or not, and what keeps it from being submitted."""

from dataclasses import dataclass, fields

from claims.access.refusals import Conflict, Refusal
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Claim, Rating, Review
from claims.text.citations.identity import identity


@dataclass(frozen=True)
class Draft:
    """A whole review as typed, finished or not."""

    rating: Rating | None = None
    set_aside_reason: str = ""
    rationale: str = ""
    confidence: int | None = None
    evidence: tuple[EvidenceDraft, ...] = ()

    def faults(self) -> dict[str, str]:
        """Return what keeps this from being submitted: a sentence for each field."""
        faults = {}
        if not self.rating and not self.set_aside_reason:
            faults["rating"] = "Choose a verdict, or say why the claim cannot be checked."
        if self.rating and self.set_aside_reason:
            faults["rating"] = "Choose a verdict or a reason to set the claim aside, not both."
        if self.rating and self.rating.needs_rationale and not self.rationale.strip():
            faults["rationale"] = f"“{self.rating.label}” needs a rationale: why is it so?"
        cited = {identity(piece.cited) for piece in self.evidence if piece.cited.strip()}
        if self.rating and len(cited) < self.rating.needs_sources:
            faults["evidence"] = _sources_needed(self.rating)
        for piece in self.evidence:
            if not piece.cited.strip():
                faults[f"evidence:{piece.key}"] = (
                    "Say where this comes from: address or description."
                )
            faults |= {f"evidence:{piece.key}:{name}": why for name, why in piece.faults().items()}
        return faults


def _sources_needed(rating: Rating) -> str:
    count = "a source" if rating.needs_sources == 1 else f"{rating.needs_sources} sources"
    return f"“{rating.label}” needs {count}: where can readers follow it?"


class Incomplete(Refusal):
    """The review cannot be submitted yet: `faults` has a sentence for each field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("The review is not submitted yet; what you typed is kept.")
        self.faults = faults


class DraftConflict(Conflict):
    """The draft was saved elsewhere meanwhile: `saved` is what the desk has."""

    def __init__(self, saved: Review) -> None:
        super().__init__(
            "This review was changed in another window. Nothing was overwritten: "
            "both texts are kept, look at them and choose."
        )
        self.saved = saved


def draft_of(review: Review) -> Draft:
    """Return a stored review as the draft it was typed as."""
    names = [field.name for field in fields(EvidenceDraft)]
    return Draft(
        rating=review.rating,
        set_aside_reason=review.set_aside_reason,
        rationale=review.rationale,
        confidence=review.confidence,
        evidence=tuple(
            EvidenceDraft(**{name: getattr(piece, name) for name in names})
            for piece in review.evidence.all()
        ),
    )


def refuse_other_words(claim: Claim, words: int | None, in_round: int | None) -> None:
    """Refuse what was typed for other words, or in another round, than the claim's of now: `Conflict`."""
    if words is not None and words != claim.current.number:
        raise Conflict(
            f"The words of claim {claim.number} were changed while you were writing. "
            "Your text is kept in this window: read the new words, then decide if it still holds."
        )
    if in_round is not None and claim.round and in_round != claim.round.number:
        raise Conflict(
            f"Claim {claim.number} was sent back to its reviewers while you were writing. Your text is "
            "kept in this window: read why, then decide if it still holds."
        )
