"""What all charts are made of: a named figure that may link to its list, and shares of a width."""

import math
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

Number = int | float | Fraction

NAMES = frozenset(
    {"", "mine", "agreed", "disputed", "decided", "published", "open", "to-sort", "late", "quiet"}
)
"""Classes of `charts.css` that give a figure its colour; beside them the tones of verdicts, such as `tone-false`."""
ELLIPSIS = "…"


@dataclass(frozen=True)
class Figure:
    """A number with its name."""

    label: str
    value: Number
    text: str = ""
    """The number as people read it, such as "3 days"; without it `value` is written."""
    address: str = ""
    """Where the rows are that it counts; empty if there is no list of them."""
    name: str = ""
    """The class that colours it, one of NAMES or the tone of a verdict."""
    note: str = ""
    """More words, for the table only."""

    def __post_init__(self) -> None:
        require_countable(self.value)
        require_name(self.name)

    @property
    def written(self) -> str:
        """The number in words."""
        return self.text or write_number(self.value)


def require_countable(value: Number) -> None:
    """Raise ValueError for a number that has no length: one below 0, or none at all."""
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"A chart can't draw {value}.")


def require_name(name: str) -> None:
    """Raise ValueError for a class that the style sheet doesn't have."""
    if name not in NAMES and not name.startswith("tone-"):
        raise ValueError(f"charts.css has no colour for “{name}”.")


def write_number(value: Number) -> str:
    """Write a whole number with a comma for thousands, and any other with one decimal."""
    return f"{value:,}" if isinstance(value, int) else f"{float(value):,.1f}"


def share(value: Number, of: Number) -> str:
    """Return a part of a whole as an SVG length, such as "62.5%"; "0%" of nothing."""
    percent = min(float(value / of), 1) * 100 if of else 0
    return f"{percent:.2f}".rstrip("0").rstrip(".") + "%"


def shorten(label: str, most: int) -> str:
    """Return at most `most` characters of a label, as it fits beside a bar. An accent stays on its letter."""
    if len(label) <= most:
        return label
    end = most - 1
    while end > 1 and unicodedata.combining(label[end]):
        end -= 1
    return label[:end].rstrip() + ELLIPSIS
