"""Which verdicts reviewers confuse: a grid of pairs for each rating scale."""

from collections import defaultdict
from datetime import datetime

from django.urls import reverse

from claims.charts.heat import HeatCell, HeatColumn, HeatGrid, HeatRow
from claims.models import Rating
from claims.moderation.queries.dispute_pairs import ASIDE, DisputePair, count_pairs
from claims.moderation.queries.windows import STAGES

BLANK = HeatCell(None, "\u00a0")
"""Below the diagonal: the pair stands above it."""


def build_dispute_grids(now: datetime) -> list[HeatGrid]:
    """Return a grid for each scale on which reviewers differed lately, in the order of the scales' names."""
    pairs = count_pairs(now)
    keys = {key for pair in pairs for key in (pair.first, pair.second)}
    ratings = Rating.objects.filter(pk__in=keys).select_related("scale") if pairs else ()
    by_key = {rating.pk: rating for rating in ratings}
    of_scale: dict[int, list[DisputePair]] = defaultdict(list)
    for pair in pairs:
        of_scale[by_key[pair.second].scale_id].append(pair)
    scales = {rating.scale_id: rating.scale for rating in by_key.values()}
    return [
        _draw(scales[key].name, f"disputes-{key}", of_scale[key], by_key)
        for key in sorted(of_scale, key=lambda key: (scales[key].name, key))
    ]


def _draw(scale: str, key: str, pairs: list[DisputePair], ratings: dict[int, Rating]) -> HeatGrid:
    counts = {frozenset((pair.first, pair.second)): pair.claims for pair in pairs}
    answers = sorted(
        {answer for pair in counts for answer in pair}, key=lambda answer: _order(answer, ratings)
    )
    return HeatGrid(
        key,
        f"Disputes by verdict, {scale}",
        f"In how many claims of the last {STAGES.days} days two reviewers gave these two verdicts.",
        tuple(
            HeatColumn(_label(answer, ratings), _sign(answer, ratings)) for answer in answers[1:]
        ),
        tuple(
            HeatRow(
                _label(row, ratings),
                tuple(
                    _cell(row, column, counts) if n <= place else BLANK
                    for place, column in enumerate(answers[1:])
                ),
            )
            for n, row in enumerate(answers[:-1])
        ),
        "Verdicts",
    )


def _cell(row: int, column: int, counts: dict[frozenset[int], int]) -> HeatCell:
    count = counts.get(frozenset((row, column)), 0)
    query = {"status": "all", "pair": f"{row}-{column}"}
    address = reverse("admin:claims_claim_changelist", query=query) if count else ""
    return HeatCell(count, address=address)


def _order(answer: int, ratings: dict[int, Rating]) -> tuple[bool, int, int]:
    """Truest first, and the reasons to set a claim aside last."""
    order = ratings[answer].order if answer != ASIDE else 0
    return answer == ASIDE, order, answer


def _label(answer: int, ratings: dict[int, Rating]) -> str:
    return str(ratings[answer]) if answer != ASIDE else "– set aside"


def _sign(answer: int, ratings: dict[int, Rating]) -> str:
    return ratings[answer].symbol if answer != ASIDE else "–"
