"""What a change of the guidelines did: agreement under a version and under the one before it, with intervals."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from claims.agreement.bootstrap import bootstrap, bootstrap_difference
from claims.agreement.coefficients import COEFFICIENTS
from claims.models import Guidelines
from claims.moderation.pages.agreement.figures import (
    RESAMPLES,
    Shown,
    count_answers,
    has_one_scale,
    show,
)
from claims.moderation.queries.agreement_choice import Choice
from claims.moderation.queries.independent_reviews import ReviewedRound

MOST_CHANGES = 5
PERCENT, ALPHA = "percent_agreement", "alpha_nominal"


@dataclass(frozen=True)
class UnderVersion:
    """Agreement of the claims whose reviews all follow one version of the guidelines."""

    version: int
    choice: Choice
    claims: int
    percent: Shown
    alpha: Shown


@dataclass(frozen=True)
class GuidelinesChange:
    """A version and the one before it that has reviews in the period."""

    guidelines: Guidelines
    before: UnderVersion
    after: UnderVersion
    verdict: str
    """What follows for percent agreement, in words."""

    @property
    def both(self) -> tuple[UnderVersion, UnderVersion]:
        """The rows of the table."""
        return self.before, self.after


def compare_versions(rounds: Sequence[ReviewedRound], choice: Choice) -> list[GuidelinesChange]:
    """Return the newest changes of the guidelines in these rounds, the newest first.

    A claim whose reviews follow different versions counts for neither.
    """
    by_version: dict[int, list[ReviewedRound]] = defaultdict(list)
    for each in rounds:
        if each.guideline_version:
            by_version[each.guideline_version].append(each)
    versions = sorted(by_version, reverse=True)[: MOST_CHANGES + 1]
    measured = {version: _measure(version, by_version[version], choice) for version in versions}
    written = {
        guidelines.number: guidelines
        for guidelines in Guidelines.objects.filter(number__in=versions)
    }
    return [
        GuidelinesChange(
            written[after],
            measured[before],
            measured[after],
            _compare(by_version[before], by_version[after]),
        )
        for after, before in pairwise(versions)
    ]


def _measure(version: int, rounds: Sequence[ReviewedRound], choice: Choice) -> UnderVersion:
    counted = count_answers(rounds)
    names = (PERCENT, ALPHA) if has_one_scale(rounds) else (PERCENT,)
    intervals = bootstrap(counted, names, resamples=RESAMPLES)
    shown = {name: show(name, COEFFICIENTS[name](counted), intervals[name]) for name in names}
    return UnderVersion(
        version,
        choice.but(guidelines=str(version)),
        len(rounds),
        shown[PERCENT],
        shown.get(ALPHA, Shown("–")),
    )


def _compare(before: Sequence[ReviewedRound], after: Sequence[ReviewedRound]) -> str:
    """Say whether percent agreement rose or fell, and by how many points, or that this may be chance."""
    rise = bootstrap_difference(
        count_answers(before), count_answers(after), PERCENT, resamples=RESAMPLES
    )
    low, high = rise.low.value, rise.high.value
    if low is None or high is None:
        return "Too few claims to compare."
    if low > 0:
        return f"Agreement rose by {_points(low)} to {_points(high)} points."
    if high < 0:
        return f"Agreement fell by {_points(-high)} to {_points(-low)} points."
    return f"No clear change: from {_points(low)} to +{_points(high)} points."


def _points(share: Fraction) -> str:
    points = float(100 * share)
    return f"{points:.1f}".removesuffix(".0").replace("-", "−")
