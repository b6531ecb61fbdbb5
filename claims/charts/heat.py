"""A grid of figures whose depth of colour says how high they are: pairs of reviewers, two verdicts of a claim."""

from dataclasses import dataclass
from typing import ClassVar

from claims.charts.figures import Number, require_countable, share, shorten, write_number

LEVELS = 5
"""Depths of colour; the number stands in the cell as well."""
ROW, HEAD = 40, 32
"""Pixels of a row, and of the heads of the columns."""
LABELS = 40
"""Percent of the width for the labels of the rows."""
LONGEST_LABEL, LONGEST_HEAD = 13, 5
MOST_NARROW = 6
"""Columns that fit a phone; with more the grid scrolls within its frame."""


@dataclass(frozen=True)
class HeatCell:
    """One figure; `value` is None where there is none, and `note` says why."""

    value: Number | None
    text: str = ""
    address: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.value is not None:
            require_countable(self.value)

    @property
    def written(self) -> str:
        """The number in words; a dash where there is none."""
        if self.value is None:
            return self.text or "–"
        return self.text or write_number(self.value)


@dataclass(frozen=True)
class HeatColumn:
    """The head of a column; `short` is what fits above it, by default the first characters of `label`."""

    label: str
    short: str = ""

    @property
    def head(self) -> str:
        """The words above the column."""
        return self.short or shorten(self.label, LONGEST_HEAD)


@dataclass(frozen=True)
class HeatRow:
    """A row: a cell for each column."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class DrawnCell:
    """A cell as it is drawn."""

    cell: HeatCell
    row: str
    column: str
    """The labels of its row and its column."""
    level: int
    left: str
    width: str
    middle: str
    top: int
    words_at: int


@dataclass(frozen=True)
class HeatGrid:
    """Rows and columns of figures. `most` is the figure with the deepest colour, by default the highest."""

    key: str
    title: str
    description: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    corner: str
    """Heads the column of labels in the table, such as "Reviewer"."""
    most: Number | None = None

    template: ClassVar[str] = "charts/heat.html"

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("A row of a heat grid has a cell for each column.")

    @property
    def height(self) -> int:
        """Pixels."""
        return HEAD + ROW * len(self.rows)

    @property
    def is_wide(self) -> bool:
        """Whether it scrolls within its frame on a phone."""
        return len(self.columns) > MOST_NARROW

    @property
    def has_links(self) -> bool:
        """Whether any cell leads to its list."""
        return any(cell.address for row in self.rows for cell in row.cells)

    @property
    def heads(self) -> list[tuple[str, str]]:
        """The words above each column and the place of their middle."""
        return [(column.head, self._place(n + 0.5)) for n, column in enumerate(self.columns)]

    @property
    def drawn_rows(self) -> list[tuple[str, int, list[DrawnCell]]]:
        """Each row as its label, the place of the label, and its cells."""
        return [
            (
                shorten(row.label, LONGEST_LABEL),
                HEAD + n * ROW + ROW // 2 + 5,
                [self._draw(row, n, place) for place in range(len(self.columns))],
            )
            for n, row in enumerate(self.rows)
        ]

    def _draw(self, row: HeatRow, n: int, place: int) -> DrawnCell:
        cell, top = row.cells[place], HEAD + n * ROW
        return DrawnCell(
            cell,
            row.label,
            self.columns[place].label,
            self._level(cell.value),
            left=self._place(place),
            width=share((100 - LABELS) / len(self.columns), 100),
            middle=self._place(place + 0.5),
            top=top,
            words_at=top + ROW // 2 + 5,
        )

    def _place(self, column: float) -> str:
        return share(LABELS + (100 - LABELS) * column / len(self.columns), 100)

    def _level(self, value: Number | None) -> int:
        """Return 0 for nothing, 1 for little, up to LEVELS."""
        if not value:
            return 0
        full = self.most or max(c.value or 0 for row in self.rows for c in row.cells)
        return min(LEVELS, 1 + int(float(value / full) * (LEVELS - 0.01)))
