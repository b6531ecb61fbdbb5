"""The claims most worth a talk among reviewers: how far apart the answers are, and how sure people were of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from claims.agreement import Answer
from claims.models import Claim, Rating
from claims.models.article import articles_with_opening
from claims.moderation.pages.agreement.grids import describe_answer
from claims.moderation.queries.independent_reviews import ReviewedRound

MOST_TALKS = 20
OFF_THE_LINE = 0.5
"""How far two different answers are apart of which one has no place on the line of the scale; its ends are 1 apart."""
FAR = 0.75
NOT_STATED = 3
"""Confidence of somebody who stated none: the middle."""
SURE = 4


@dataclass(frozen=True)
class AnswerGiven:
    """An answer with its sign and tone, without the name of who gave it."""

    label: str
    symbol: str
    tone: str


@dataclass(frozen=True)
class Talk:
    """A claim with its answers, and why it is worth a talk."""

    claim: Claim
    answers: list[AnswerGiven]
    reasons: list[str]


@dataclass(frozen=True)
class _Rank:
    """What a round is ordered by; higher is more worth a talk."""

    distance: float
    sureness: int
    is_same_page: bool
    is_central: bool

    @property
    def key(self) -> tuple[float, int, bool, bool]:
        return (self.distance, self.sureness, self.is_same_page, self.is_central)

    @property
    def reasons(self) -> list[str]:
        stated = {
            "verdicts far apart": self.distance >= FAR,
            "both were sure": self.sureness >= 2 * SURE,
            "they read the same page": self.is_same_page,
            "a central claim": self.is_central,
        }
        return [reason for reason, holds in stated.items() if holds]


def find_talks(rounds: Iterable[ReviewedRound], ratings: Mapping[int, Rating]) -> list[Talk]:
    """Return the claims whose reviewers differ most, at most MOST_TALKS; the newest first among equals."""
    spans = _spans(ratings.values())
    ranked: dict[int, tuple[_Rank, ReviewedRound]] = {}
    for each in rounds:
        if not each.is_unanimous and each.claim not in ranked:
            ranked[each.claim] = (_rank(each, ratings, spans), each)
    # Sorting keeps the order of rounds, the newest first, where two are equal.
    chosen = sorted(ranked.values(), key=lambda row: row[0].key, reverse=True)[:MOST_TALKS]
    claims = read_claims([each for _, each in chosen])
    return [
        Talk(claims[each.claim], list_answers(each, ratings), rank.reasons) for rank, each in chosen
    ]


def list_answers(round_: ReviewedRound, ratings: Mapping[int, Rating]) -> list[AnswerGiven]:
    """Return the different answers of a round, verdicts in the order of their scale: it says nothing about who wrote."""
    different = set(round_.answers)
    verdicts = sorted(
        (ratings[answer.rating] for answer in different if answer.rating),
        key=lambda rating: (rating.order, rating.pk),
    )
    labels = sorted({describe_answer(answer, ratings) for answer in different if not answer.rating})
    return [
        *(AnswerGiven(rating.label, rating.symbol, rating.tone) for rating in verdicts),
        *(AnswerGiven(label, "–", "neutral") for label in labels),
    ]


def read_claims(rounds: Sequence[ReviewedRound]) -> dict[int, Claim]:
    """Return the claims of rounds by key, each with its wording and its article's opening."""
    claims = Claim.objects.filter(pk__in=[each.claim for each in rounds]).select_related("current")
    found: dict[int, Any] = {claim.pk: claim for claim in claims.order_by()}
    articles = articles_with_opening({claim.article_id for claim in found.values()})
    for claim in found.values():
        claim.article = articles[claim.article_id]
    return found


def _spans(ratings: Iterable[Rating]) -> dict[int, int]:
    """Return how long the line of each scale is."""
    values: dict[int, list[int]] = {}
    for rating in ratings:
        if rating.value is not None:
            values.setdefault(rating.scale_id, []).append(rating.value)
    return {scale: max(each) - min(each) for scale, each in values.items()}


def _rank(round_: ReviewedRound, ratings: Mapping[int, Rating], spans: Mapping[int, int]) -> _Rank:
    given = list(zip(round_.answers, round_.confidences, strict=True))
    distance, sureness = max(
        (_distance(a, b, ratings, spans), (sure_a or NOT_STATED) + (sure_b or NOT_STATED))
        for (a, sure_a), (b, sure_b) in combinations(given, 2)
        if a != b
    )
    return _Rank(distance, sureness, round_.pairs_on_a_page > 0, round_.is_central)


def _distance(
    one: Answer, other: Answer, ratings: Mapping[int, Rating], spans: Mapping[int, int]
) -> float:
    """Return how far two answers are apart: from 0 to 1, the ends of the scale."""
    verdicts = [ratings[answer.rating] for answer in (one, other) if answer.rating]
    values = [rating.value for rating in verdicts if rating.value is not None]
    span = spans.get(verdicts[0].scale_id) if len(values) == 2 else None
    return abs(values[0] - values[1]) / span if span else OFF_THE_LINE
