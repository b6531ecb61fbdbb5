"""The page on which an editor fills in the ClaimReview details of an article's claims."""

from dataclasses import dataclass
from typing import Any

from claims.moderation.forms.describe_form import DescribeForm
from claims.reports.actions.describing import Description
from claims.reports.pages.claim_reviews import ClaimReviewChecklist, ClaimReviewRow

LONGEST_PAGE = 300
"""Claims on one page. Django accepts at most 1,000 fields in a form."""


@dataclass(frozen=True)
class DescribeRow:
    """A claim that can be described, with its form."""

    row: ClaimReviewRow
    form: DescribeForm


class DescribeForms:
    """The forms of all claims that can be described."""

    def __init__(self, checklist: ClaimReviewChecklist, data: Any = None) -> None:
        rows = checklist.to_describe[:LONGEST_PAGE]
        if data is not None:  # a claim that was decided after the page was shown is not on it
            rows = [row for row in rows if f"claim-{row.claim.number}-lock_version" in data]
        self.rows = [DescribeRow(row, _form(row, data)) for row in rows]

    def is_valid(self) -> bool:
        """Return whether every form is valid."""
        valid = [
            row.form.is_valid() for row in self.rows
        ]  # validate all rows, to show all problems
        return all(valid)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return every problem as (id of its field, sentence)."""
        return [problem for row in self.rows for problem in row.form.problems]

    def descriptions(self) -> list[Description]:
        """Return what was chosen for each claim."""
        return [row.form.description() for row in self.rows]


def _form(row: ClaimReviewRow, data: Any) -> DescribeForm:
    return DescribeForm(row.claim, verdict=row.label, proposal=row.proposal, data=data)
