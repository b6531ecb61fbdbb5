"""The bar of cells above the sentences: one cell for each, or of very many a share."""

from collections.abc import Mapping

from claims.articles.pages.sorted_lines import CLAIM, OBVIOUS, OFF, SUGGESTED, TO_SORT

CELLS = {CLAIM: "mine", SUGGESTED: "agreed", OFF: "sorted", OBVIOUS: "obvious", TO_SORT: ""}
"""The kinds of lines in the order of the bar, and the class of their cells."""
MOST_CELLS = 60


def list_cells(counts: Mapping[str, int]) -> list[str]:
    """Return the class of each cell. A kind that has any lines has at least one cell."""
    total = sum(counts.values())
    share = 1 if total <= MOST_CELLS else MOST_CELLS / total
    return [
        cell
        for kind, cell in CELLS.items()
        for _ in range(max(1, round(counts.get(kind, 0) * share)) if counts.get(kind) else 0)
    ]
