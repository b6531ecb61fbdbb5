"""What verification finds: each problem is one sentence with its kind, for people and for programs."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum

MOST_LISTED = 1_000
"""Problems that are kept with their sentences; the others are only counted."""
MOST_LIKE_IT = 20
"""Problems of one kind in one chain that are kept with their sentences."""


class ProblemKind(StrEnum):
    """The kinds of problem. `docs/ledger.md` says what each means."""

    LINK = "link"
    GAP = "gap"
    DUPLICATE = "duplicate"
    HEADER = "header"
    COLUMN = "column"
    PAYLOAD = "payload"
    ERASED = "erased"
    HEAD = "head"
    CHAIN = "chain"
    REWRITTEN = "rewritten"
    CUT = "cut"
    ROW = "row"
    NO_EVENT = "no-event"
    NO_ROW = "no-row"
    REPORT = "report"
    ANCHOR = "anchor"


@dataclass(frozen=True)
class Problem:
    """One problem. `chain` is the key of its chain and `event` the sequence in it, where there are any."""

    kind: ProblemKind
    sentence: str
    chain: int | None = None
    event: int | None = None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


@dataclass
class Problems:
    """The problems found so far. Many that are alike are counted, not listed."""

    listed: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[int | None, ProblemKind]] = field(default_factory=Counter)

    def add(
        self, kind: ProblemKind, sentence: str, *, chain: int | None = None, event: object = None
    ) -> None:
        self.counts[chain, kind] += 1
        if self.counts[chain, kind] <= MOST_LIKE_IT and len(self.listed) < MOST_LISTED:
            number = event if isinstance(event, int) else None
            self.listed.append(Problem(kind, sentence, chain, number))

    @property
    def total(self) -> int:
        return self.counts.total()

    def of(self, chain: int | None) -> list[Problem]:
        """Return the listed problems of one chain."""
        return [problem for problem in self.listed if problem.chain == chain]


def quote(value: object) -> str:
    """Write any value on one short line of plain characters, whatever was put in its place."""
    text = value if isinstance(value, str) else repr(value)
    shown = ascii(text)[1:-1]
    return f"“{shown}”" if len(shown) <= 60 else f"“{shown[:57]}…”"
