"""The reviews of a round side by side: each with a letter, and their evidence by source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from claims.evidence.pages.saved_copies import EvidenceWithCopies
from claims.models import Evidence, Review
from claims.moderation.actions.deciding import summary_of

KEYS = "AB"
"""Letters of reviews that a key of the same name adopts; other letters are keys for something else."""


@dataclass(frozen=True)
class LetteredReview:
    """A submitted review with the letter that the page calls it by, A for the first submitted."""

    letter: str
    card: Mapping[str, Any]

    @property
    def review(self) -> Review:
        """The review itself."""
        return self.card["review"]

    @property
    def key(self) -> str:
        """The key that adopts this review, if it has one."""
        return self.letter.lower() if self.letter in KEYS else ""

    @property
    def words(self) -> str:
        """What adopting it writes into the summary, or into the note where the claim is to be set aside."""
        return summary_of(self.review)


@dataclass(frozen=True)
class Use:
    """What one review takes from a source; nothing if it doesn't use it."""

    letter: str
    pieces: list[EvidenceWithCopies]

    @property
    def stances(self) -> set[str]:
        """The different stances of these pieces."""
        return {each.piece.stance for each in self.pieces}


@dataclass(frozen=True)
class ComparedSource:
    """A source with what each review takes from it, in the order of the letters."""

    uses: list[Use]

    @property
    def piece(self) -> Evidence:
        """The first piece of evidence, which names the source."""
        return next(each.piece for use in self.uses for each in use.pieces)

    @property
    def is_read_differently(self) -> bool:
        """Whether two reviews use this source with different stances."""
        stances = [use.stances for use in self.uses if use.pieces]
        return any(each != stances[0] for each in stances)

    @property
    def users(self) -> int:
        """The number of reviews that use this source."""
        return sum(bool(use.pieces) for use in self.uses)


def letter_reviews(cards: Iterable[Mapping[str, Any]]) -> list[LetteredReview]:
    """Give each review of a round its letter, in the order of submission."""
    ordered = sorted(cards, key=lambda card: (card["review"].submitted_at, card["review"].pk))
    return [
        LetteredReview(letter, card) for letter, card in zip(ascii_uppercase, ordered, strict=False)
    ]


def compare_evidence(reviews: Iterable[LetteredReview]) -> list[ComparedSource]:
    """Return the sources of these reviews: first those that are read differently, then those that most reviews use."""
    reviews = list(reviews)
    found: dict[object, dict[str, list[EvidenceWithCopies]]] = {}
    for shown in reviews:
        for each in shown.card["evidence"]:
            by_letter = found.setdefault(_source_key(each.piece), {})
            by_letter.setdefault(shown.letter, []).append(each)
    sources = [
        ComparedSource([Use(r.letter, by_letter.get(r.letter, [])) for r in reviews])
        for by_letter in found.values()
    ]
    return sorted(sources, key=lambda source: (not source.is_read_differently, -source.users))


def _source_key(piece: Evidence) -> object:
    """Return what two pieces of evidence from one source have in common.

    Submitted evidence has the source of its page, whatever address it cites (decision 59).
    """
    return piece.source_id or piece.cited.strip().casefold()
