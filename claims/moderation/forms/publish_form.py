"""The form of a report: what the editor writes for readers, and why items of the checklist stay open."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms

from claims.reports.actions.publishing import Waiver, Wording
from claims.reports.actions.report_draft import DraftWords
from claims.vocabulary import PublishCheck
from claims.web.fields import TypedText, WithProblems
from claims.web.widgets import PlainHidden

LONGEST_HEADLINE = 200
LONGEST_FINDING = 600
LONGEST_REASON = 2_000
WAIVE = "waive-"


class OpenCheck(Protocol):
    """An item of the checklist, as far as the form asks for it."""

    @property
    def check(self) -> PublishCheck: ...
    @property
    def sentence(self) -> str: ...
    @property
    def needs_reason(self) -> bool: ...


class ReportDraftForm(WithProblems):
    """What is typed, as a draft: nothing is required."""

    headline = TypedText(max_length=LONGEST_HEADLINE)
    key_finding = TypedText(rows=4, max_length=LONGEST_FINDING)
    reason = TypedText(rows=2, max_length=LONGEST_REASON)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for check in PublishCheck:
            self.fields[f"{WAIVE}{check}"] = TypedText(rows=2, max_length=LONGEST_REASON)

    def words(self) -> DraftWords:
        """Return what was typed and can be stored."""
        self.full_clean()
        typed = self.cleaned_data
        waived = {str(check): typed.get(f"{WAIVE}{check}", "") for check in PublishCheck}
        return DraftWords(
            headline=typed.get("headline", ""),
            key_finding=typed.get("key_finding", ""),
            reason=typed.get("reason", ""),
            waived={check: reason for check, reason in waived.items() if reason},
        )


class PublishForm(WithProblems):
    """Publishes the next report. `number` and `key` are those of the page, so that it is published once."""

    number = forms.IntegerField(widget=PlainHidden, min_value=1, max_value=2**31 - 1)
    key = forms.UUIDField(widget=PlainHidden)
    headline = TypedText(
        required=True,
        max_length=LONGEST_HEADLINE,
        help_text="Of your check, not of the article. It is the title of the page.",
        error_messages={"required": "Write a headline for your check."},
    )
    key_finding = TypedText(
        rows=4,
        required=True,
        max_length=LONGEST_FINDING,
        help_text="What readers should take away, in two or three sentences.",
        error_messages={"required": "Write the key finding: readers see it first."},
    )
    reason = TypedText(
        rows=2,
        required=True,
        max_length=LONGEST_REASON,
        label="What changed since the last report, and why?",
        help_text="Readers see it under “Corrections”.",
        error_messages={"required": "Enter what changed since the last report, and why."},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        number: int,
        items: Iterable[OpenCheck],
        initial: dict | None = None,
    ) -> None:
        super().__init__(data, initial=initial, auto_id="publish-%s")
        self.items = list(items)
        if not self.is_bound and not self.initial.get("key_finding"):
            self.fields["key_finding"].widget.attrs["autofocus"] = True
        if number == 1:
            del self.fields["reason"]
        for item in self.items:
            self.fields[f"{WAIVE}{item.check}"] = TypedText(
                rows=2,
                required=item.needs_reason,
                max_length=LONGEST_REASON,
                label="Why publish without it?",
                error_messages={"required": f"{item.sentence}. Enter why you publish now."},
            )

    @property
    def rows(self) -> list[tuple[OpenCheck, forms.BoundField]]:
        """Each open item of the checklist with the field for its reason."""
        return [(item, self[f"{WAIVE}{item.check}"]) for item in self.items]

    def wording(self) -> Wording:
        """Return what the editor wrote, of a valid form."""
        typed = self.cleaned_data
        return Wording(
            headline=typed["headline"],
            key_finding=typed["key_finding"],
            reason=typed.get("reason", ""),
            waived=[
                Waiver(item.check, item.sentence, typed[f"{WAIVE}{item.check}"])
                for item in self.items
                if typed[f"{WAIVE}{item.check}"].strip()
            ],
        )


def initial_of(words: DraftWords, proposal: str) -> dict[str, str]:
    """Return what the fields begin with: the draft, and a headline to start from."""
    waived = {f"{WAIVE}{check}": reason for check, reason in words.waived.items()}
    return waived | {
        "headline": words.headline or proposal,
        "key_finding": words.key_finding,
        "reason": words.reason,
    }
