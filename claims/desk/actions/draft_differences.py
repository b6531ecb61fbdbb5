"""Two texts of one review, as typed here and as the desk has it: where they differ, what stays."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import uuid4

from claims.desk.actions.drafts import Draft, draft_of
from claims.desk.actions.reviewing import save_draft
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Claim, Person, Review
from claims.vocabulary import MergeChoice

EVIDENCE = "evidence:"
"""Prefix of a difference in one piece of evidence; its key follows."""


@dataclass(frozen=True)
class Difference:
    """One part of a review that is not the same in both texts; None where one lacks it."""

    name: str
    mine: Any
    desks: Any

    @property
    def picks(self) -> tuple[MergeChoice, ...]:
        """What can stay: one or the other, and of words and evidence both."""
        one_lacks_it = self.mine in (None, "") or self.desks in (None, "")
        if one_lacks_it or not isinstance(self.mine, str | EvidenceDraft):
            return (MergeChoice.MINE, MergeChoice.DESKS)
        return (MergeChoice.MINE, MergeChoice.DESKS, MergeChoice.BOTH)

    @property
    def suggested(self) -> MergeChoice:
        """The pick by which no word disappears; where that is neither, mine."""
        if _holds(self.mine, self.desks):
            return MergeChoice.MINE
        if _holds(self.desks, self.mine):
            return MergeChoice.DESKS
        return MergeChoice.BOTH if MergeChoice.BOTH in self.picks else MergeChoice.MINE


def _holds(one: Any, other: Any) -> bool:
    """Whether every word of `other` stands in `one`."""
    if other in (None, ""):
        return True
    if isinstance(one, str) and isinstance(other, str):
        return other in one
    if isinstance(one, EvidenceDraft) and isinstance(other, EvidenceDraft):
        pairs = ((getattr(one, f.name), getattr(other, f.name)) for f in fields(EvidenceDraft))
        return all(mine == theirs or _holds(mine, theirs) for mine, theirs in pairs)
    return False


def differences(mine: Draft, desks: Draft) -> list[Difference]:
    """Return every part in which two texts of a review differ, in the order of the form."""
    pairs = [
        Difference("answer", _answer(mine), _answer(desks)),
        Difference("rationale", mine.rationale, desks.rationale),
        *_in_evidence(mine, desks),
        Difference("confidence", mine.confidence, desks.confidence),
    ]
    return [pair for pair in pairs if pair.mine != pair.desks]


def _answer(draft: Draft) -> Any:
    """The verdict, or the reason to set the claim aside; None without either."""
    return draft.rating or (draft.set_aside_reason and (draft.set_aside_reason,)) or None


def _in_evidence(mine: Draft, desks: Draft) -> list[Difference]:
    ours = {piece.key: piece for piece in mine.evidence}
    theirs = {piece.key: piece for piece in desks.evidence}
    return [Difference(f"{EVIDENCE}{key}", ours.get(key), theirs.get(key)) for key in ours | theirs]


def combine(mine: Draft, desks: Draft, picks: Mapping[str, MergeChoice]) -> Draft:
    """Return one draft of two; a difference without a pick goes as suggested."""
    stays = {d.name: (d, picks.get(d.name, d.suggested)) for d in differences(mine, desks)}
    evidence: list[EvidenceDraft] = []
    for pair in _in_evidence(mine, desks):
        _, pick = stays.get(pair.name, (pair, MergeChoice.MINE))
        evidence += _pieces(pair, pick)
    drafts = {MergeChoice.MINE: mine, MergeChoice.DESKS: desks, MergeChoice.BOTH: mine}
    answer = drafts[stays["answer"][1]] if "answer" in stays else mine
    confidence = drafts[stays["confidence"][1]] if "confidence" in stays else mine
    return Draft(
        rating=answer.rating,
        set_aside_reason=answer.set_aside_reason,
        rationale=_words(*stays["rationale"]) if "rationale" in stays else mine.rationale,
        confidence=confidence.confidence,
        evidence=tuple(evidence),
    )


def _words(pair: Difference, pick: MergeChoice) -> str:
    both = f"{pair.desks}\n\n{pair.mine}".strip()
    return {MergeChoice.MINE: pair.mine, MergeChoice.DESKS: pair.desks, MergeChoice.BOTH: both}[
        pick
    ]


def _pieces(pair: Difference, pick: MergeChoice) -> list[EvidenceDraft]:
    """What stays of one piece of evidence; both of two become two, the second under a key of its own."""
    mine, desks = pair.mine, pair.desks
    if pick == MergeChoice.BOTH and mine and desks:
        return [desks, replace(mine, key=uuid4())]
    return [piece for piece in (mine if pick == MergeChoice.MINE else desks,) if piece]


def save_combined(
    *,
    claim: Claim,
    by: Person,
    version: int,
    draft: Draft,
    picks: Mapping[str, MergeChoice],
    **shown: int | None,
) -> Review:
    """Save one text of two, as chosen; `version` and `shown` are those of `save_draft`.

    Raises DraftConflict when the desk's text is another one than that which was chosen from.
    """
    saved = Review.objects.filter(round=claim.round_id, reviewer=by).first()
    if saved and saved.version == version:
        draft = combine(draft, draft_of(saved), picks)
    return save_draft(claim=claim, by=by, version=version, draft=draft, **shown)
