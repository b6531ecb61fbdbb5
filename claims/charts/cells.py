"""A bar with one cell for each thing that is counted, or of very many a share."""

from collections.abc import Sequence

MOST_CELLS = 40
"""Cells of a bar. Where more is counted, a cell stands for several."""


def count_cells(counts: Sequence[int], most: int = MOST_CELLS) -> list[int]:
    """Return how many cells each of these counts gets: one for each claim, or its share of `most`.

    What is there has a cell, however few claims it is of how many.
    """
    total = sum(counts)
    if total <= most:
        return list(counts)
    shares = [count * most / total for count in counts]
    cells = [
        max(int(share), 1) if count else 0 for share, count in zip(shares, counts, strict=True)
    ]
    while sum(cells) < most:  # to whoever lost most by rounding
        cells[max(range(len(cells)), key=lambda n: shares[n] - cells[n])] += 1
    while sum(cells) > most:
        cells[max(range(len(cells)), key=lambda n: cells[n])] -= 1
    return cells
