"""Bars with one cell a claim, and the words beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.charts.cells import count_cells
from claims.models import ArticleTally


@dataclass(frozen=True)
class TallyPart:
    """So many claims in one state; `name` is the class of their cells, empty for cells without a fill."""

    count: int
    label: str
    name: str = ""


def parts_of(tally: ArticleTally) -> list[TallyPart]:
    """Return the claims of an article by their state, those that need somebody first."""
    is_published = tally.reports > 0 and not tally.is_changed
    decided = ("published", "published") if is_published else ("decided", "decided")
    parts = (
        TallyPart(tally.disputed, "disputed", "disputed"),
        TallyPart(tally.context_changed, "with changed context", "disputed"),
        TallyPart(tally.agreed, "agreed", "agreed"),
        TallyPart(tally.decided, *decided),
        TallyPart(tally.open, "being checked", "under-review"),
        TallyPart(tally.suggested, "to sort"),
    )
    return [part for part in parts if part.count]


def describe_parts(parts: list[TallyPart]) -> str:
    """Return words such as "2 disputed, 11 agreed"."""
    if len(parts) == 1 and parts[0].count > 1:
        return f"All {parts[0].count} {parts[0].label}"
    return ", ".join(f"{part.count} {part.label}" for part in parts)


def write_tally(parts: Iterable[TallyPart]) -> SafeString:
    """Return the bar. Words beside it say the same, so readers of a screen don't hear it."""
    parts = list(parts)
    counts = count_cells([part.count for part in parts])
    cells = [
        (format_html(' class="{}"', part.name) if part.name else "",)
        for part, count in zip(parts, counts, strict=True)
        for _ in range(count)
    ]
    return format_html(
        '<div class="tally thin" aria-hidden="true">{}</div>',
        format_html_join("", "<i{}></i>", cells),
    )
