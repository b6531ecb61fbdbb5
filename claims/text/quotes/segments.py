"""Cut a stretch of text at the borders of its claims, so that each segment belongs to a fixed set of claims."""

from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import NamedTuple


class Segment[Key: Hashable](NamedTuple):
    """Code points `start` to `end`, and the claims that cover them, in the given order."""

    start: int
    end: int
    ids: tuple[Key, ...]


def cut_segments[Key: Hashable](
    stretch: tuple[int, int], claims: Iterable[tuple[Key, int, int]]
) -> list[Segment[Key]]:
    """Return the segments of a stretch, without gaps; `claims` are (id, start, end).

    The parts of claims outside the stretch are ignored.
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
    segments: list[Segment[Key]] = []
    open_ranks: set[int] = set()
    for start, end in pairwise(borders):
        open_ranks.difference_update(closing.get(start, ()))
        open_ranks.update(opening.get(start, ()))
        segments.append(Segment(start, end, tuple(inside[rank][0] for rank in sorted(open_ranks))))
    return segments
