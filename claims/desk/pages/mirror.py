"""A reviewer's mirror: how their reviews compare with the newsroom's decisions. Shown to this person alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.agreement import describe_set_aside
from claims.charts.bars import BarChart
from claims.charts.figures import Figure
from claims.desk.queries.own_reviews import MOST_REVIEWS, OwnReview, compared_reviews
from claims.models import Article, Person
from claims.models.article import articles_with_opening
from claims.vocabulary import Basis

MOST_CHANGED = 50
FEW = 5
"""Reviews below which a share says little."""
CLEAR = 0.1
"""A difference of shares that is worth a word."""
LEVELS = {
    5: "5 – certain",
    4: "4",
    3: "3",
    2: "2",
    1: "1 – a guess",
    None: "Not stated",
}
"""The answers to “How sure are you?”, as the form of a review has them."""
BASES = {
    Basis.UNANIMOUS: "All reviewers agreed with it.",
    Basis.MAJORITY: "Most reviewers agreed with it.",
    Basis.ADJUDICATED: "The reviewers differed, and an editor decided.",
    Basis.OVERRIDDEN: "An editor decided otherwise than most reviewers.",
}


@dataclass(frozen=True)
class Counted:
    """How many of some reviews gave the newsroom's answer."""

    same: int
    count: int

    @property
    def share(self) -> str:
        """The share in percent."""
        return f"{round(100 * self.same / self.count)}%" if self.count else "–"


@dataclass(frozen=True)
class Changed:
    """A claim about which the newsroom answered otherwise."""

    review: OwnReview
    article: Article
    newsroom_text: str
    """Why the newsroom set the claim aside, where it did."""
    how: str
    """How the decision relates to the reviews, in a sentence."""


@dataclass(frozen=True)
class Mirror:
    """What the page shows."""

    all: Counted
    sure: Counted
    unsure: Counted
    calibration: BarChart
    changed: list[Changed]
    changed_count: int
    is_full: bool
    """Whether there may be more reviews than are compared."""

    @property
    def verdict(self) -> str:
        """What calibration says, in a sentence; empty where there are too few reviews."""
        if min(self.sure.count, self.unsure.count) < FEW:
            return ""
        sure = self.sure.same / self.sure.count
        unsure = self.unsure.same / self.unsure.count
        if sure - unsure >= CLEAR:
            return "When you were sure, the newsroom agreed more often: your confidence tells something."
        return "When you were sure, the newsroom agreed hardly more often than when you were not."


def build_mirror(user: Person) -> Mirror:
    """Return the mirror of this person."""
    reviews = compared_reviews(user)
    changed = [review for review in reviews if not review.is_same]
    return Mirror(
        all=_count(reviews),
        sure=_count(review for review in reviews if (review.confidence or 0) >= 4),
        unsure=_count(review for review in reviews if (review.confidence or 9) <= 2),
        calibration=_draw_calibration(reviews),
        changed=_describe(changed[:MOST_CHANGED]),
        changed_count=len(changed),
        is_full=len(reviews) >= MOST_REVIEWS,
    )


def _count(reviews: Iterable[OwnReview]) -> Counted:
    answers = [review.is_same for review in reviews]
    return Counted(sum(answers), len(answers))


def _draw_calibration(reviews: Sequence[OwnReview]) -> BarChart:
    """Draw how often the newsroom gave the same answer, for each answer to “How sure are you?” that was given."""
    figures = []
    for level, label in LEVELS.items():
        counted = _count(review for review in reviews if review.confidence == level)
        if counted.count:
            text = f"{counted.share} ({counted.same} of {counted.count})"
            note = "few reviews" if counted.count < FEW else ""
            figures.append(Figure(label, 100 * counted.same / counted.count, text, note=note))
    return BarChart(
        key="calibration",
        title="How often the newsroom gave your verdict, by how sure you were",
        description="One bar for each answer to “How sure are you?”. If your confidence fits, bars get longer the surer you were.",
        figures=tuple(figures),
        label_head="How sure",
        value_head="Same verdict",
        most=100,
    )


def _describe(reviews: Sequence[OwnReview]) -> list[Changed]:
    articles = articles_with_opening({review.claim.article_id for review in reviews})
    found = []
    for review in reviews:
        review.claim.article = articles[review.claim.article_id]  # its address needs the slug
        newsroom = review.newsroom
        text = describe_set_aside(newsroom.set_aside_reason) if newsroom.set_aside_reason else ""
        how = BASES[review.basis] if review.basis else ""
        found.append(Changed(review, review.claim.article, text, how))
    return found
