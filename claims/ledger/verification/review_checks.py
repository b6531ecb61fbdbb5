"""Compare reviews and their evidence with the events that recorded them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claims.ledger.verification.imported import ImportedRows
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

REVIEWS = Path(__file__).with_name("reviews.sql")
EVIDENCE = Path(__file__).with_name("evidence.sql")


class ReviewRow(NamedTuple):
    """The columns of `reviews.sql`."""

    key: int
    article: int
    is_submitted: bool
    actor: int
    claim: int
    version: int
    round: int | None
    is_of_its_round: bool | None
    rating: str
    set_aside_reason: str
    duplicate_of: int | None
    rationale: str
    confidence: int | None
    guidelines_version: int | None
    submitted_at: str | None


class EvidenceRow(NamedTuple):
    """The columns of `evidence.sql`."""

    review: int
    key: str
    cited: str
    title: str
    publisher: str
    author: str
    published_on: str | None
    language: str
    kind: str
    reliability: str
    is_protected: bool
    public_description: str
    stance: str
    passage: str
    locator: str
    question: str
    translation: str
    workings: str
    archived_url: str
    accessed_on: str | None
    credibility: int | None


OF_REVIEW, OF_EVIDENCE = ReviewRow._fields[3:], EvidenceRow._fields[2:]
"""The columns that events record."""

type Evidence = dict[str, EvidenceRow]
"""The evidence of one review, by its key."""


def check_reviews(
    chains: Sequence[WalkedChain], imported: ImportedRows, problems: Problems
) -> None:
    """Check that each submitted review of these chains' articles is what its last event recorded."""
    by_article = {chain.article: chain for chain in chains if chain.article is not None}
    last = {
        (chain.key, event.object_id): event
        for chain in chains
        for event in chain.compared
        if event.event_type in (EventType.REVIEW, EventType.UNDO)
    }
    submitted = [key for (_, key), event in last.items() if event.event_type == EventType.REVIEW]
    evidence = _read_evidence(submitted)
    for row in fetch(ReviewRow, REVIEWS, by_article):
        chain = by_article[row.article]
        if event := last.pop((chain.key, row.key), None):
            _check(row, event, evidence.get(row.key, {}), chain, problems)
        elif row.is_submitted and not imported.has_review(row.key):
            report_no_event(_name(row.key), chain, problems)
    names = {chain.key: chain for chain in chains}
    for (chain, review), event in last.items():
        report_no_row(_name(review), event, names[chain], problems)


def _read_evidence(reviews: Iterable[int]) -> dict[int, Evidence]:
    found: dict[int, Evidence] = {}
    for row in fetch(EvidenceRow, EVIDENCE, reviews):
        found.setdefault(row.review, {})[row.key] = row
    return found


def _name(review: int) -> Row:
    return Row(f"review:{review}", f"review {review}")


def _name_evidence(key: object, review: int) -> Row:
    return Row(f"evidence:{key}", f"evidence {key} of review {review}")


def _check(
    row: ReviewRow,
    event: ComparedEvent,
    evidence: Evidence,
    chain: WalkedChain,
    problems: Problems,
) -> None:
    name = _name(row.key)
    was_submitted = event.event_type == EventType.REVIEW
    if chain.was_changed_outside(name.key):
        return
    if row.is_submitted != was_submitted:
        state = "submitted" if row.is_submitted else "a draft"
        said = "was submitted" if was_submitted else "was taken back"
        sentence = f"Review {row.key} is {state}, but event {event.sequence} of {chain.name} says that it {said}."
        problems.add(ProblemKind.ROW, sentence, chain=chain.key, event=event.sequence)
    elif row.is_submitted:
        said = {"actor": event.actor_id, "is_of_its_round": True} | (event.payload or {})
        names = differing(row, OF_REVIEW, said)
        recorded = Recorded(event, said)
        report_changed(name, names, recorded, chain, problems)
        _check_evidence(row.key, evidence, recorded, chain, problems)


def _check_evidence(
    review: int, evidence: Evidence, recorded: Recorded, chain: WalkedChain, problems: Problems
) -> None:
    pieces = recorded.values.get("evidence")
    if not isinstance(pieces, list):
        return
    said = {as_key(piece.get("key")): piece for piece in pieces if isinstance(piece, dict)}
    for key in said.keys() - evidence.keys():
        report_no_row(_name_evidence(key, review), recorded.event, chain, problems)
    for key, row in evidence.items():
        if key in said:
            names = differing(row, OF_EVIDENCE, said[key])
            report_changed(_name_evidence(key, review), names, recorded, chain, problems)
        else:
            report_no_event(_name_evidence(key, review), chain, problems)
