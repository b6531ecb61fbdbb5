"""The reviews that measure agreement. Every number about agreement among reviewers comes from this read.

It never reads an open round, so nothing of one can be learnt from any of these numbers. It reads the newest
MOST_ROUNDS rounds that closed in a period, by an index, so that it costs the same in an archive of any size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations
from pathlib import Path

from claims.agreement import Answer, is_unanimous
from claims.models import Round
from claims.sql_files import fetch_rows_planned_anew

INDEPENDENT_REVIEWS = Path(__file__).with_suffix(".sql")
MOST_ROUNDS = 5_000
"""Rounds that one page counts; of a longer period the newest."""


@dataclass(frozen=True)
class ReviewedRound:
    """A closed round with at least two independent reviews; the lists have one entry for each review."""

    round: int
    closed_at: datetime
    claim: int
    article: int
    scale: int
    types: list[str]
    is_central: bool
    is_settled: bool
    """Whether the claim is decided or set aside. Until then nobody learns from these numbers who answered what."""
    reviewers: list[int]
    ratings: list[int | None]
    reasons: list[str]
    duplicates: list[int | None]
    confidences: list[int | None]
    guidelines: list[int | None]
    pairs_with_sources: int
    """Pairs of its reviews that both cite a source."""
    pairs_on_a_page: int
    """Those that cite the same page,"""
    pairs_quoting_a_page: int
    """those that both quote from it,"""
    pairs_on_a_passage: int
    """and those that quote the same words of it."""

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What each review answers. Equal answers agree, as they do for the state of the claim."""
        given = zip(self.ratings, self.reasons, self.duplicates, strict=True)
        return tuple(Answer(*answer) for answer in given)

    @property
    def is_unanimous(self) -> bool:
        """Whether all its reviews give the same answer."""
        return is_unanimous(self.answers)

    @property
    def guideline_version(self) -> int | None:
        """The version of the guidelines that all its reviews follow; 0 for different ones, None for none."""
        versions = set(self.guidelines)
        return versions.pop() if len(versions) == 1 else 0

    @property
    def pairs(self) -> Iterator[tuple[tuple[int, Answer], tuple[int, Answer]]]:
        """Every two of its reviews as reviewer and answer, the reviewer with the lower key first."""
        given = zip(self.reviewers, self.answers, strict=True)
        return combinations(sorted(given, key=lambda review: review[0]), 2)


def independent_reviews(since: datetime, until: datetime) -> list[ReviewedRound]:
    """Return the newest rounds that closed from `since` to just before `until`, the newest first."""
    return fetch_rows_planned_anew(
        ReviewedRound, INDEPENDENT_REVIEWS, since=since, until=until, most=MOST_ROUNDS
    )


def is_more_than_counted(since: datetime, until: datetime) -> bool:
    """Return whether more rounds closed in this period than one page counts."""
    closed = Round.objects.filter(closed_at__gte=since, closed_at__lt=until).order_by()
    return closed[MOST_ROUNDS : MOST_ROUNDS + 1].exists()
