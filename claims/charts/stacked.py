"""One bar whose parts are states: a cell for each claim, or of very many a share. Its legend has the numbers."""

from dataclasses import dataclass
from typing import ClassVar

from claims.charts.cells import count_cells
from claims.charts.figures import Figure, share


@dataclass(frozen=True)
class Cell:
    """One cell as it is drawn."""

    name: str
    left: str
    width: str


@dataclass(frozen=True)
class StackedBar:
    """Parts of a whole, in the order in which they are given; each value is a whole number."""

    key: str
    title: str
    description: str
    figures: tuple[Figure, ...]
    label_head: str
    value_head: str

    template: ClassVar[str] = "charts/stacked.html"

    def __post_init__(self) -> None:
        if not all(isinstance(figure.value, int) for figure in self.figures):
            raise ValueError("The parts of a stacked bar are counted in whole numbers.")

    @property
    def has_notes(self) -> bool:
        """Whether the table has a column of notes."""
        return any(figure.note for figure in self.figures)

    @property
    def cells(self) -> list[Cell]:
        """The cells from left to right."""
        counts = count_cells([int(figure.value) for figure in self.figures])
        names = [
            figure.name
            for figure, count in zip(self.figures, counts, strict=True)
            for _ in range(count)
        ]
        width = share(1, len(names))
        return [Cell(name, share(n, len(names)), width) for n, name in enumerate(names)]
