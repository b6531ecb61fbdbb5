"""The reviews of a made-up round, and the evidence that they cite."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.management.archive.articles import MadeArticle
from claims.management.archive.copying import NULL
from claims.management.archive.tables import RatingChoice
from claims.management.archive.world import MadeSource, World
from claims.vocabulary import EventType, ReviewState, SourceKind, Stance

FROM_SHARED, FROM_OPEN = 0.2, 0.3
"""Shares of evidence: from a source that everybody cites, and in an open round from one that is not catalogued yet."""
SECOND_SOURCE = 0.3


@dataclass(frozen=True)
class MadeRound:
    """A round of two reviews, with the verdict of each reviewer."""

    id: int
    claim_id: int
    claim_number: int
    version: int
    article: MadeArticle
    is_open: bool
    ratings: Sequence[RatingChoice]


def add_review(
    world: World, round_: MadeRound, slot: int, number: int, reviewer: int, *, is_draft: bool
) -> None:
    """Write a review with its evidence."""
    chain, random = round_.article.chain, world.random
    rating, at = round_.ratings[number - 1], chain.tick()
    rationale = f"Table {random.randrange(1, 90)} of the register gives the same figure; I counted the rows twice."
    review = world.tables.reviews.add_row(
        slot, round_.id, round_.version, reviewer, rating.id, rationale, random.randrange(1, 6),
        (ReviewState.DRAFT if is_draft else ReviewState.SUBMITTED).value,
        NULL if is_draft else world.new_uuid(), at, at, NULL if is_draft else at, NULL if is_draft else world.guidelines,
    )  # fmt: skip
    cited = [_choose_source(world, round_)]
    if random.random() < SECOND_SOURCE and (other := _choose_source(world, round_)) != cited[0]:
        cited.append(other)
    for source in cited:
        _add_evidence(world, review, source, rating, is_draft=is_draft)
    if round_.article.is_in_progress and not is_draft:
        chain.record(
            EventType.REVIEW, f"review:{review}", reviewer, claim=round_.claim_number, version=1,
            rating=rating.label, rationale=rationale,
        )  # fmt: skip


def _choose_source(world: World, round_: MadeRound) -> MadeSource:
    drawn = world.random.random()
    if drawn < FROM_SHARED:
        return world.random.choice(world.shared_sources)
    if round_.is_open and drawn < FROM_SHARED + FROM_OPEN:
        return round_.article.open_source
    return world.random.choice(round_.article.sources)


def _add_evidence(
    world: World, review: int, source: MadeSource, rating: RatingChoice, *, is_draft: bool
) -> None:
    stance = Stance.SUPPORTS if "rue" in rating.label else Stance.REFUTES
    world.tables.evidence.add_row(
        review, world.new_uuid(), source.cited, NULL if is_draft else source.id, source.title, source.publisher,
        "t" if source.is_protected else "f", source.public_description, stance.value,
        "" if source.is_protected else f"The count was {world.random.randrange(20, 90_000):,} at the end of the year.",
        SourceKind.DATA.value, world.random.randrange(1, 7),
    )  # fmt: skip
