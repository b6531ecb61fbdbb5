"""The filters and the order of the list of sources."""

from django.db.models import Q

from claims.lists.forms.list_form import ListForm, choice
from claims.vocabulary import Reliability, SourceKind
from claims.web.fields import TypedText
from claims.web.widgets import PlainInput

LONGEST = 2000


class SourceListForm(ListForm):
    """What the list of sources shows."""

    q = TypedText(
        max_length=LONGEST,
        label="Link or keywords",
        widget=PlainInput({"placeholder": "Link or keywords"}),
        error_messages={"max_length": f"Search for at most {LONGEST} characters."},
    )
    kind = choice("Kind", SourceKind, unknown="Sources have no such kind.")
    reliability = choice("Rated", Reliability, unknown="Sources have no such rating.")
    state = choice(
        "State",
        [("retracted", "retracted"), ("standing", "not retracted")],
        unknown="Sources have no such state.",
    )
    sort = choice(
        "Order",
        [("oldest", "oldest first")],
        every="Newest first",
        unknown="Sources can’t be put in this order.",
    )

    @property
    def wanted(self) -> Q:
        """The condition on sources for what was chosen."""
        given = {name: self.chosen(name) for name in ("kind", "reliability")}
        wanted = Q(**{name: value for name, value in given.items() if value})
        if state := self.chosen("state"):
            wanted &= Q(retracted_at__isnull=state == "standing")
        return wanted
