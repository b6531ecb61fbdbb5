"""Two texts of one review beside each other, with what can stay of each difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.desk.actions.draft_differences import EVIDENCE, Difference, differences
from claims.desk.actions.drafts import Draft, draft_of
from claims.evidence.actions.evidence_draft import UNTYPED, EvidenceDraft
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Review
from claims.vocabulary import MergeChoice, SetAside

PICK = "pick-"
"""Prefix of the fields that say what stays; the name of the difference follows."""
LABELS = {"answer": "Verdict", "rationale": "Why", "confidence": "How sure are you?"}
BOTH = {False: "Both, one after the other", True: "Both, as two sources"}
Words = list[tuple[str, str]]


@dataclass(frozen=True)
class Side:
    """One of the two texts: whose it is, what it says, and what to call the choice of it."""

    pick: MergeChoice
    title: str
    words: Words


@dataclass(frozen=True)
class Pair:
    """One difference as the page shows it; `both` names the choice of both where there is one."""

    name: str
    label: str
    sides: tuple[Side, Side]
    suggested: MergeChoice
    both: str

    @property
    def field(self) -> str:
        """The name of the field that says what stays."""
        return f"{PICK}{self.name}"


def pairs(mine: Draft, saved: Review | None) -> list[Pair]:
    """Every difference between what was typed and what the desk has, ready to be shown."""
    return [_pair(difference) for difference in differences(mine, draft_of(saved))] if saved else []


def picks(typed: Mapping[str, str]) -> dict[str, MergeChoice]:
    """What somebody chose to stay, by the name of the difference; anything else is no choice."""
    return {
        name.removeprefix(PICK): MergeChoice(value)
        for name, value in typed.items()
        if name.startswith(PICK) and value in MergeChoice.values
    }


def _pair(difference: Difference) -> Pair:
    is_source = difference.name.startswith(EVIDENCE)
    mine, desks = _words(difference.mine), _words(difference.saved)
    return Pair(
        name=difference.name,
        label="A source" if is_source else LABELS[difference.name],
        sides=(
            Side(MergeChoice.MINE, "Mine, typed here", mine),
            Side(MergeChoice.DESKS, "What the desk has", desks),
        ),
        suggested=difference.suggested,
        both=BOTH[is_source] if MergeChoice.BOTH in difference.picks else "",
    )


def _is_typed(piece: EvidenceDraft, name: str) -> bool:
    """Whether somebody typed or chose something there."""
    value = getattr(piece, name, "")
    return bool(value) and value != UNTYPED.get(name)


def _words(value: Any) -> Words:
    """What one text says there, as pairs of label and words; nothing where it says nothing."""
    if isinstance(value, EvidenceDraft):
        form = EvidenceForm(value.key)
        names = [name for name in form.fields if name == "stance" or _is_typed(value, name)]
        words = [(form.fields[name].label, name) for name in names]
        return [(label or name.capitalize(), str(getattr(value, name))) for label, name in words]
    if isinstance(value, tuple):
        return [("", f"Set aside: {SetAside(value[0]).label}")]
    return [("", str(value))] if value not in (None, "") else []
