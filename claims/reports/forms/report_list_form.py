"""The filters and the order of the list of reports, for readers."""

from claims.lists.forms.list_form import ListForm, choice
from claims.web.fields import TypedText
from claims.web.widgets import PlainInput

LONGEST = 200


class ReportListForm(ListForm):
    """What the list of reports shows."""

    q = TypedText(
        max_length=LONGEST,
        label="Words in a claim or a finding",
        widget=PlainInput({"placeholder": "Words in a claim or a finding"}),
        error_messages={"max_length": f"Search for at most {LONGEST} characters."},
    )
    state = choice(
        "Reports",
        [("corrected", "corrected or updated"), ("first", "unchanged since published")],
        every="All",
        unknown="Reports have no such state.",
    )
    sort = choice(
        "Order",
        [("oldest", "oldest first")],
        every="Newest first",
        unknown="Reports can’t be put in this order.",
    )
