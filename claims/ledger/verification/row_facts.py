"""Compare what a row says now with what its event recorded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from claims.ledger.verification.problems import ProblemKind, Problems
from claims.ledger.verification.walking import ComparedEvent, WalkedChain
from claims.sql_files import read_sql

NAMES = {
    "set_aside_reason": "reason to set it aside",
    "duplicate_of": "claim that it repeats",
    "guidelines_version": "version of the guidelines",
    "version": "version of the claim",
    "number": "number",
    "actor": "person",
    "submitted_at": "time of submission",
    "decided_at": "time",
    "published_at": "time of publication",
    "is_of_its_round": "round",
    "replaces": "decision that it replaces",
    "scale_id": "scale",
    "is_retired": "retirement",
    "succeeds": "rating that it succeeds",
}
"""What sentences call a column whose name is no word."""


@dataclass(frozen=True)
class Recorded:
    """What an event recorded of a row: the event, and the values by the names of columns."""

    event: ComparedEvent
    values: Mapping[str, Any]


def fetch[Row: NamedTuple](
    row_type: type[Row], file: Path, keys: Iterable[int] = ()
) -> Iterator[Row]:
    """Yield the rows of a statement in a file; `row_type` has a field for each column, in their order.

    `keys` are those of articles or reviews.
    """
    with connection.cursor() as cursor:
        cursor.execute(read_sql(file), {"keys": list(keys)})
        while rows := cursor.fetchmany(2_000):
            yield from map(row_type._make, rows)


def differing(row: NamedTuple, names: Iterable[str], recorded: Mapping[str, Any]) -> list[str]:
    """Return those names of columns whose value the event recorded differently."""
    return [name for name in names if name in recorded and recorded[name] != getattr(row, name)]


@dataclass(frozen=True)
class Row:
    """A row as the ledger and as sentences name it: `review:12`, and “review 12”."""

    key: str
    name: str

    @property
    def title(self) -> str:
        return f"{self.name[0].upper()}{self.name[1:]}"


def report_changed(
    row: Row, names: list[str], recorded: Recorded, chain: WalkedChain, problems: Problems
) -> None:
    """Report a row of which these columns were changed, unless an event recorded that as outside the workflow."""
    if names and not chain.was_changed_outside(row.key):
        words = " and the ".join(NAMES.get(name, name.replace("_", " ")) for name in names)
        verb = "is" if len(names) == 1 else "are"
        event = recorded.event
        sentence = f"The {words} of {row.name} {verb} not what event {event.sequence} of {chain.name} recorded."
        problems.add(ProblemKind.ROW, sentence, chain=chain.key, event=event.sequence)


def report_no_row(row: Row, event: ComparedEvent, chain: WalkedChain, problems: Problems) -> None:
    """Report a row that is gone, unless an event recorded that as outside the workflow."""
    if not chain.was_changed_outside(row.key):
        sentence = f"{row.title} is missing, which event {event.sequence} of {chain.name} recorded."
        problems.add(ProblemKind.NO_ROW, sentence, chain=chain.key, event=event.sequence)


def report_no_event(row: Row, chain: WalkedChain, problems: Problems) -> None:
    """Report a row that no event recorded, not as outside the workflow either."""
    if not chain.was_changed_outside(row.key):
        sentence = f"No event of {chain.name} recorded {row.name}."
        problems.add(ProblemKind.NO_EVENT, sentence, chain=chain.key)
