"""Verify the whole ledger, or one chain of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from claims.ledger.verification import known_heads
from claims.ledger.verification.decision_checks import check_decisions
from claims.ledger.verification.imported import ImportedRows, check_imports
from claims.ledger.verification.known_heads import KnownHead, KnownHeads, read_heads
from claims.ledger.verification.outside import find_changed_outside
from claims.ledger.verification.problems import Problem, ProblemKind, Problems
from claims.ledger.verification.rating_checks import check_ratings
from claims.ledger.verification.report_checks import check_reports
from claims.ledger.verification.review_checks import check_reviews
from claims.ledger.verification.stored_event import as_key
from claims.ledger.verification.walking import (
    ChainRow,
    WalkedChain,
    check_head,
    walk_chains,
)
from claims.models import EventChain, SeenHead
from claims.models.event import GENESIS
from claims.sql_files import read_sql
from claims.vocabulary import EventType

CHAINS = Path(__file__).with_name("chains.sql")
ROWS_AT_ONCE = 5_000
"""Events whose rows are compared together."""
CHAINS_AT_ONCE = 500


@dataclass(frozen=True)
class Verification:
    """What a verification found. `problems` are the first ones, `total` counts all."""

    chains: int
    events: int
    problems: tuple[Problem, ...]
    total: int
    heads: tuple[tuple[int, int, str], ...] = ()
    """The key, the count and the head of each chain that has events."""


def verify_ledger(anchors: Iterable[KnownHead] = ()) -> Verification:
    """Check all chains, links, headers and payloads, and compare them with rows, reports, recorded heads and anchors."""
    with snapshot():
        return _Verifier(anchors).verify()


def find_problems(chain: EventChain) -> list[str]:
    """Check one chain with its rows; return one sentence for each problem."""
    rows, problems = read_chains(), Problems()
    walked = list(walk_chains(rows, KnownHeads(), problems, only=[chain.pk]))
    _check_ends(walked, problems)
    for one in walked:
        one.outside = find_changed_outside(one)
    newsroom = walk_chains(rows, KnownHeads(), Problems(), only=_newsroom(rows))
    hashes = {digest for one in newsroom for digest in one.hashes}
    _check_rows(walked, check_imports(walked, Problems()), hashes, problems)
    return [problem.sentence for problem in problems.listed]


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all statements read the same moment, unless a transaction is open that decides this."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def read_chains() -> dict[int, ChainRow]:
    """Return all chains by their keys."""
    with connection.cursor() as cursor:
        cursor.execute(read_sql(CHAINS))
        return {row[0]: ChainRow._make(row) for row in cursor.fetchall()}


def _newsroom(rows: dict[int, ChainRow]) -> list[int]:
    return [row.key for row in rows.values() if row.article is None]


class _Verifier:
    """One verification. The newsroom's chain comes first: it names the heads of the others."""

    def __init__(self, anchors: Iterable[KnownHead]) -> None:
        self.rows, self.problems, self.known = read_chains(), Problems(), KnownHeads()
        self.known.add(anchors)
        self.known.add(_seen_heads())
        self.walked: set[int] = set()
        self.events = 0
        self.hashes: set[str] = set()
        self.outside: set[str] = set()
        self.imported = ImportedRows()

    def verify(self) -> Verification:
        self._check_which_chains()
        newsroom = _newsroom(self.rows)
        chains = list(walk_chains(self.rows, self.known, self.problems, only=newsroom))
        for chain in chains:
            self._count(chain)
            self._read_newsroom(chain)
        _check_ends(chains, self.problems)
        self.imported = check_imports(chains, self.problems)
        self._check_articles(newsroom)
        self._check_chains_without_events()
        self._check_chains_that_are_gone()
        listed, total = tuple(self.problems.listed), self.problems.total
        heads = tuple((row.key, row.count, row.head) for row in self.rows.values() if row.count)
        return Verification(len(self.rows), self.events, listed, total, heads)

    def _count(self, chain: WalkedChain) -> None:
        self.walked.add(chain.key)
        self.events += chain.count

    def _read_newsroom(self, chain: WalkedChain) -> None:
        """Read the heads that the newsroom's chain recorded, and compare the ratings with it."""
        self.hashes |= chain.hashes
        chain.outside = find_changed_outside(chain)
        self.outside |= chain.outside
        for event in chain.compared:
            if event.event_type == EventType.RECORD_HEADS and event.payload:
                source = f"event {event.sequence} of {chain.name}"
                for head in read_heads(event.payload.get("heads"), source, ProblemKind.REWRITTEN):
                    if isinstance(head, KnownHead):
                        self.known.add([head])
                    else:
                        sentence = f"{source[0].upper()}{source[1:]} {head}."
                        self.problems.add(
                            ProblemKind.PAYLOAD, sentence, chain=chain.key, event=event.sequence
                        )
        check_ratings(chain, self.problems)

    def _check_articles(self, newsroom: list[int]) -> None:
        """Walk the chains of articles, some at a time, and compare them with their rows."""
        group: list[WalkedChain] = []
        for chain in walk_chains(self.rows, self.known, self.problems, without=newsroom):
            self._count(chain)
            group.append(chain)
            if len(group) >= CHAINS_AT_ONCE or _size(group) >= ROWS_AT_ONCE:
                self._check_group(group)
                group = []
        empty = [row for row in self.rows.values() if row.key not in self.walked and row.article]
        self._check_group(group + [WalkedChain(row.key, row) for row in empty])

    def _check_group(self, chains: list[WalkedChain]) -> None:
        _check_ends(chains, self.problems)
        for chain in chains:
            chain.outside = find_changed_outside(chain) | self.outside
        _check_rows(chains, self.imported, self.hashes, self.problems)

    def _check_which_chains(self) -> None:
        """Check that the newsroom has one chain and each article one, and that no payload is without its event."""
        newsroom = _newsroom(self.rows)
        if len(newsroom) != 1:
            number = "no chain" if not newsroom else f"{len(newsroom)} chains"
            self.problems.add(ProblemKind.CHAIN, f"The newsroom has {number}.")
        for article, slug in _query(
            "SELECT id, slug FROM claims_article a WHERE NOT EXISTS "
            "(SELECT FROM claims_eventchain c WHERE c.article_id = a.id) ORDER BY id"
        ):
            self.problems.add(ProblemKind.CHAIN, f"Article {article} ({slug}) has no chain.")
        for (event,) in _query(
            "SELECT event_id FROM claims_eventpayload p WHERE NOT EXISTS "
            "(SELECT FROM claims_event e WHERE e.id = p.event_id) ORDER BY event_id"
        ):
            sentence = f"The payload with key {event} belongs to no event."
            self.problems.add(ProblemKind.PAYLOAD, sentence)

    def _check_chains_without_events(self) -> None:
        for row in self.rows.values():
            if row.key not in self.walked:
                check_head(row, 0, GENESIS, self.problems)
                for heads in self.known.of(row.key).values():
                    known_heads.report_missing(heads, 0, row.name, self.problems)

    def _check_chains_that_are_gone(self) -> None:
        for key, heads in self.known.by_chain.items():
            if key not in self.rows and key not in self.walked:
                last = heads[max(heads)][0]
                kind = last.kind if last.kind == ProblemKind.ANCHOR else ProblemKind.CHAIN
                sentence = f"Chain {key} is missing, but {last.source} says that it has {last.sequence} events."
                self.problems.add(kind, sentence, chain=key)


