"""Forms to sort sentences: answer for them, undo that, change their role, and open the chosen claims."""

from collections.abc import Iterable
from typing import Any

from django import forms

from claims.articles.forms.ranges import MOST, RANGES, read_ranges, write_ranges
from claims.articles.queries.sentence_coverage import CUT, SentenceCoverage
from claims.vocabulary import Choice, NotCheckable, UnitRole
from claims.web.fields import WithProblems
from claims.web.numbers import whole_number

TAKE_BACK = "take-back"
ANSWERS = {
    **dict(NotCheckable.choices),
    CUT: "cut from the article",
    Choice.CLAIM.value: "chosen as a claim",
    Choice.SUGGESTED.value: "suggested as a claim",
    Choice.TO_SORT.value: "to sort",
}
"""Every answer, and the words that complete “2 sentences: …”."""
LARGEST = 2**31
"""Positions must be smaller: the database column holds no larger number."""
OUT_OF_DATE = "Reload the page: it’s out of date."


class Positions(forms.Field):
    """Positions of the ticked sentences in their revision."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        """Return the positions in order. Anything that is not a number is ignored."""
        typed = (whole_number(item) for item in (value or [])[:MOST])
        return sorted({number for number in typed if number is not None and number < LARGEST})


class RevisionForm(WithProblems):
    """Something about the revision that the user saw."""

    revision = forms.IntegerField(min_value=1, error_messages={"required": OUT_OF_DATE})


class SentencesForm(RevisionForm):
    """Sentences of the revision that the user saw."""

    sentence = Positions(error_messages={"required": "Tick at least one sentence first."})


class AnswerForm(SentencesForm):
    """Sentences and the answer for them."""

    mark = forms.ChoiceField(
        choices=[*ANSWERS.items(), (TAKE_BACK, "")],
        error_messages={"required": "Choose what these sentences are."},
    )

    def clean_mark(self) -> str:
        """Return the answer. Pages that were open in an earlier version say TAKE_BACK."""
        mark = self.cleaned_data["mark"]
        return Choice.TO_SORT.value if mark == TAKE_BACK else mark


class RoleForm(SentencesForm):
    """Sentences and their new role."""

    role = forms.ChoiceField(choices=UnitRole, error_messages={"required": "Choose a role first."})


class StartForm(RevisionForm):
    """The claims to open, as the page showed them."""

    claims = forms.RegexField(
        rf"\A{RANGES}\Z", error_messages={"required": "Choose at least one claim first."}
    )

    def clean_claims(self) -> list[int]:
        """Return the numbers of the claims."""
        return read_ranges(self.cleaned_data["claims"])


class UndoForm(RevisionForm):
    """The answers that sentences had before, as in `to-sort:1-13,15 opinion:14`."""

    undo = forms.RegexField(rf"\A[a-z-]{{1,20}}:{RANGES}(?: [a-z-]{{1,20}}:{RANGES}){{0,20}}\Z")

    def clean_undo(self) -> dict[str, list[int]]:
        """Return the positions by the answer that they had."""
        pairs = (group.partition(":") for group in self.cleaned_data["undo"].split())
        return {answer: read_ranges(numbers) for answer, _, numbers in pairs if answer in ANSWERS}


def describe_undo(rows: Iterable[SentenceCoverage], positions: Iterable[int]) -> str:
    """Return the answers of these sentences in the format of `UndoForm`."""
    wanted = set(positions)
    before: dict[str, list[int]] = {}
    for row in rows:
        if row.position in wanted and row.answer in ANSWERS:
            before.setdefault(row.answer, []).append(row.position)
    return " ".join(f"{answer}:{write_ranges(numbers)}" for answer, numbers in before.items())
