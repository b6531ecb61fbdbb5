"""The reviews of a round side by side: each with a letter, and their evidence by source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.access.authorship import letter_of, shuffle
from claims.evidence.pages.saved_copies import EvidenceWithCopies
from claims.models import Evidence, Person, Review
from claims.moderation.actions.deciding import summary_of
from claims.text.folding import fold
from claims.vocabulary import Stance

KEYS = "ABC"
"""Letters of reviews that a key of the same name adopts: C comments only where there is no review C."""


@dataclass(frozen=True)
class LetteredReview:
    """A submitted review with the letter that the page calls it by; each editor has an order of their own."""

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

    @property
    def passages(self) -> set[str]:
        """What the review quotes from the source, without differences that no reader sees."""
        return {fold(each.piece.passage) for each in self.pieces if each.piece.passage.strip()}


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
    def has_opposite_stances(self) -> bool:
        """Whether one review says that this source supports the claim, and another that it contradicts it."""
        stances = [use.stances for use in self.uses if use.pieces]
        return any(
            Stance.SUPPORTS in one and Stance.REFUTES in other and one is not other
            for one in stances
            for other in stances
        )

    @property
    def is_quoted_differently(self) -> bool:
        """Whether two reviews quote this source, and not the same passages."""
        quoted = [use.passages for use in self.uses if use.passages]
        return any(each != quoted[0] for each in quoted)

    @property
    def letters(self) -> list[str]:
        """The letters of the reviews that use this source."""
        return [use.letter for use in self.uses if use.pieces]

    @property
    def users(self) -> int:
        """The number of reviews that use this source."""
        return len(self.letters)

    @property
    def is_found_by_all(self) -> bool:
        """Whether every review of several uses this source."""
        return 1 < self.users == len(self.uses)

    @property
    def found_by(self) -> str:
        """Who found this source, where there are several reviews."""
        if len(self.uses) == 1:
            return ""
        if self.is_found_by_all:
            return "Both found it" if self.users == 2 else f"All {self.users} found it"
        return f"Only {' and '.join(self.letters)} found it"

    @property
    def place(self) -> tuple[bool, bool, bool, int]:
        """What the table is ordered by: what the editor has to compare comes first."""
        return (
            not self.has_opposite_stances,
            not self.is_read_differently,
            not self.is_quoted_differently,
            -self.users,
        )


def letter_reviews(user: Person, cards: Iterable[Mapping[str, Any]]) -> list[LetteredReview]:
    """Give each review of a round its letter, in this editor's own order."""
    ordered = sorted(cards, key=lambda card: shuffle(user.pk, card["review"]))
    return [LetteredReview(letter_of(place), card) for place, card in enumerate(ordered)]


def compare_evidence(reviews: Iterable[LetteredReview]) -> list[ComparedSource]:
    """Return the sources of these reviews: first those that are read or quoted differently, then those that most use."""
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
    return sorted(sources, key=lambda source: source.place)


def _source_key(piece: Evidence) -> object:
    """Return what two pieces of evidence from one source have in common.

    Submitted evidence has the source of its page, whatever address it cites (decision 59).
    """
    return piece.source_id or piece.cited.strip().casefold()
