"""What a person says of sentences: which ones, and why they hold no claim."""

from typing import Any

from django import forms

from claims.vocabulary import NotCheckable, UnitRole
from claims.web.fields import WithFaults
from claims.web.numbers import whole_number

CUT, TAKE_BACK = "cut", "take-back"
SAYINGS = (
    *NotCheckable.choices,
    (CUT, "cut from the article"),
    (TAKE_BACK, "to be read again"),
)
LARGEST = 2**31
"""No sentence has a position of this size; the column holds no larger number."""
MOST = 2000
"""Sentences at once."""

type Marks = dict[tuple[str, bool], list[int]]
"""Positions of sentences by what is said of them: a reason or none, and whether they are cut."""


class Positions(forms.Field):
    """Places of sentences in their revision, from any number of ticks."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        """Return the numbers; what is no number is no sentence."""
        typed = (whole_number(word) for word in (value or [])[:MOST])
        return sorted({number for number in typed if number is not None and number < LARGEST})


class SentencesForm(WithFaults):
    """Some sentences of the revision that the person was looking at."""

    revision = forms.IntegerField(
        min_value=1, error_messages={"required": "Reload the page: it does not say which text."}
    )
    sentence = Positions(error_messages={"required": "Tick the sentences that you mean first."})


class MarkForm(SentencesForm):
    """Sentences, and what is said of them."""

    say = forms.ChoiceField(
        choices=SAYINGS, error_messages={"required": "Say why these sentences hold no claim."}
    )

    def marks(self) -> Marks:
        """The sentences by what is said of them: (reason, whether they are cut)."""
        say = self.cleaned_data["say"]
        return {_saying(say): self.cleaned_data["sentence"]}


class UndoForm(WithFaults):
    """What sentences were before a mark: words such as `12:opinion 13: 14:cut`."""

    revision = forms.IntegerField(min_value=1)
    undo = forms.RegexField(r"\A(\d{1,8}:[a-z-]{0,20} ?)+\Z")

    def marks(self) -> Marks:
        """The sentences by what was said of them before."""
        marks: Marks = {}
        for pair in self.cleaned_data["undo"].split()[:MOST]:
            position, _, say = pair.partition(":")
            if say in {"", CUT, *NotCheckable.values}:
                marks.setdefault(_saying(say), []).append(int(position))
        return marks


class RoleForm(WithFaults):
    """What one unit of the text is; its select is named for its place, since a page has many."""

    revision = forms.IntegerField(min_value=1)
    position = forms.IntegerField(min_value=1)
    role = forms.ChoiceField(choices=UnitRole)

    @classmethod
    def of(cls, typed: Any) -> "RoleForm":
        """Read the one select of the row whose button was pressed."""
        position = typed.get("position", "")
        role = typed.get(f"role-{position}", "")
        return cls({"revision": typed.get("revision"), "position": position, "role": role})


def _saying(say: str) -> tuple[str, bool]:
    if say in {"", TAKE_BACK}:
        return "", False
    return ("", True) if say == CUT else (say, False)
