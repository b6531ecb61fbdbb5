"""Forms to sort sentences: mark them, undo a mark, or change their role."""

from typing import Any

from django import forms

from claims.vocabulary import NotCheckable, UnitRole
from claims.web.fields import WithProblems
from claims.web.numbers import whole_number

CUT, TAKE_BACK = "cut", "take-back"
MARK_CHOICES = (
    *NotCheckable.choices,
    (CUT, "cut from the article"),
    (TAKE_BACK, "not sorted"),
)
LARGEST = 2**31
"""Positions must be smaller: the database column holds no larger number."""
MOST = 2000
"""Most sentences in one request."""

type Marks = dict[tuple[str, bool], list[int]]
"""Positions of sentences by their mark: (reason or "", whether they are cut)."""


class Positions(forms.Field):
    """Positions of the ticked sentences in their revision."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        """Return the positions in order. Anything that is not a number is ignored."""
        typed = (whole_number(item) for item in (value or [])[:MOST])
        return sorted({number for number in typed if number is not None and number < LARGEST})


class SentencesForm(WithProblems):
    """Sentences of the revision that the user saw."""

    revision = forms.IntegerField(
        min_value=1, error_messages={"required": "Reload the page: it’s out of date."}
    )
    sentence = Positions(error_messages={"required": "Tick at least one sentence first."})


class MarkForm(SentencesForm):
    """Sentences and their new mark."""

    mark = forms.ChoiceField(
        choices=MARK_CHOICES,
        error_messages={"required": "Choose why these sentences don’t need a check."},
    )

    def marks(self) -> Marks:
        return {_parse_mark(self.cleaned_data["mark"]): self.cleaned_data["sentence"]}


class UndoForm(WithProblems):
    """The marks that sentences had before, as in `12:opinion 13: 14:cut`."""

    revision = forms.IntegerField(min_value=1)
    undo = forms.RegexField(r"\A(\d{1,8}:[a-z-]{0,20} ?)+\Z")

    def marks(self) -> Marks:
        """Return the positions of the sentences by the mark that they had before."""
        marks: Marks = {}
        for pair in self.cleaned_data["undo"].split()[:MOST]:
            position, _, mark = pair.partition(":")
            if mark in {"", CUT, *NotCheckable.values}:
                marks.setdefault(_parse_mark(mark), []).append(int(position))
        return marks


class RoleForm(WithProblems):
    """The new role of one sentence. On the page, each sentence has a select named `role-POSITION`."""

    revision = forms.IntegerField(min_value=1)
    position = forms.IntegerField(min_value=1)
    role = forms.ChoiceField(choices=UnitRole)

    @classmethod
    def from_post(cls, typed: Any) -> "RoleForm":
        """Read the select of the row whose button was pressed."""
        position = typed.get("position", "")
        role = typed.get(f"role-{position}", "")
        return cls({"revision": typed.get("revision"), "position": position, "role": role})


def _parse_mark(mark: str) -> tuple[str, bool]:
    """Return the reason ("" if none) and whether the sentence is cut."""
    if mark in {"", TAKE_BACK}:
        return "", False
    return ("", True) if mark == CUT else (mark, False)
