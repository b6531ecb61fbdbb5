"""Find a quoted passage in the saved copy of its source, or what a later copy says instead.

`selectors` needs exactly one match; this module takes the first one. Matches are case-sensitive, and a number never
matches inside a longer number.
"""

import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher
from typing import NamedTuple

from claims.text.quotes.note_marks import JOINT, Mark, Run, find_runs, is_inside_run, run_at
from claims.text.quotes.plain_text import NOT_COMPARED, find_loosely, is_inside_word, simplify
from claims.text.spans import Span

_STOPS = ".,;:!?…"
_EDGES = _STOPS + "\"'()[]"
MIN_SQUEEZED = 12
"""Characters without spaces from which letters in the same order are no accident."""
MOST_PIECES, MIN_PIECE = 3, 3
"""In how many pieces, of how many words, a sentence of a PDF can be torn apart."""
MIN_SHARED_WORDS = 0.5
"""Share of a passage's words that a paragraph must contain to count as its new version."""


class PassageMatch(NamedTuple):
    """The span of a passage. `is_exact` if it appears letter by letter; not `is_sure` if a raised figure is in doubt."""

    span: Span
    is_exact: bool
    is_sure: bool = True


def find_passage(text: str, passage: str) -> PassageMatch | None:
    """Find a passage as written, else ignoring spacing, hyphenation, ligatures and kinds of quotes and dashes.

    Note marks may be left out: `$320` is found in `$320²`, and `$3202` is not. Where a raised figure may as well be an
    exponent, the match is not sure. A sure match is returned rather than one that is not.
    """
    wanted = passage.strip()
    if not wanted:
        return None
    runs = find_runs(text)
    exact = _find_exact(text, runs, wanted)
    if exact and exact.is_sure:
        return exact
    plain = simplify(text, runs)
    loose = find_loosely(plain, simplify(wanted, find_runs(wanted)))
    if (loose and loose.is_sure) or not runs:
        return loose or exact
    flat = _find_flat(text, runs, wanted)
    if flat and flat.is_sure:
        return flat
    return exact or loose or flat


def find_note_read_as_figure(text: str, passage: str) -> str:
    """Return the text's own words where the passage matches only with a note mark read as part of it, else ""."""
    match = _first_flat(text, find_runs(text), passage.strip())
    return match.span.of(text) if match else ""


def may_be_in_other_order(text: str, passage: str) -> bool:
    """Return whether a passage that was not found may be in a PDF all the same.

    The text of a PDF is in the order of its drawing: a column, a page's foot or a picture can stand in the middle of a
    sentence, words can lack their spaces, and right-to-left text can be turned round.
    """
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in passage):
        return True
    if _has_letters_in_order(text, passage):
        return True
    plain, wanted = (simplify(words, find_runs(words)).text for words in (text, passage))
    return _is_in_pieces(f" {' '.join(_strip_edges(plain))} ", _strip_edges(wanted))


def _has_letters_in_order(text: str, passage: str) -> bool:
    """Return whether the text has the passage's characters in a row, whatever the spaces."""
    squeezed, sought = "".join(text.split()), "".join(passage.split())
    at = squeezed.find(sought) if len(sought) >= MIN_SQUEEZED else -1
    end = at + len(sought)
    digits = squeezed[max(0, at - 1) : at + 1], squeezed[end - 1 : end + 1]
    return at >= 0 and not any(len(pair) == 2 and pair.isdecimal() for pair in digits)


def _strip_edges(plain: str) -> list[str]:
    words = (word.strip(_EDGES) for word in plain.translate(NOT_COMPARED).split())
    return [word for word in words if word]


def _is_in_pieces(text: str, words: list[str]) -> bool:
    """Return whether the words stand in the text in two or three longer pieces, in any order."""
    for piece in range(MOST_PIECES):
        low, high = 0, len(words)
        while low < high:  # of a piece that is found, every beginning is found
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high) if f" {' '.join(words[:middle])} " in text else (low, middle - 1)
            )
        if low == len(words):
            return piece > 0
        if low < MIN_PIECE:
            return False
        words = words[low:]
    return False


def page_number_at(pages: list[int], at: int) -> int:
    """Return the number of the page at offset `at`; `pages` lists where pages begin. 0 without pages."""
    return bisect_right(pages, at)


def paragraph_number_at(text: str, at: int) -> int:
    """Return the number, from 1, of the paragraph at offset `at`; blank lines separate paragraphs."""
    return sum(1 for part in text[:at].split("\n\n")[:-1] if part.strip()) + 1


def find_nearest_wording(text: str, passage: str) -> str:
    """Return the words of `text` that most probably replaced the passage, or "" if nothing is similar.

    Punctuation at the ends of words is ignored. If the passage has no full stop at its end, the
    result has none.
    """
    wanted = _strip_stops(passage.split())
    sought = set(wanted)
    best, best_share = [], MIN_SHARED_WORDS
    for paragraph in text.split("\n\n"):
        words = paragraph.split()
        share = len(sought.intersection(_strip_stops(words))) / max(len(sought), 1)
        if share > best_share:
            best, best_share = words, share
    matcher = SequenceMatcher(None, _strip_stops(best[:5000]), wanted[:5000], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ""
    nearest = " ".join(best[blocks[0].a : blocks[-1].a + blocks[-1].size])
    return nearest if passage.rstrip().endswith(tuple(_STOPS)) else nearest.rstrip(_STOPS)


def _strip_stops(words: list[str]) -> list[str]:
    return [word.rstrip(_STOPS) or word for word in words]


def _find_exact(text: str, runs: list[Run], wanted: str) -> PassageMatch | None:
    """Find the words letter by letter; rather where no exponent or word joiner makes it unsure."""
    unsure, at = None, text.find(wanted)
    while at >= 0:
        span = Span(at, at + len(wanted))
        after = run_at(runs, span.end)
        is_cut = is_inside_run(runs, span.end) or (
            after and after.mark == Mark.SYMBOL and after.is_lowered
        )
        if not is_cut and _has_word_boundaries(text, span):
            is_sure = JOINT not in span.of(text) and not is_inside_run(runs, span.start)
            if is_sure and (after is None or after.mark == Mark.NOTE):
                return PassageMatch(span, is_exact=True)
            unsure = unsure or PassageMatch(span, is_exact=True, is_sure=False)
        at = text.find(wanted, at + 1)
    return unsure


def _find_flat(text: str, runs: list[Run], wanted: str) -> PassageMatch | None:
    """Find words that run a raised figure in with what it follows, as browsers copy it.

    It is a match only if the figure follows a word or a unit: behind a number it would make another number.
    """
    match = _first_flat(text, runs, wanted)
    if match is None:
        return None
    inside = [run for run in runs if match.span.start <= run.start < match.span.end]
    if not inside or any(run.makes_number for run in inside):
        return None
    is_sure = all(run.follows_word for run in inside)
    return PassageMatch(match.span, is_exact=False, is_sure=is_sure)


def _first_flat(text: str, runs: list[Run], wanted: str) -> PassageMatch | None:
    if not runs or not wanted:
        return None
    return find_loosely(simplify(text, runs, is_flat=True), simplify(wanted, (), is_flat=True))


def _has_word_boundaries(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return not (
        is_inside_word(text[span.start], before[::-1]) or is_inside_word(text[span.end - 1], after)
    )
