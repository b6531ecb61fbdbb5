"""Columns by day: what happened on each day of a stretch of time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from claims.charts.figures import require_countable, require_name, share, write_number

HEIGHT, SMALL_HEIGHT = 96, 24
"""Pixels of the columns."""


@dataclass(frozen=True)
class DayFigure:
    """What happened on one day."""

    day: date
    count: int
    address: str = ""

    def __post_init__(self) -> None:
        require_countable(self.count)

    @property
    def label(self) -> str:
        """The day, such as "3 Mar 2026"."""
        return f"{self.day.day} {self.day:%b %Y}"

    @property
    def written(self) -> str:
        """The number in words."""
        return write_number(self.count)


@dataclass(frozen=True)
class Column:
    """One column as it is drawn; a day on which nothing happened has a line of one pixel."""

    figure: DayFigure
    left: str
    width: str
    top: str
    height: str


@dataclass(frozen=True)
class DayColumns:
    """One column a day, from left to right. As a sparkline (`is_small`) it has no words and stands in a line of a table."""

    key: str
    title: str
    description: str
    figures: tuple[DayFigure, ...]
    value_head: str
    name: str = ""
    is_small: bool = False

    template: ClassVar[str] = "charts/days.html"
    label_head: ClassVar[str] = "Day"

    def __post_init__(self) -> None:
        require_name(self.name)

    @property
    def height(self) -> int:
        """Pixels."""
        return SMALL_HEIGHT if self.is_small else HEIGHT

    @property
    def busiest(self) -> DayFigure | None:
        """The day of the highest column, the last of several; None where nothing happened."""
        best = max(self.figures, key=lambda f: (f.count, f.day), default=None)
        return best if best and best.count else None

    @property
    def columns(self) -> list[Column]:
        """The columns as they are drawn."""
        days, most = len(self.figures), max((figure.count for figure in self.figures), default=0)
        return [
            Column(
                figure,
                left=share(n + 0.1, days),
                width=share(0.8, days),
                top=share(most - figure.count, most) if figure.count else f"{self.height - 1}",
                height=share(figure.count, most) if figure.count else "1",
            )
            for n, figure in enumerate(self.figures)
        ]


def fill_days(
    counts: Mapping[date, int], last: date, days: int, address: str = ""
) -> tuple[DayFigure, ...]:
    """Return `days` figures that end with the day `last`; a day that `counts` doesn't have is 0.

    `address` leads to the list of a day: `{}` in it is replaced by the day, such as 2026-03-29. A day of 0 has no list.
    """
    stretch = (last - timedelta(days=back) for back in range(days - 1, -1, -1))
    return tuple(
        DayFigure(day, counts.get(day, 0), address.format(day) if counts.get(day) else "")
        for day in stretch
    )
