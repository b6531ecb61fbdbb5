"""Two heat maps: how often each pair of reviewers agrees, and which verdicts are given together."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claims.agreement import Answer, describe_set_aside
from claims.charts.heat import HeatCell, HeatColumn, HeatGrid, HeatRow
from claims.models import Rating
from claims.moderation.pages.agreement.tables import names_of
from claims.moderation.queries.agreement_choice import Choice, answer_name
from claims.moderation.queries.independent_reviews import ReviewedRound
from claims.vocabulary import SetAside

MOST_PEOPLE = 10
"""People of the heat map: those who reviewed most. The table of pairs has more of them."""
EMPTY = HeatCell(None, " ")


def draw_pairs(rounds: Sequence[ReviewedRound], choice: Choice, address: str) -> HeatGrid | None:
    """Return a grid of reviewers, by name, with how often each two of them agreed; None for fewer than two people.

    Only settled claims count: before that, nobody may learn from a number who answered what.
    """
    same: Counter[tuple[int, int]] = Counter()
    both: Counter[tuple[int, int]] = Counter()
    reviewed: Counter[int] = Counter()
    for each in rounds:
        if not each.is_settled:
            continue
        reviewed.update(each.reviewers)
        for (a, one), (b, other) in each.pairs:
            both[a, b] += 1
            same[a, b] += one == other
    names = names_of([person for person, _ in reviewed.most_common(MOST_PEOPLE)])
    people = sorted(names, key=lambda key: (names[key], key))
    if len(people) < 2:
        return None

    def cell(row: int, column: int) -> HeatCell:
        pair = (min(row, column), max(row, column))
        if row == column or not both[pair]:
            return EMPTY
        link = f"{address}?{choice.but(first=pair[0], second=pair[1]).query}"
        return HeatCell(same[pair] / both[pair], f"{same[pair]}/{both[pair]}", link)

    return HeatGrid(
        key="pairs",
        title="Pairs of reviewers",
        description="For each two reviewers: the claims on which they agree, of the settled claims that both reviewed.",
        columns=tuple(HeatColumn(names[person]) for person in people),
        rows=tuple(
            HeatRow(names[row], tuple(cell(row, column) for column in people)) for row in people
        ),
        corner="Reviewer",
        most=1,
    )


def draw_confusion(
    rounds: Sequence[ReviewedRound], choice: Choice, address: str, ratings: Mapping[int, Rating]
) -> HeatGrid | None:
    """Return a grid of answers: the claims that got both from two reviewers; on the diagonal they agree.

    With a pair of reviewers, rows are the answers of the first and columns those of the second.
    """
    counts: dict[tuple[str, str], int] = defaultdict(int)
    answers: dict[str, Answer] = {}
    for each in rounds:
        found = set()
        for (a, one), (b, other) in each.pairs:
            if choice.pair and {a, b} != set(choice.pair):
                continue
            first, second = (one, other) if not choice.pair or a == choice.first else (other, one)
            answers |= {answer_name(first): first, answer_name(second): second}
            found.add((answer_name(first), answer_name(second)))
        if not choice.pair:
            found = {(min(cell), max(cell)) for cell in found}
        for cell in found:
            counts[cell] += 1
    if not answers:
        return None
    names = sorted(answers, key=lambda name: _order(answers[name], ratings))

    def draw(row: int, column: int) -> HeatCell:
        one, other = names[row], names[column]
        key = (one, other) if choice.pair else (min(one, other), max(one, other))
        if not counts.get(key) or (column < row and not choice.pair):
            return EMPTY
        link = f"{address}?{choice.but(one=one, other=other).query}"
        return HeatCell(counts[key], "", link)

    labels = [describe_answer(answers[name], ratings) for name in names]
    size = range(len(names))
    return HeatGrid(
        key="confusion",
        title="Verdicts given together",
        description="Claims that got the verdict of the row from one reviewer and that of the column from another.",
        columns=tuple(
            HeatColumn(label, _sign(answers[name], ratings))
            for label, name in zip(labels, names, strict=True)
        ),
        rows=tuple(
            HeatRow(labels[row], tuple(draw(row, column) for column in size)) for row in size
        ),
        corner="Verdict",
        # Colour is for disagreement; the diagonal has the deepest one.
        most=max((count for (a, b), count in counts.items() if a != b), default=None),
    )


def describe_answer(answer: Answer, ratings: Mapping[int, Rating]) -> str:
    """Return the label of a verdict, or the reason to set the claim aside."""
    if answer.rating:
        return ratings[answer.rating].label
    if answer.set_aside_reason == SetAside.DUPLICATE:
        return "Set aside: a duplicate"
    return f"Set aside: {describe_set_aside(answer.set_aside_reason)}"


def _sign(answer: Answer, ratings: Mapping[int, Rating]) -> str:
    return ratings[answer.rating].symbol if answer.rating else "–"


def _order(answer: Answer, ratings: Mapping[int, Rating]) -> tuple[int, int, int, str]:
    """Verdicts come in the order of their scale, then the reasons to set a claim aside."""
    if answer.rating:
        rating = ratings[answer.rating]
        return (0, rating.scale_id, rating.order, "")
    return (1, 0, 0, answer.set_aside_reason)
