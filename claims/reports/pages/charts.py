"""The chart of verdicts: how many claims have each one, as rows that a template draws as SVG."""

from collections import Counter
from dataclasses import dataclass

from claims.reports.document import DECIDED, SET_ASIDE, Document
from claims.reports.pages.phrases import count

WIDTH = (
    320  # the narrowest screen, so that the chart is never scaled down and its text stays legible
)
ROW_HEIGHT = 40


@dataclass(frozen=True)
class Row:
    """One verdict or state in the chart. Lengths are in SVG units."""

    label: str
    symbol: str
    tone: str
    number: int
    top: int
    width: int

    @property
    def text_line(self) -> int:
        """The y position of the row's text."""
        return self.top + 18

    @property
    def bar_top(self) -> int:
        """The y position of the row's bar."""
        return self.top + 26


@dataclass(frozen=True)
class Chart:
    """A bar chart, with a title and a description for screen readers."""

    rows: tuple[Row, ...]
    title: str
    description: str

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return ROW_HEIGHT * len(self.rows)


def verdict_chart(document: Document) -> Chart:
    """Return a row for each verdict of the scale, truest first, and then for claims without a verdict.

    A verdict with a value has a row even if no claim has it, so that charts of two reports can be compared. Other
    verdicts and the states have a row only if they are needed.
    """
    claims = document["claims"]
    decided = [claim["rating"] for claim in claims if claim["status"] == DECIDED]
    numbers = Counter(rating["label"] for rating in decided)
    looks = {
        rating["label"]: (rating["symbol"], rating["tone"])
        for rating in [*sorted(document["scale"]["ratings"], key=lambda r: r["order"]), *decided]
        if rating["label"] in numbers or rating["value"] is not None
    }
    states = Counter(claim["status"] for claim in claims if claim["status"] != DECIDED)
    entries = [(label, *looks[label], numbers[label]) for label in looks]
    if set_aside := states.pop(SET_ASIDE, 0):
        entries.append(("Set aside", "–", "neutral", set_aside))
    if waiting := states.total():
        entries.append(("Still being checked", "…", "neutral", waiting))
    most = max((entry[-1] for entry in entries), default=0) or 1
    rows = tuple(
        Row(label, symbol, tone, number, index * ROW_HEIGHT, round(WIDTH * number / most))
        for index, (label, symbol, tone, number) in enumerate(entries)
    )
    description = "; ".join(f"{row.label}: {row.number}" for row in rows)
    return Chart(rows, f"Verdicts on {count(len(claims), 'claim')}", f"{description}.")
