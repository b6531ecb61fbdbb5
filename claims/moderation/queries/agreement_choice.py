"""Which rounds a page about agreement counts: a period, and what it is narrowed to by the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.utils import timezone

from claims.agreement import Answer
from claims.moderation.queries.independent_reviews import ReviewedRound

DIFFERENT_GUIDELINES, NO_GUIDELINES = "several", "none"
"""Names of rounds whose reviews follow different versions, and of those before the first version."""
NO_TYPE = "none"
"""Names claims to which nobody gave a type."""


def answer_name(answer: Answer) -> str:
    """Return the name of an answer in an address: `r7` for a rating, `s-opinion` for a reason to set a claim aside."""
    return f"r{answer.rating}" if answer.rating else f"s-{answer.set_aside_reason}"


def guidelines_name(version: int | None) -> str:
    """Return the name of a version of the guidelines, as `ReviewedRound.guideline_version` gives it, in an address."""
    if version is None:
        return NO_GUIDELINES
    return str(version) if version else DIFFERENT_GUIDELINES


@dataclass(frozen=True)
class Choice:
    """A period with its first and last day, and conditions; what is empty is no condition."""

    since: date
    until: date
    article: int | None = None
    scale: int | None = None
    type: str = ""
    guidelines: str = ""
    first: int | None = None
    second: int | None = None
    """A pair of reviewers, by key."""
    one: str = ""
    other: str = ""
    """Two answers of one round, as `answer_name` names them; those of the pair where one is chosen."""
    answers: str = ""
    """`same` or `different`."""

    @property
    def begins(self) -> datetime:
        """The moment at which the period begins."""
        return timezone.make_aware(datetime.combine(self.since, time.min))

    @property
    def ends(self) -> datetime:
        """The moment at which the period is over."""
        return timezone.make_aware(datetime.combine(self.until + timedelta(days=1), time.min))

    @property
    def pair(self) -> tuple[int, int] | None:
        """The chosen pair of reviewers."""
        return (self.first, self.second) if self.first and self.second else None

    @property
    def query(self) -> str:
        """The parameters of an address that counts the same rounds."""
        return urlencode(self.stated)

    @property
    def stated(self) -> Mapping[str, object]:
        """The conditions by their names in an address."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in values.items() if value}

    def but(self, **changes: object) -> "Choice":
        """Return the choice with other conditions."""
        return replace(self, **changes)

    def narrow(self, rounds: Iterable[ReviewedRound]) -> list[ReviewedRound]:
        """Return the rounds that fulfil the conditions. With a pair, only those of settled claims: it names people."""
        return [each for each in rounds if self._is_about(each) and self._has_answers(each)]

    def _is_about(self, round_: ReviewedRound) -> bool:
        return (
            (self.article is None or round_.article == self.article)
            and (self.scale is None or round_.scale == self.scale)
            and (not self.type or self.type in (round_.types or [NO_TYPE]))
            and (
                not self.guidelines or self.guidelines == guidelines_name(round_.guideline_version)
            )
        )

    def _has_answers(self, round_: ReviewedRound) -> bool:
        if self.pair:
            if not round_.is_settled or not set(self.pair) <= set(round_.reviewers):
                return False
            given = dict(zip(round_.reviewers, round_.answers, strict=True))
            found = [(given[self.pair[0]], given[self.pair[1]])]
        else:
            found = [(a, b) for (_, a), (_, b) in round_.pairs]
        if self.answers:
            is_same = all(a == b for a, b in found)
            if is_same != (self.answers == "same"):
                return False
        if not self.one:
            return True
        named = {(answer_name(a), answer_name(b)) for a, b in found}
        wanted = (self.one, self.other or self.one)
        return wanted in named or (not self.pair and wanted[::-1] in named)
