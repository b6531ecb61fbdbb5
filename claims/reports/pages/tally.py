"""The bar of a report: one cell for each claim, truest first, and the groups that readers filter by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Rated(Protocol):
    """A claim as far as the bar shows it."""

    @property
    def number(self) -> int: ...
    @property
    def group(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def tone(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """One claim in the bar."""

    number: int
    label: str
    symbol: str
    tone: str
    group: int


@dataclass(frozen=True)
class Group:
    """All claims with one verdict or state."""

    group: int
    label: str
    symbol: str
    tone: str
    count: int


def read_tally(claims: Sequence[Rated]) -> list[Cell]:
    """Return a cell for each claim, in the order of the verdicts and then of the claims."""
    ordered = sorted(claims, key=lambda claim: (claim.group, claim.number))
    return [
        Cell(claim.number, claim.label, claim.symbol, claim.tone, claim.group) for claim in ordered
    ]


def read_groups(claims: Sequence[Rated]) -> list[Group]:
    """Return the verdicts and states that the claims have, truest first."""
    counted: dict[int, list[Rated]] = {}
    for claim in sorted(claims, key=lambda claim: claim.group):
        counted.setdefault(claim.group, []).append(claim)
    return [_read_group(group, same) for group, same in counted.items()]


def _read_group(group: int, claims: list[Rated]) -> Group:
    if len({claim.label for claim in claims}) > 1:  # more verdicts than the style sheet tells apart
        return Group(group, "Other verdicts", "…", "neutral", len(claims))
    first = claims[0]
    return Group(group, first.label, first.symbol, first.tone, len(claims))
