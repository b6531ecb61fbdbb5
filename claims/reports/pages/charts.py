"""The chart of the verdicts: how many claims got each, in rows that a template draws as SVG."""

from collections import Counter
from dataclasses import dataclass

from claims.reports.document import DECIDED, SET_ASIDE, Document
from claims.reports.pages.phrases import count

WIDTH = 320  # the narrowest screen: text in the drawing is never smaller than it is drawn
ROW_HEIGHT = 40


@dataclass(frozen=True)
class Row:
    """One verdict (or state) in the chart; lengths are in units of the drawing."""

    label: str
    symbol: str
    tone: str
    number: int
    top: int
    width: int

    @property
    def text_line(self) -> int:
        """The base line of the row's words."""
        return self.top + 18

    @property
    def bar_top(self) -> int:
        """The upper edge of the row's bar."""
        return self.top + 26


@dataclass(frozen=True)
class Chart:
    """A bar chart with the same content in words."""

    rows: tuple[Row, ...]
    title: str
    description: str

    @property
    def width(self) -> int:
        """Width of the drawing in its own units."""
        return WIDTH

    @property
    def height(self) -> int:
        """Height of the drawing in its own units."""
        return ROW_HEIGHT * len(self.rows)


def verdict_chart(document: Document) -> Chart:
    """Return a row for each verdict of the scale, truest first, then what has none.

    Verdicts nobody got keep their row, so that two reports look alike; the states have one only where it is needed.
    """
    claims = document["claims"]
    decided = [claim["rating"] for claim in claims if claim["status"] == DECIDED]
    numbers = Counter(rating["label"] for rating in decided)
    kinds = {
        rating["label"]: (rating["symbol"], rating["tone"])
        for rating in [*sorted(document["scale"]["ratings"], key=lambda r: r["order"]), *decided]
        if rating["label"] in numbers or rating["value"] is not None
    }
    states = Counter(claim["status"] for claim in claims if claim["status"] != DECIDED)
    entries = [(label, *kinds[label], numbers[label]) for label in kinds]
    if set_aside := states.pop(SET_ASIDE, 0):
        entries.append(("Set aside", "–", "neutral", set_aside))
    if waiting := states.total():
        entries.append(("Still being checked", "…", "neutral", waiting))
    most = max((entry[-1] for entry in entries), default=0) or 1
    rows = tuple(
        Row(label, symbol, tone, number, place * ROW_HEIGHT, round(WIDTH * number / most))
        for place, (label, symbol, tone, number) in enumerate(entries)
    )
    told = "; ".join(f"{row.label}: {row.number}" for row in rows)
    return Chart(rows, f"Verdicts on {count(len(claims), 'claim')}", f"{told}.")
