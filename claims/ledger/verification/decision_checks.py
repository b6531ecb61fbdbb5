"""Compare decisions with the events that recorded them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from claims.ledger.verification.problems import ProblemKind, Problems
from claims.ledger.verification.row_facts import (
    Recorded,
    Row,
    differing,
    fetch,
    report_changed,
    report_no_event,
    report_no_row,
)
from claims.ledger.verification.stored_event import as_key
from claims.ledger.verification.walking import ComparedEvent, WalkedChain
from claims.vocabulary import EventType

DECISIONS = Path(__file__).with_name("decisions.sql")
DECIDING = (
    EventType.CONFIRM,
    EventType.DECIDE,
    EventType.CHANGE_DECISION,
    EventType.STILL_STANDS,
)
"""Each of these events recorded one decision."""
ENDING = (EventType.SEND_BACK,)
"""After these a claim has no decision in force."""
OF_DECISION = (
    "actor", "number", "version", "purpose", "rating", "summary", "basis", "reason", "replaces", "override_reason",
    "second_editor", "decided_at",
)  # fmt: skip
"""The columns that events record."""
LONGEST = timedelta(hours=1)
"""How long an action takes at most, from what it writes to its event."""


class DecisionRow(NamedTuple):
    """The columns of `decisions.sql`."""

    key: int
    article: int
    claim: int
    number: int
    version: int | None
    actor: int
    purpose: str
    rating: str | None
    summary: str
    basis: str
    reason: str
    replaces: int | None
    override_reason: str
    second_editor: int | None
    decided_at: str | None
    replaced_at: str | None


def check_decisions(chains: Sequence[WalkedChain], problems: Problems) -> None:
    """Check that each decision on a claim is what its event recorded, in the order of both.

    Events of earlier versions don't name their decision, so the first event is that of the first decision.
    """
    by_article = {chain.article: chain for chain in chains if chain.article is not None}
    events: dict[tuple[int, int], list[ComparedEvent]] = defaultdict(list)
    for chain in by_article.values():
        for event in chain.compared:
            if event.event_type in (*DECIDING, *ENDING):
                events[chain.key, event.object_id].append(event)
    rows: dict[tuple[int, int], list[DecisionRow]] = defaultdict(list)
    for row in fetch(DecisionRow, DECISIONS, by_article):
        rows[by_article[row.article].key, row.claim].append(row)
    names = {chain.key: chain for chain in by_article.values()}
    for chain, claim in events.keys() | rows.keys():
        of_claim = events.get((chain, claim), [])
        _check_claim(rows.get((chain, claim), []), of_claim, names[chain], problems)


def _check_claim(
    rows: list[DecisionRow], events: list[ComparedEvent], chain: WalkedChain, problems: Problems
) -> None:
    deciding = [event for event in events if event.event_type in DECIDING]
    named = {key: event for event in deciding if (key := _named_decision(event)) is not None}
    unnamed = [event for event in deciding if _named_decision(event) is None]
    others = [row for row in rows if row.key not in named]
    pairs = [(row, named.pop(row.key)) for row in rows if row.key in named]
    pairs += zip_longest(others, unnamed)
    pairs += [(None, event) for event in named.values()]
    for row, event in pairs:
        if event is None:
            report_no_event(_name(row), chain, problems)
        elif row is None:
            key = _named_decision(event) or "*"
            report_no_row(Row(f"decision:{key}", "a decision"), event, chain, problems)
        else:
            _check(row, event, chain, problems)
            end = next((other for other in events if other.sequence > event.sequence), None)
            _check_end(row, event, end, chain, problems)


def _name(row: DecisionRow) -> Row:
    return Row(f"decision:{row.key}", f"decision {row.key} on claim {row.number}")


def _named_decision(event: ComparedEvent) -> object:
    return as_key((event.payload or {}).get("decision"))


def _check(row: DecisionRow, event: ComparedEvent, chain: WalkedChain, problems: Problems) -> None:
    payload = event.payload or {}
    # Where two editors decided, the event is that of the second, and the payload names both.
    said = {"actor": payload.get("decided_by", event.actor_id)} | payload
    names = differing(row, OF_DECISION, said)
    if "decided_at" not in said and not _is_just_before(row.decided_at, event.at):
        names.append("decided_at")
    report_changed(_name(row), names, Recorded(event, said), chain, problems)


def _check_end(
    row: DecisionRow,
    event: ComparedEvent,
    end: ComparedEvent | None,
    chain: WalkedChain,
    problems: Problems,
) -> None:
    """Check that a decision was replaced when the next one was made or the claim was sent back, and only then."""
    replaced = row.replaced_at
    is_right = replaced is None if end is None else _is_just_before(replaced, end.at)
    if not is_right and not chain.was_changed_outside(f"decision:{row.key}"):
        when = f"event {end.sequence} ended it" if end else "no event ended it"
        sentence = (
            f"Decision {row.key} on claim {row.number} of {chain.name} says that it "
            f"{'is in force' if replaced is None else 'was replaced'} at a time that doesn’t fit: {when}."
        )
        problems.add(ProblemKind.ROW, sentence, chain=chain.key, event=event.sequence)


def _is_just_before(time: str | None, at: str) -> bool:
    """Whether a row's time is one at which the action of the event was on its way."""
    if time is None:
        return False
    return timedelta(0) <= datetime.fromisoformat(at) - datetime.fromisoformat(time) <= LONGEST
