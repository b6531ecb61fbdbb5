"""Horizontal bars, one below the other: a figure of each person, article or stage."""

from dataclasses import dataclass
from typing import ClassVar

from claims.charts.figures import Figure, share, shorten

ROW = 44
"""Pixels of a bar with the words above it."""
LONGEST_LABEL = 30
"""Characters that fit beside a number on a phone; the table has the whole label."""


@dataclass(frozen=True)
class BarRow:
    """One bar as it is drawn; lengths are SVG's."""

    figure: Figure
    label: str
    top: int
    words_at: int
    bar_at: int
    width: str


@dataclass(frozen=True)
class BarChart:
    """Bars in the order in which they are given. The longest fills the width, unless `most` says what would."""

    key: str
    """Names the chart within its page; letters, digits and dashes."""
    title: str
    description: str
    figures: tuple[Figure, ...]
    label_head: str
    """Heads the column of labels in the table, such as "Article"."""
    value_head: str
    most: float | None = None
    hint: str = ""
    """Shown below the title: how to read the numbers."""

    template: ClassVar[str] = "charts/bars.html"

    @property
    def height(self) -> int:
        """Pixels."""
        return ROW * len(self.figures)

    @property
    def has_links(self) -> bool:
        """Whether any figure leads to its list."""
        return any(figure.address for figure in self.figures)

    @property
    def has_notes(self) -> bool:
        """Whether the table has a column of notes."""
        return any(figure.note for figure in self.figures)

    @property
    def rows(self) -> list[BarRow]:
        """The bars as they are drawn."""
        full = self.most or max((figure.value for figure in self.figures), default=0)
        return [
            BarRow(
                figure,
                shorten(figure.label, LONGEST_LABEL),
                top=n * ROW,
                words_at=n * ROW + 16,
                bar_at=n * ROW + 24,
                width=share(figure.value, full),
            )
            for n, figure in enumerate(self.figures)
        ]
