"""Agreement by article, scale, claim type, month, version of the guidelines and pair of reviewers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.timezone import localdate

from claims.models import Person, RatingScale
from claims.models.article import articles_with_opening
from claims.moderation.pages.agreement.figures import Agreement, measure
from claims.moderation.queries.agreement_choice import (
    DIFFERENT_GUIDELINES,
    NO_GUIDELINES,
    NO_TYPE,
    Choice,
    guidelines_name,
)
from claims.moderation.queries.independent_reviews import ReviewedRound
from claims.vocabulary import ClaimType

MOST_ROWS = 20
"""Rows of a table; narrowing the page leads to the others."""


class GroupedBy(TextChoices):
    """What one row of the table is."""

    ARTICLE = "article"
    SCALE = "scale"
    TYPE = "type", "claim type"
    PAIR = "pair", "pair of reviewers"
    MONTH = "month"
    GUIDELINES = "guidelines", "version of the guidelines"


@dataclass(frozen=True)
class AgreementRow:
    """One row: what it is about, and the choice that counts only its rounds."""

    label: str
    choice: Choice
    agreement: Agreement


@dataclass(frozen=True)
class AgreementTable:
    """The rows that fit, and how many there are."""

    by: GroupedBy
    rows: list[AgreementRow]
    count: int

    @property
    def left_out(self) -> int:
        """Rows that are not shown."""
        return self.count - len(self.rows)


Groups = Mapping[object, Sequence[ReviewedRound]]


def build_table(rounds: Sequence[ReviewedRound], choice: Choice, by: GroupedBy) -> AgreementTable:
    """Return agreement for each group of rounds. What names people counts settled claims alone."""
    groups = _group(rounds, KEYS[by])
    rows = ROWS[by](groups, choice)
    shown = [
        AgreementRow(label, narrowed, measure(groups[key], narrowed.pair))
        for key, label, narrowed in rows
    ]
    return AgreementTable(by, shown, len(groups))


def _group(
    rounds: Iterable[ReviewedRound], keys: Callable[[ReviewedRound], Iterable[object]]
) -> dict[object, list[ReviewedRound]]:
    groups: dict[object, list[ReviewedRound]] = defaultdict(list)
    for each in rounds:
        for key in keys(each):
            groups[key].append(each)
    return groups


def pairs_in(round_: ReviewedRound) -> list[tuple[int, int]]:
    """Return the pairs of reviewers of a round, by key; none before its claim is settled."""
    return [(a, b) for (a, _), (b, _) in round_.pairs] if round_.is_settled else []


def _month_of(round_: ReviewedRound) -> date:
    return localdate(round_.closed_at).replace(day=1)


KEYS: dict[GroupedBy, Callable[[ReviewedRound], Iterable[object]]] = {
    GroupedBy.ARTICLE: lambda each: [each.article],
    GroupedBy.SCALE: lambda each: [each.scale],
    GroupedBy.TYPE: lambda each: each.types or [NO_TYPE],
    GroupedBy.PAIR: pairs_in,
    GroupedBy.MONTH: lambda each: [_month_of(each)],
    GroupedBy.GUIDELINES: lambda each: [guidelines_name(each.guideline_version)],
}

Row = tuple[object, str, Choice]


def _article_rows(groups: Groups, choice: Choice) -> list[Row]:
    """The articles whose rounds closed last."""
    keys = list(groups)[:MOST_ROWS]
    articles = articles_with_opening(keys)
    return [(key, articles[key].title, choice.but(article=key)) for key in keys]


def _scale_rows(groups: Groups, choice: Choice) -> list[Row]:
    scales = RatingScale.objects.filter(pk__in=groups).order_by("name")[:MOST_ROWS]
    return [(scale.pk, scale.name, choice.but(scale=scale.pk)) for scale in scales]


def _type_rows(groups: Groups, choice: Choice) -> list[Row]:
    """A claim of several types counts in each."""
    rows = [
        (each.value, each.label.capitalize(), choice.but(type=each.value)) for each in ClaimType
    ]
    none = (NO_TYPE, "No type given", choice.but(type=NO_TYPE))
    return [row for row in [*rows, none] if row[0] in groups]


def _month_rows(groups: Groups, choice: Choice) -> list[Row]:
    """Whole months, but for those at the ends of the period."""
    rows = []
    for month in sorted(groups, reverse=True)[:MOST_ROWS]:
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        narrowed = choice.but(since=max(month, choice.since), until=min(last, choice.until))
        rows.append((month, date_format(month, "F Y"), narrowed))
    return rows


def _guidelines_rows(groups: Groups, choice: Choice) -> list[Row]:
    others = {DIFFERENT_GUIDELINES: "Different versions", NO_GUIDELINES: "Before version 1"}
    versions = sorted((key for key in groups if key not in others), key=int, reverse=True)
    named = [(key, f"Version {key}", choice.but(guidelines=key)) for key in versions[:MOST_ROWS]]
    rest = [(key, label, choice.but(guidelines=key)) for key, label in others.items()]
    return [*named, *(row for row in rest if row[0] in groups)]


def _pair_rows(groups: Groups, choice: Choice) -> list[Row]:
    """The pairs that share most claims, by name: this is no league table."""
    pairs = sorted(groups, key=lambda pair: -len(groups[pair]))[:MOST_ROWS]
    names = names_of({person for pair in pairs for person in pair})
    rows = [
        (pair, f"{names[pair[0]]} and {names[pair[1]]}", choice.but(first=pair[0], second=pair[1]))
        for pair in (sorted(pair, key=lambda key: (names[key], key)) for pair in pairs)
    ]
    return sorted(
        ((tuple(sorted(pair)), label, narrowed) for pair, label, narrowed in rows),
        key=lambda row: row[1],
    )


def names_of(people: Iterable[int]) -> dict[int, str]:
    """Return the names of people by key."""
    return dict(Person.objects.filter(pk__in=people).order_by().values_list("pk", "name"))


ROWS: dict[GroupedBy, Callable[[Groups, Choice], list[Row]]] = {
    GroupedBy.ARTICLE: _article_rows,
    GroupedBy.SCALE: _scale_rows,
    GroupedBy.TYPE: _type_rows,
    GroupedBy.PAIR: _pair_rows,
    GroupedBy.MONTH: _month_rows,
    GroupedBy.GUIDELINES: _guidelines_rows,
}
