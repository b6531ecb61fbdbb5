"""Recognise text that was pasted from narrow columns, such as a newspaper's, and join its lines.

Lines of a column are about as long as each other, go on in lower case or after a hyphen, and end where a sentence ends
only by chance. Verse, addresses and lists are not like that.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.text.sentences.languages import PARTS_OF_NAMES, STARTERS
from claims.text.sentences.rules import words
from claims.text.spans import Span

WIDEST = 60
"""Code points of the longest line of a narrow column."""
FEWEST_BREAKS = 3

_NARROWEST = 24
_NEIGHBOURS = 3
# Shares of the line breaks of a column.
_GOES_ON, _GOES_ON_SLIGHTLY, _IS_LONG, _IS_PUNCTUATED = 0.4, 0.25, 0.75, 0.45
_GOES_ON_CLEARLY = 0.6
# A line of a column has at least this share of the width of its neighbours …
_SHORTEST_LINE = 0.6
# … and the next word would not fit, though letters differ in width.
_FULL = 0.8
# Prose of this length has a sentence that ends inside a line; verse may not.
_LONGEST_WITHOUT_STOP = 240
_HYPHENS = "-\u00ad\u2010"
_STOP_INSIDE = re.compile(r"[^\W\d_]{2}[.!?…][\"”’»)]{0,2}\s[\"“„«(]?[^\W\d_a-z]")
_BEGIN_SENTENCES = STARTERS - PARTS_OF_NAMES
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»“)\]]*\Z")
_PUNCTUATION = ".,;:!?…"
_CONNECTORS = words("""
    the and for who was has had are were its his her but not one with from that than this into over der die das und von den dem ein
    mit des auf aus les une del los las con por que par sur est dans pour avec par для про від над під між але або час
""")
"""Words of three letters or more in which no headline ends. Neither does one end in a shorter word."""


def find_widths(text: str, runs: Sequence[Sequence[Span]]) -> dict[int, int]:
    """Return the width of the column by the offset at which each line of a column begins.

    A run holds lines without a blank line between them. Lines outside columns are missing.
    """
    widths: dict[int, int] = {}
    measured = [_measure(text, run) for run in runs]
    is_in_columns = _is_column([pair for pairs in measured for pair in pairs], _GOES_ON)
    share = _GOES_ON_SLIGHTLY if is_in_columns else _GOES_ON
    for index, (run, pairs) in enumerate(zip(runs, measured, strict=True)):
        if len(pairs) < FEWEST_BREAKS:
            is_column = is_in_columns and any(pair.goes_on for pair in pairs)
        else:
            ends = is_in_columns or _ENDS_SENTENCE.search(run[-1].of(text)) is not None
            is_column = _is_column(pairs, share) and (ends or _has_stop(pairs))
        if is_column:
            has_headline = index == 0 and _begins_with_headline(text, pairs)
            widths |= {pair.start: pair.width for pair in pairs[has_headline:]}
    return widths


def is_continued(text: str, line: Span, following: Span, width: int) -> bool:
    """Return whether the following line of a column belongs to the same paragraph."""
    if following.end - following.start > WIDEST:
        return False
    if text[following.start].islower() or _is_cut(text, line, following):
        return True
    first = text[following.start : following.start + WIDEST].split(None, 1)[0]
    is_full = line.end - line.start + 1 + len(first) > _FULL * width
    last = line.of(text).rsplit(None, 1)[-1]
    if _ENDS_SENTENCE.search(last) or last[-1] in _PUNCTUATION:
        return is_full
    begins_sentence = first.rstrip(_PUNCTUATION) in _BEGIN_SENTENCES
    return is_full and (_ends_openly(last) or not begins_sentence)


class _Break:
    """A line break inside a run: what the lines before and after it look like."""

    __slots__ = (
        "ends_openly",
        "goes_on",
        "has_stop_inside",
        "is_cut",
        "is_full",
        "is_long",
        "is_punctuated",
        "length",
        "start",
        "width",
    )

    def __init__(self, text: str, line: Span, following: Span, width: int) -> None:
        self.start, self.width, self.length = line.start, width, line.end - line.start
        self.is_cut = _is_cut(text, line, following)
        self.goes_on = self.is_cut or text[following.start].islower()
        first = text[following.start : following.start + WIDEST].split(None, 1)[0]
        self.is_full = self.length + 1 + len(first) > _FULL * width
        last = line.of(text).rsplit(None, 1)[-1]
        self.ends_openly = _ends_openly(last)
        self.is_long = self.length >= _SHORTEST_LINE * width
        self.is_punctuated = text[line.end - 1] in _PUNCTUATION
        self.has_stop_inside = _STOP_INSIDE.search(text, line.start, line.end) is not None


def _begins_with_headline(text: str, breaks: Sequence[_Break]) -> bool:
    """Return whether the first line of a text is a headline right above its column. Few begin with *The*."""
    first, others = breaks[0], breaks[1:]
    word = text[first.start : first.start + first.length].split(None, 1)[0]
    is_apart = not (first.goes_on or first.is_punctuated or first.ends_openly or word in STARTERS)
    return is_apart and sum(pair.goes_on for pair in others) >= _GOES_ON_CLEARLY * len(others)


def _measure(text: str, run: Sequence[Span]) -> list[_Break]:
    """Return the breaks between lines that are narrow enough, with the width around each."""
    lengths = [min(line.end - line.start, WIDEST + 1) for line in run]
    breaks = []
    for index, (line, following) in enumerate(pairwise(run)):
        near = lengths[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        width = max(length for length in (*near, 0) if length <= WIDEST)
        if lengths[index] <= WIDEST and width >= _NARROWEST:
            breaks.append(_Break(text, line, following, width))
    return breaks


def _is_column(breaks: Sequence[_Break], share_that_goes_on: float) -> bool:
    if len(breaks) < FEWEST_BREAKS:
        return False
    count = len(breaks)
    return (
        sum(pair.goes_on for pair in breaks) >= share_that_goes_on * count
        and sum(pair.is_long for pair in breaks) >= _IS_LONG * count
        and sum(pair.is_punctuated for pair in breaks) <= _IS_PUNCTUATED * count
        and sum(pair.is_full for pair in breaks) >= _IS_LONG * count
        and (_has_stop(breaks) or sum(pair.length for pair in breaks) <= _LONGEST_WITHOUT_STOP)
    )


def _ends_openly(word: str) -> bool:
    """Return whether a headline can't end in this word."""
    return len(word) < len("low") or word.lower() in _CONNECTORS


def _has_stop(breaks: Sequence[_Break]) -> bool:
    """Return whether a sentence ends inside a line, or a word is cut, as in prose."""
    return any(pair.is_cut or pair.has_stop_inside for pair in breaks)


def _is_cut(text: str, line: Span, following: Span) -> bool:
    """Return whether a word was cut by a hyphen at the end of the line."""
    return (
        text[line.end - 1] in _HYPHENS
        and text[max(line.start, line.end - 2)].isalpha()
        and text[following.start].isalpha()
    )
