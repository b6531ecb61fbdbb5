"""What is known from elsewhere of the hash that an event must have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.ledger.verification.problems import ProblemKind, Problems, quote
from claims.ledger.verification.stored_event import HASH


@dataclass(frozen=True)
class KnownHead:
    """The hash of one event, and who says so: the subject of a sentence, such as “the newsroom's event 7”."""

    chain: int
    sequence: int
    hash: str
    source: str
    kind: ProblemKind = ProblemKind.REWRITTEN


@dataclass
class KnownHeads:
    """All that is known, by chain and sequence."""

    by_chain: dict[int, dict[int, list[KnownHead]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, heads: Iterable[KnownHead]) -> None:
        for head in heads:
            self.by_chain[head.chain][head.sequence].append(head)

    def of(self, chain: int) -> dict[int, list[KnownHead]]:
        """Return what is known of a chain, by sequence."""
        return self.by_chain.get(chain, {})


def compare(heads: Iterable[KnownHead], actual: str, name: str, problems: Problems) -> None:
    """Report those that say another hash of an event than it has. `name` is that of its chain."""
    for head in heads:
        if head.hash != actual:
            sentence = f"Event {head.sequence} of {name} has another hash than {head.source} says."
            problems.add(head.kind, sentence, chain=head.chain, event=head.sequence)


def report_missing(heads: Iterable[KnownHead], last: int, name: str, problems: Problems) -> None:
    """Report what is known of events behind the last one. A chain that is empty or gone has the last event 0."""
    for head in heads:
        if head.sequence > last:
            kind = ProblemKind.CUT if head.kind == ProblemKind.REWRITTEN else head.kind
            ends = f"ends with event {last}" if last else "has no events"
            sentence = f"{name[0].upper()}{name[1:]} {ends}, but {head.source} says that it has {head.sequence}."
            problems.add(kind, sentence, chain=head.chain, event=head.sequence)
            return


def read_heads(content: object, source: str, kind: ProblemKind) -> Iterator[KnownHead | str]:
    """Yield the heads of a JSON object such as {"12": [8, "<hash>"]}, or what is wrong with one as a text."""
    if not isinstance(content, dict):
        yield "names no heads"
        return
    for key, value in content.items():
        match value:
            case [int(sequence), str(digest)] if (
                key.isascii() and key.isdigit() and HASH.fullmatch(digest)
            ):
                yield KnownHead(int(key[:18]), sequence, digest, source, kind)
            case _:
                yield f"names a malformed head of chain {quote(key)}"
