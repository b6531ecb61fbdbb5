"""Rows that were loaded past the pages: one event has their count and digest."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.ledger.imported_rows import ImportedReviews, digest_reviews
from claims.ledger.verification.problems import ProblemKind, Problems
from claims.ledger.verification.walking import ComparedEvent, WalkedChain
from claims.vocabulary import EventType


@dataclass(frozen=True)
class ImportedRows:
    """The first and the last key of the reviews of each import."""

    reviews: tuple[tuple[int, int], ...] = ()

    def has_review(self, key: int) -> bool:
        """Whether an import brought this review."""
        return any(first <= key <= last for first, last in self.reviews)


def check_imports(chains: Iterable[WalkedChain], problems: Problems) -> ImportedRows:
    """Compare the rows of each import with their digest, and return which they are."""
    found = []
    for chain in chains:
        for event in chain.compared:
            if event.event_type == EventType.BULK_IMPORT and event.payload:
                found += _check(event, chain, problems)
    return ImportedRows(tuple(found))


def _check(event: ComparedEvent, chain: WalkedChain, problems: Problems) -> list[tuple[int, int]]:
    match event.payload.get("reviews"):
        case {"first": int(first), "last": int(last), "count": int(count), "sha256": str(digest)}:
            pass
        case _:
            return []
    if digest_reviews(first, last) != ImportedReviews(count, first, last, digest):
        sentence = (
            f"The {count:,} reviews from {first} to {last} are not what "
            f"event {event.sequence} of {chain.name} imported."
        )
        problems.add(ProblemKind.ROW, sentence, chain=chain.key, event=event.sequence)
    return [(first, last)]