def _size(chains: list[WalkedChain]) -> int:
    return sum(len(chain.compared) for chain in chains)


def _check_rows(
    chains: list[WalkedChain], imported: ImportedRows, newsroom: set[str], problems: Problems
) -> None:
    check_reviews(chains, imported, problems)
    check_decisions(chains, problems)
    check_reports(chains, newsroom, problems)


def _check_ends(chains: Iterable[WalkedChain], problems: Problems) -> None:
    """Check that each chain begins with its article, and that events say who erased payloads."""
    for chain in chains:
        if chain.article is not None:
            first = chain.compared[0] if chain.compared else None
            is_loaded = (
                first is not None and first.sequence == 1 and first.event_type == EventType.LOAD
            )
            if not is_loaded or (first.object_type, first.object_id) != ("article", chain.article):
                sentence = f"{chain.name[0].upper()}{chain.name[1:]} doesn’t begin with the loading of its article."
                problems.add(ProblemKind.CHAIN, sentence, chain=chain.key, event=1)
        recorded = {
            as_key((event.payload or {}).get("event")): event.sequence
            for event in chain.compared
            if event.event_type == EventType.ERASE
        }
        for sequence, digest in chain.erased.items():
            if recorded.get(digest, 0) <= sequence:
                sentence = f"The payload of event {sequence} of {chain.name} was erased, but no event says so."
                problems.add(ProblemKind.ERASED, sentence, chain=chain.key, event=sequence)


def _query(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _seen_heads() -> Iterator[KnownHead]:
    for key, count, head in SeenHead.objects.filter(count__gt=0).values_list(
        "chain", "count", "head"
    ):
        yield KnownHead(key, count, head, "the last verification without problems")
