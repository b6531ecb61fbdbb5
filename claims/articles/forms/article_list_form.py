"""The filters and the order of the list of articles."""

from claims.access.articles import ArticleChoice
from claims.lists.forms.list_form import ListForm, choice
from claims.vocabulary import ArticleStage


class ArticleListForm(ListForm):
    """What the list of articles shows."""

    stage = choice("State", ArticleStage, unknown="Articles have no such state.")
    whose = choice(
        "Whose",
        [("mine", "assigned to me")],
        every="Everybody’s",
        unknown="You can only list your own articles or everybody’s.",
    )
    due = choice(
        "Due",
        [("late", "past the deadline"), ("day", "within a day"), ("week", "within a week")],
        unknown="There’s no such deadline.",
    )
    sort = choice(
        "Order",
        [("oldest", "oldest first"), ("due", "due first")],
        every="Newest first",
        unknown="Articles can’t be put in this order.",
    )

    @property
    def wanted(self) -> ArticleChoice:
        """What was chosen; an unknown value is as if it were not there."""
        return ArticleChoice(
            stage=self.chosen("stage"),
            is_mine=self.chosen("whose") == "mine",
            due=self.chosen("due"),
            order=self.chosen("sort"),
        )
