"""Cut a stretch of text at the borders of the claims in it, so that what they share is marked for all of them."""

from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import NamedTuple


class Segment[Key: Hashable](NamedTuple):
    """Code points `start` to `end`, and the claims (in the order given) that hold all of it."""

    start: int
    end: int
    ids: tuple[Key, ...]


def segments[Key: Hashable](
    stretch: tuple[int, int], claims: Iterable[tuple[Key, int, int]]
) -> list[Segment[Key]]:
    """The stretch from end to end in segments, each with the claims that cover it; none where `ids` is empty.

    Claims that lie outside, or reach over the stretch's edges, count only for the part inside.
    """
    first, last = stretch
    inside = [(key, max(start, first), min(end, last)) for key, start, end in claims]
    inside = [(key, start, end) for key, start, end in inside if start < end]
    borders = sorted({first, last}.union(*({start, end} for _, start, end in inside)))
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for rank, (_, start, end) in enumerate(inside):
        opening.setdefault(start, []).append(rank)
        closing.setdefault(end, []).append(rank)
    found: list[Segment[Key]] = []
    open_ranks: set[int] = set()
    for start, end in pairwise(borders):
        open_ranks.difference_update(closing.get(start, ()))
        open_ranks.update(opening.get(start, ()))
        found.append(Segment(start, end, tuple(inside[rank][0] for rank in sorted(open_ranks))))
    return found
