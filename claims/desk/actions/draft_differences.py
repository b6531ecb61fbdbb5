"""Compare two versions of one review, as typed here and as saved, and combine them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import uuid4

from claims.agreement import Answer
from claims.desk.actions.drafts import Draft, draft_of
from claims.desk.actions.reviewing import save_draft
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Claim, Person, Rating, Review
from claims.vocabulary import MergeChoice

EVIDENCE = "evidence:"
"""Prefix of a difference in one piece of evidence; its key follows."""


@dataclass(frozen=True)
class Difference:
    """One part of a review that differs between the two versions; None where one lacks it."""

    name: str
    mine: Any
    saved: Any

    @property
    def picks(self) -> tuple[MergeChoice, ...]:
        """What can be kept: one or the other, and both of texts and of evidence."""
        one_lacks_it = self.mine in (None, "") or self.saved in (None, "")
        if one_lacks_it or not isinstance(self.mine, str | EvidenceDraft):
            return (MergeChoice.MINE, MergeChoice.SAVED)
        return (MergeChoice.MINE, MergeChoice.SAVED, MergeChoice.BOTH)

    @property
    def suggested(self) -> MergeChoice:
        """The pick that loses no text; where each would lose some and both can't be kept, mine."""
        if _contains(self.mine, self.saved):
            return MergeChoice.MINE
        if _contains(self.saved, self.mine):
            return MergeChoice.SAVED
        return MergeChoice.BOTH if MergeChoice.BOTH in self.picks else MergeChoice.MINE


def _contains(one: Any, other: Any) -> bool:
    """Whether all text of `other` is in `one`."""
    if other in (None, ""):
        return True
    if isinstance(one, str) and isinstance(other, str):
        return other in one
    if isinstance(one, EvidenceDraft) and isinstance(other, EvidenceDraft):
        pairs = ((getattr(one, f.name), getattr(other, f.name)) for f in fields(EvidenceDraft))
        return all(mine == theirs or _contains(mine, theirs) for mine, theirs in pairs)
    return False


def differences(mine: Draft, saved: Draft) -> list[Difference]:
    """Return every part in which two versions of a review differ, in the order of the form."""
    pairs = [
        Difference("answer", _answer(mine), _answer(saved)),
        Difference("rationale", mine.rationale, saved.rationale),
        *_in_evidence(mine, saved),
        Difference("confidence", mine.confidence, saved.confidence),
    ]
    return [pair for pair in pairs if pair.mine != pair.saved]


def _answer(draft: Draft) -> Rating | Answer | None:
    """The verdict, or the reason to set the claim aside with the number of the claim that this one repeats."""
    if draft.rating or not draft.set_aside_reason:
        return draft.rating
    return Answer(set_aside_reason=draft.set_aside_reason, duplicate_of=draft.duplicate_of)


def _in_evidence(mine: Draft, saved: Draft) -> list[Difference]:
    ours = {piece.key: piece for piece in mine.evidence}
    theirs = {piece.key: piece for piece in saved.evidence}
    return [Difference(f"{EVIDENCE}{key}", ours.get(key), theirs.get(key)) for key in ours | theirs]


def combine(mine: Draft, saved: Draft, picks: Mapping[str, MergeChoice]) -> Draft:
    """Combine two drafts into one; a difference without a pick is settled as suggested."""
    stays = {d.name: (d, picks.get(d.name, d.suggested)) for d in differences(mine, saved)}
    evidence: list[EvidenceDraft] = []
    for pair in _in_evidence(mine, saved):
        _, pick = stays.get(pair.name, (pair, MergeChoice.MINE))
        evidence += _pieces(pair, pick)
    drafts = {MergeChoice.MINE: mine, MergeChoice.SAVED: saved, MergeChoice.BOTH: mine}
    answer = drafts[stays["answer"][1]] if "answer" in stays else mine
    confidence = drafts[stays["confidence"][1]] if "confidence" in stays else mine
    return Draft(
        rating=answer.rating,
        set_aside_reason=answer.set_aside_reason,
        duplicate_of=answer.duplicate_of,
        rationale=_words(*stays["rationale"]) if "rationale" in stays else mine.rationale,
        confidence=confidence.confidence,
        evidence=tuple(evidence),
    )


def _words(pair: Difference, pick: MergeChoice) -> str:
    both = f"{pair.saved}\n\n{pair.mine}".strip()
    return {MergeChoice.MINE: pair.mine, MergeChoice.SAVED: pair.saved, MergeChoice.BOTH: both}[
        pick
    ]


def _pieces(pair: Difference, pick: MergeChoice) -> list[EvidenceDraft]:
    """What is kept of one piece of evidence. If both are kept, the second gets a new key."""
    mine, saved = pair.mine, pair.saved
    if pick == MergeChoice.BOTH and mine and saved:
        return [saved, replace(mine, key=uuid4())]
    return [piece for piece in (mine if pick == MergeChoice.MINE else saved,) if piece]


def save_combined(
    *,
    claim: Claim,
    by: Person,
    version: int,
    draft: Draft,
    picks: Mapping[str, MergeChoice],
    **shown: int | None,
) -> Review:
    """Save the version combined of two; `version` and `shown` are those of `save_draft`.

    Raises DraftConflict when the saved version is no longer the one that was compared.
    """
    saved = Review.objects.filter(round=claim.round_id, reviewer=by).first()
    if saved and saved.version == version:
        draft = combine(draft, draft_of(saved), picks)
    return save_draft(claim=claim, by=by, version=version, draft=draft, **shown)
