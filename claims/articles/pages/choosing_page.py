"""The page on which people choose claims and sort sentences: the article's text beside the tools."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.articles.forms.ranges import write_ranges
from claims.articles.pages.marked_text import read_parts, read_text
from claims.articles.pages.sentence_html import render_lines, render_states
from claims.articles.pages.sorted_lines import (
    CLAIM,
    HINTS,
    OBVIOUS,
    OFF,
    SUGGESTED,
    TO_SORT,
    Line,
    Sorting,
)
from claims.articles.pages.tally import list_cells
from claims.articles.pages.text_parts import TextPart, choose_part
from claims.articles.queries.newest_revision import NewestRevision, newest_revision
from claims.articles.queries.sentence_coverage import SentenceCoverage, list_coverage
from claims.models import Article
from claims.text.quotes.marked_text import Unit
from claims.vocabulary import ClaimStatus, NotCheckable
from claims.web.numbers import whole_number

MOST_OPENED = 500
"""Most claims that one request opens; the button says so where there are more."""
LEGEND = (
    (CLAIM, "claim", "3"),
    (SUGGESTED, "suggested claim", "claim?"),
    (OFF, "nothing to check", "opinion"),
    (OBVIOUS, "obvious", "clutter?"),
    (TO_SORT, "to sort", "opinion?"),
)


@dataclass(frozen=True)
class PartLink:
    """One part of a long text: its sentences and how many of them are to sort."""

    number: int
    first: int
    last: int
    unsorted: int


@dataclass(frozen=True)
class ArticleSorting:
    """The newest text of an article, its sentences and how far they are sorted."""

    article: Article
    revision: NewestRevision
    text: str
    units: Sequence[Unit]
    sorting: Sorting

    @classmethod
    def read(cls, article: Article) -> "ArticleSorting":
        """Read the sentences. The text is kept in memory."""
        revision = newest_revision(article)
        text, units = read_text(revision)
        return cls(article, revision, text, units, Sorting.read(list_coverage(revision.id), text))

    @property
    def parts(self) -> tuple[TextPart, ...]:
        """The parts in which a long text is shown."""
        return read_parts(self.revision)

    @property
    def claims_address(self) -> str:
        """The address of a claim without its number."""
        return reverse("claim", args=(self.article.slug, 0)).removesuffix("0/")

    def part_of(self, line: Line) -> TextPart:
        """Return the part that holds a sentence."""
        return choose_part(self.parts, start=line.row.start)

    def lines_in(self, part: TextPart) -> list[Line]:
        """Return the sentences of a part, with what we suggest for them."""
        return self.with_hints([line for line in self.sorting.lines if part.holds(line.row.start)])

    def with_hints(self, lines: Sequence[Line]) -> list[Line]:
        """Add to sentences, which are in order, the answer that the signals in them speak for."""
        if not lines:
            return []
        signals = _read_signals(self.article, lines[0].row, lines[-1].row)
        return [replace(line, hint=_find_hint(signals.get(line.row.start, ()))) for line in lines]

    def render(self, part: TextPart, ticked: str = "") -> SafeString:
        """Return a part of the text as HTML, with sentences of one kind ticked."""
        lines = {line.row.start: line for line in self.lines_in(part)}
        units = [unit for unit in self.units if unit.start in lines]
        return render_lines(
            self.text, units, lines, self.claims_address, self.article.language, ticked
        )

    def text_of(self, line: Line) -> str:
        """Return the words of a sentence."""
        return self.text[line.row.start : line.row.end]


def show_page(
    page: ArticleSorting, part_number: int, position: int, *, ticked: str = ""
) -> dict[str, Any]:
    """Return the context: one part of the text, that with the number or with the sentence at `position`.

    Sentences of the kind `ticked` are ticked.
    """
    lines = page.sorting.lines
    at = next((line for line in lines if line.position == position), None)
    part = choose_part(page.parts, part_number, at.row.start if at else 0)
    return show_tools(page, part) | {
        "html": page.render(part, ticked),
        "part": part,
        "parts": list_parts(page),
        "here": at,
        "answers": [(reason.value, label) for reason, label in BUTTONS.items()],
        "legend": LEGEND,
    }


BUTTONS = {
    NotCheckable.OPINION: "an opinion",
    NotCheckable.PREDICTION: "a prediction",
    NotCheckable.QUESTION: "a question",
    NotCheckable.DESCRIPTION: "a description",
    NotCheckable.COMMON: "common knowledge",
    NotCheckable.CLUTTER: "page clutter",
    NotCheckable.HEADING: "a heading or date",
}
"""The reasons in the order of their keys, with what their buttons say."""


def show_tools(page: ArticleSorting, part: TextPart | None = None) -> dict[str, Any]:
    """Return what is beside the text: counts, the obvious lines, and what can be opened for review."""
    sorting = page.sorting
    waiting, obvious = sorting.waiting, sorting.obvious
    last = max(
        (line.position for line in sorting.lines if part and part.holds(line.row.start)), default=0
    )
    following = sorting.next_to_sort(last)
    return {
        "article": page.article,
        "revision": page.revision,
        "total": len(sorting.lines),
        "cells": list_cells(sorting.counts),
        "counts": describe_counts(sorting),
        "to_sort": sorting.counts[TO_SORT],
        "unsorted": sorting.unsorted,
        "obvious": obvious,
        "obvious_kinds": describe_obvious(obvious),
        "obvious_part": page.part_of(obvious[0]).number if obvious else 0,
        "waiting": len(waiting),
        "waiting_numbers": write_ranges(waiting[:MOST_OPENED]),
        "open_label": label_opening(len(waiting), is_started=sorting.is_started),
        "status": describe_status(sorting, len(waiting)),
        "following": following,
        "following_part": page.part_of(following).number if following else 0,
    }


def show_changed(
    page: ArticleSorting, positions: Iterable[int], parts: Iterable[int]
) -> dict[str, Any]:
    """Return the context of an answer: the tools, and the changed sentences of the parts that the browser shows."""
    changed, shown = set(positions), [page.parts[n - 1] for n in parts if 0 < n <= len(page.parts)]
    lines = [
        line
        for line in page.sorting.lines
        if line.position in changed and any(part.holds(line.row.start) for part in shown)
    ]
    states = render_states(page.with_hints(lines), page.claims_address)
    return show_tools(page, shown[-1] if shown else None) | {"states": states}


def show_poll(page: ArticleSorting, part_number: str) -> dict[str, Any]:
    """Return the context of a poll: the counts, and the sentences of the part that the browser began with."""
    part = choose_part(page.parts, whole_number(part_number) or 0, 0)
    states = render_states(page.lines_in(part), page.claims_address)
    return show_tools(page, part) | {"states": states}


def list_parts(page: ArticleSorting) -> list[PartLink]:
    """Return the parts of a long text, none of a text that is shown at once."""
    if len(page.parts) == 1:
        return []
    links = []
    for part in page.parts:
        lines = [line for line in page.sorting.lines if part.holds(line.row.start)]
        left = sum(line.kind in (OBVIOUS, TO_SORT) for line in lines)
        links.append(PartLink(part.number, lines[0].position, lines[-1].position, left))
    return links


def describe_counts(sorting: Sorting) -> list[tuple[int, str]]:
    """Return how many sentences there are of each kind, in words; kinds without any are left out."""
    counts = sorting.counts
    words = {
        CLAIM: f"claim{pluralize(counts[CLAIM])}",
        SUGGESTED: "suggested",
        OFF: "nothing to check",
        OBVIOUS: "obvious",
        TO_SORT: "to sort",
    }
    return [(counts[kind], word) for kind, word in words.items() if counts[kind]]


def label_opening(count: int, *, is_started: bool) -> str:
    """Return what the button says that opens claims for review."""
    share = f"{MOST_OPENED} of {count}" if count > MOST_OPENED else f"{count}"
    if is_started:
        return f"Open {share} more claim{pluralize(count)} for review"
    return f"Start reviewing {share} claim{pluralize(count)}"


def describe_status(sorting: Sorting, waiting: int) -> str:
    """Return what is still to do, beside the button that opens claims for review."""
    left = sorting.unsorted
    if not left:
        return (
            "All other sentences are sorted."
            if waiting
            else f"All {len(sorting.lines)} sentences are sorted."
        )
    still = f"{left} sentence{pluralize(left)} {pluralize(left, 'is,are')} still to sort."
    if waiting:
        return f"{still} You can start now and sort {pluralize(left, 'it,them')} later."
    if sorting.is_started:
        return f"All chosen claims are open for review. {still}"
    return f"Choose at least one claim to start reviewing. {still}"


PLURALS = {
    "headline": "a headline,headlines",
    "sub-heading": "a sub-heading,sub-headings",
    "by-line": "a by-line,by-lines",
    "date": "a date,dates",
    "clutter": "a line of page clutter,lines of page clutter",
    "credit": "a picture credit,picture credits",
}


def describe_obvious(lines: Iterable[Line]) -> str:
    """Return what kinds of obvious lines there are: *A sub-heading and 3 lines of page clutter.*"""
    counted = Counter(line.obvious_name for line in lines)
    kinds = []
    for name, forms in PLURALS.items():
        one, many = forms.split(",")
        if counted[name]:
            kinds.append(one if counted[name] == 1 else f"{counted[name]} {many}")
    words = " and ".join(filter(None, [", ".join(kinds[:-1]), kinds[-1]])) if kinds else ""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _read_signals(
    article: Article, first: SentenceCoverage, last: SentenceCoverage
) -> dict[int, list[str]]:
    """Return the signals of the suggested claims between two sentences, by their starts."""
    claims = article.claims.filter(
        status=ClaimStatus.PROPOSED, start__gte=first.start, start__lte=last.start
    )
    return dict(claims.order_by().values_list("start", "current__reasons"))


def _find_hint(signals: Collection[str]) -> str:
    return next((answer.value for signal, answer in HINTS.items() if signal in signals), "")
