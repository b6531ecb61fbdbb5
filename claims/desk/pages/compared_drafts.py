"""Two versions of one review side by side, with the choices for each difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.agreement import Answer, describe_set_aside
from claims.desk.actions.draft_differences import EVIDENCE, Difference, differences
from claims.desk.actions.drafts import Draft, draft_of
from claims.evidence.actions.evidence_draft import UNTYPED, EvidenceDraft
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Review
from claims.vocabulary import MergeChoice

PICK = "pick-"
"""Prefix of the fields with the choices; the name of the difference follows."""
LABELS = {"answer": "Verdict", "rationale": "Why?", "confidence": "How sure are you?"}
BOTH = {False: "Both, one after the other", True: "Both, as two sources"}
LabelledTexts = list[tuple[str, str]]


@dataclass(frozen=True)
class Side:
    """One of the two versions of a difference, with the label of its choice."""

    pick: MergeChoice
    title: str
    texts: LabelledTexts


@dataclass(frozen=True)
class Pair:
    """One difference as the page shows it; `both` is the label for keeping both, empty if that can't be."""

    name: str
    label: str
    sides: tuple[Side, Side]
    suggested: MergeChoice
    both: str

    @property
    def field(self) -> str:
        """The name of the field with the choice."""
        return f"{PICK}{self.name}"


def differences_from_saved(typed: Draft, saved: Review | None) -> list[Pair]:
    """Return every difference between what was typed and what is saved."""
    return (
        [_pair(difference) for difference in differences(typed, draft_of(saved))] if saved else []
    )


def read_choices(typed: Mapping[str, str]) -> dict[str, MergeChoice]:
    """Return the choices, by the name of the difference; unknown values are left out."""
    return {
        name.removeprefix(PICK): MergeChoice(value)
        for name, value in typed.items()
        if name.startswith(PICK) and value in MergeChoice.values
    }


def _pair(difference: Difference) -> Pair:
    is_source = difference.name.startswith(EVIDENCE)
    typed, saved = _texts(difference.mine), _texts(difference.saved)
    return Pair(
        name=difference.name,
        label="A source" if is_source else LABELS[difference.name],
        sides=(
            Side(MergeChoice.MINE, "Typed here", typed),
            Side(MergeChoice.SAVED, "Saved earlier", saved),
        ),
        suggested=difference.suggested,
        both=BOTH[is_source] if MergeChoice.BOTH in difference.picks else "",
    )


def _is_typed(piece: EvidenceDraft, name: str) -> bool:
    """Whether something was typed or chosen in this field."""
    value = getattr(piece, name, "")
    return bool(value) and value != UNTYPED.get(name)


def _texts(value: Any) -> LabelledTexts:
    """Return what one version says, as pairs of label and text; empty if it says nothing."""
    if isinstance(value, EvidenceDraft):
        form = EvidenceForm(value.key)
        names = [name for name in form.fields if _is_typed(value, name)]
        return [_text_of(form, value, name) for name in names]
    if isinstance(value, Answer):
        reason = describe_set_aside(value.set_aside_reason, value.duplicate_of)
        return [("", f"Set aside: {reason}")]
    return [("", str(value))] if value not in (None, "") else []


def _text_of(form: EvidenceForm, piece: EvidenceDraft, name: str) -> tuple[str, str]:
    """Return the label and the value of one field of a source, as its form shows them."""
    field, value = form.fields[name], getattr(piece, name)
    shown = dict(getattr(field, "choices", ())).get(value, value)
    return field.label or name.capitalize(), str(shown)
