"""Agreement among some rounds as figures that a page shows, with words for those that are undefined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.agreement import Answer
from claims.agreement.bootstrap import Interval, bootstrap
from claims.agreement.coefficients import COEFFICIENTS, Coefficient, Undefined
from claims.agreement.counting import Ratings, count_units
from claims.models import Rating
from claims.moderation.queries.independent_reviews import ReviewedRound

FEW = 10
"""Claims below which a page says that they are few."""
RESAMPLES = 400
"""Enough for an interval that is written with two digits."""
SEVERAL_SCALES = "the claims have different scales; choose one of them"
WHY = {
    Undefined.NO_PAIRS: "nothing to compare",
    Undefined.NO_VARIATION: "everybody gave the same answer to all of them",
    Undefined.NOT_A_PAIR: "only for two reviewers; choose a pair",
    Undefined.UNEQUAL_COUNTS: "some claims have more reviews than others",
    Undefined.NO_ORDER: "the answers have no order",
    Undefined.NO_DISTANCE: "the answers are not numbers",
}


@dataclass(frozen=True)
class Shown:
    """A figure as text. `text` is a dash where it is undefined, and `note` says why."""

    text: str
    between: str = ""
    """The interval in which it lies 95 times out of 100, such as “0.58 to 0.70”."""
    note: str = ""


@dataclass(frozen=True)
class SourceAgreement:
    """How many pairs of reviews rely on the same sources."""

    pairs: int
    same_page: int
    quoting: int
    same_passage: int

    @property
    def page_share(self) -> str:
        """The share of pairs citing sources that cite the same page."""
        return write_share(self.same_page, self.pairs)

    @property
    def passage_share(self) -> str:
        """The share of pairs that quote the same words, among those that both quote from the same page."""
        return write_share(self.same_passage, self.quoting)


@dataclass(frozen=True)
class Agreement:
    """How far the reviews of some rounds agree."""

    claims: int
    reviews: int
    same: int
    """Claims about which all reviewers agree."""
    percent: Shown
    alpha: Shown
    ac1: Shown
    sources: SourceAgreement

    @property
    def is_small(self) -> bool:
        """Whether the claims are too few to rely on."""
        return 0 < self.claims < FEW


@dataclass(frozen=True)
class CoefficientRow:
    """One coefficient of the table that has all of them."""

    name: str
    about: str
    shown: Shown


COEFFICIENT_NAMES = {
    "percent_agreement": ("Percent agreement", "how often two reviewers of a claim agree"),
    "alpha_nominal": ("Krippendorff’s alpha", "beyond chance; an answer is the same or not"),
    "alpha_ordinal": ("Alpha, ordinal", "near verdicts of the scale differ less than far ones"),
    "fleiss_kappa": ("Fleiss’ kappa", "beyond chance; as many reviews for each claim"),
    "cohen_kappa": ("Cohen’s kappa", "beyond chance; for two reviewers"),
    "gwet_ac1": ("Gwet’s AC1", "beyond chance; steadier where nearly all answers are the same"),
}
"""Name and meaning of each coefficient, in the order of the page."""


def write_share(part: int, whole: int) -> str:
    """Write a share in percent, or a dash where there is nothing."""
    return f"{round(Fraction(100 * part, whole))}%" if whole else "–"


def write_value(name: str, coefficient: Coefficient) -> str:
    """Write percent agreement in percent, and any other coefficient with two decimals."""
    if coefficient.value is None:
        return "–"
    if name == "percent_agreement":
        return f"{round(100 * coefficient.value)}%"
    hundredths = round(100 * coefficient.value)
    sign = "−" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def show(name: str, coefficient: Coefficient, interval: Interval | None = None) -> Shown:
    """Return a coefficient as text, with its interval where it has one."""
    if coefficient.reason:
        return Shown("–", note=WHY[coefficient.reason])
    between = ""
    if interval and not interval.reason:
        between = f"{write_value(name, interval.low)} to {write_value(name, interval.high)}"
    return Shown(write_value(name, coefficient), between)


def count_answers(rounds: Iterable[ReviewedRound], pair: tuple[int, int] | None = None) -> Ratings:
    """Count the answers of rounds; with a pair only theirs, each in its own place."""
    if pair is None:
        return count_units(each.answers for each in rounds)
    return count_units(_answers_of(each, pair) for each in rounds)


def count_places(
    rounds: Iterable[ReviewedRound],
    ratings: Mapping[int, Rating],
    pair: tuple[int, int] | None = None,
) -> Ratings:
    """Count the places of verdicts on the line of their scale; any other answer counts as none."""

    def place(answer: Answer) -> int | None:
        return ratings[answer.rating].value if answer.rating else None

    return count_units(
        tuple(map(place, _answers_of(each, pair) if pair else each.answers)) for each in rounds
    )


def has_one_scale(rounds: Iterable[ReviewedRound]) -> bool:
    """Whether all rounds have one scale. Chance is not defined over answers that nobody could choose between."""
    return len({each.scale for each in rounds}) <= 1


def measure(rounds: Sequence[ReviewedRound], pair: tuple[int, int] | None = None) -> Agreement:
    """Return how far the reviews of these rounds agree, without intervals."""
    counted = count_answers(rounds, pair)
    shown = {name: show(name, COEFFICIENTS[name](counted)) for name in ("percent_agreement",)}
    for name in ("alpha_nominal", "gwet_ac1"):
        if has_one_scale(rounds):
            shown[name] = show(name, COEFFICIENTS[name](counted))
        else:
            shown[name] = Shown("–", note=SEVERAL_SCALES)
    answers = [_answers_of(each, pair) if pair else each.answers for each in rounds]
    return Agreement(
        claims=len(rounds),
        reviews=sum(map(len, answers)),
        same=sum(len(set(each)) == 1 for each in answers),
        percent=shown["percent_agreement"],
        alpha=shown["alpha_nominal"],
        ac1=shown["gwet_ac1"],
        # Of a round with more reviewers we don't know which two of them share a source.
        sources=count_sources(
            [each for each in rounds if not pair or len(each.reviewers) == len(pair)]
        ),
    )


def count_sources(rounds: Sequence[ReviewedRound]) -> SourceAgreement:
    """Return how many pairs of reviews of these rounds rely on the same sources."""
    return SourceAgreement(
        sum(each.pairs_with_sources for each in rounds),
        sum(each.pairs_on_a_page for each in rounds),
        sum(each.pairs_quoting_a_page for each in rounds),
        sum(each.pairs_on_a_passage for each in rounds),
    )


def list_coefficients(
    rounds: Sequence[ReviewedRound],
    ratings: Mapping[int, Rating],
    pair: tuple[int, int] | None = None,
) -> list[CoefficientRow]:
    """Return every coefficient with its interval."""
    answers, places = count_answers(rounds, pair), count_places(rounds, ratings, pair)
    # Without a pair, the first review of one claim and of another are different people's.
    left_out = {"alpha_ordinal"} if pair else {"alpha_ordinal", "cohen_kappa"}
    by_answer = [name for name in COEFFICIENT_NAMES if name not in left_out]
    if not has_one_scale(rounds):
        by_answer = ["percent_agreement"]
    intervals = bootstrap(answers, by_answer, resamples=RESAMPLES)
    rows = []
    for name, (label, about) in COEFFICIENT_NAMES.items():
        if name in by_answer:
            shown = show(name, COEFFICIENTS[name](answers), intervals[name])
        elif name == "alpha_ordinal" and len(by_answer) > 1:
            interval = bootstrap(places, [name], resamples=RESAMPLES)[name]
            shown = show(name, COEFFICIENTS[name](places), interval)
        elif name == "cohen_kappa" and not pair:
            shown = Shown("–", note=WHY[Undefined.NOT_A_PAIR])
        else:
            shown = Shown("–", note=SEVERAL_SCALES)
        rows.append(CoefficientRow(label, about, shown))
    return rows


def _answers_of(round_: ReviewedRound, pair: tuple[int, int]) -> tuple[Answer, Answer]:
    given = dict(zip(round_.reviewers, round_.answers, strict=True))
    return given[pair[0]], given[pair[1]]
