"""Compare published reports with their hashes, and with the events that recorded them."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from claims.ledger.verification.problems import ProblemKind, Problems, quote
from claims.ledger.verification.row_facts import (
    Recorded,
    Row,
    differing,
    fetch,
    report_changed,
    report_no_event,
    report_no_row,
)
from claims.ledger.verification.stored_event import as_key, read_object
from claims.ledger.verification.walking import ComparedEvent, WalkedChain
from claims.models.event import GENESIS
from claims.vocabulary import EventType

REPORTS = Path(__file__).with_name("reports.sql")


class ReportRow(NamedTuple):
    """The columns of `reports.sql`."""

    key: int
    article: int
    number: int
    document: str
    sha256: str
    reason: str
    actor: int
    published_at: str | None
    revision: int | None
    revision_sha256: str | None
    revision_article: int | None


def check_reports(
    chains: Sequence[WalkedChain], newsroom: Collection[str], problems: Problems
) -> None:
    """Check each report on these chains' articles. `newsroom` are the hashes of the newsroom's chain."""
    by_article = {chain.article: chain for chain in chains if chain.article is not None}
    events = {
        (chain.key, event.object_id): event
        for chain in chains
        for event in chain.compared
        if event.event_type == EventType.PUBLISH
    }
    for row in fetch(ReportRow, REPORTS, by_article):
        chain = by_article[row.article]
        name = Row(f"report:{row.key}", f"report {row.number} (row {row.key})")
        document = _check_document(name, row, chain, problems)
        event = events.pop((chain.key, row.key), None)
        if event is None:
            report_no_event(name, chain, problems)
        else:
            _check_event(name, row, event, chain, problems)
            _check_heads(name, document, event, chain, newsroom, problems)
    names = {chain.key: chain for chain in chains}
    for (chain, key), event in events.items():
        report_no_row(
            Row(f"report:{key}", f"the report with key {key}"), event, names[chain], problems
        )


def _check_document(
    name: Row, row: ReportRow, chain: WalkedChain, problems: Problems
) -> dict[str, Any]:
    """Compare a document with its SHA-256 and with the columns beside it; return what it says."""

    def report(end: str) -> None:
        sentence = f"{name.title} of {chain.name} {end}"
        problems.add(ProblemKind.REPORT, sentence, chain=chain.key)

    if sha256(row.document.encode()).hexdigest() != row.sha256:
        report("has a document that doesn’t match its SHA-256.")
    document = read_object(row.document)
    if document is None:
        report("has a document that is no JSON object.")
        return {}
    article = document.get("article")
    revision = article.get("revision") if isinstance(article, dict) else None
    said = {name: document.get(name) for name in ("number", "published_at", "reason")}
    if isinstance(revision, dict):
        said |= {"revision": revision.get("number"), "revision_sha256": revision.get("sha256")}
    if row.revision_article != chain.article:
        said["revision"] = "another"
    if not chain.was_changed_outside(name.key):
        for column in differing(row, said, said):
            report(f"has another {column.replace('_', ' ')} than its document says.")
    return document


def _check_event(
    name: Row, row: ReportRow, event: ComparedEvent, chain: WalkedChain, problems: Problems
) -> None:
    said = {"actor": event.actor_id} | (event.payload or {})
    names = differing(row, ("actor", "number", "sha256", "reason"), said)
    report_changed(name, names, Recorded(event, said), chain, problems)


def _check_heads(
    name: Row,
    document: dict[str, Any],
    event: ComparedEvent,
    chain: WalkedChain,
    newsroom: Collection[str],
    problems: Problems,
) -> None:
    """Compare the heads that a report prints with the chains. Reports of earlier versions print none."""
    heads = document.get("ledger")
    if not isinstance(heads, dict):
        return
    if heads.get("article") != event.previous_hash:
        sentence = (
            f"{name.title} prints the head {quote(heads.get('article'))}, but the hash before its "
            f"event {event.sequence} of {chain.name} is {quote(event.previous_hash)}."
        )
        problems.add(ProblemKind.REWRITTEN, sentence, chain=chain.key, event=event.sequence)
    if (head := as_key(heads.get("newsroom"))) not in newsroom and head != GENESIS:
        sentence = f"{name.title} prints a head of the newsroom’s chain that it doesn’t have, {quote(head)}."
        problems.add(ProblemKind.REWRITTEN, sentence, chain=chain.key, event=event.sequence)
