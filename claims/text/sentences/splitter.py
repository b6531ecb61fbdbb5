"""Split a text into sentences. The spans cover every character that is not white space, in order.

Each block (see `paragraphs`) is scanned once for marks that may end a sentence, and `stops` decides about each mark.
Quotation marks and brackets are never paired, so an unbalanced one does no harm. Every pattern consumes what it matches,
so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator

from claims.text.sentences import breaks, list_markers, srx
from claims.text.sentences.endings import REACH, is_certain_end
from claims.text.sentences.languages import find_rules
from claims.text.sentences.marks import GREEK_MARK, MARK
from claims.text.sentences.paragraphs import split_blocks
from claims.text.sentences.rules import Rules
from claims.text.sentences.stops import cut_at, starts_sentence
from claims.text.spans import Span, trim

NUMBER = re.compile(r"\d+\.\Z")


def split_sentences(text: str, language: str) -> list[Span]:
    """Return the sentences of a text, in order. Only white space is between them, and none at their edges."""
    return [
        sentence for block in split_blocks(text) for sentence in split_block(text, block, language)
    ]


def split_block(text: str, block: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of one block of a text."""
    code = language[:2].lower()
    rules = find_rules(code)
    at = block.start
    for cut in _find_cuts(text, block, rules, code):
        sentence = trim(text, at, cut)
        if sentence:
            yield sentence
            at = cut
    last = trim(text, at, block.end)
    if last:
        yield last


def _find_cuts(text: str, block: Span, rules: Rules, language: str) -> Iterator[int]:
    """Yield the offsets at which a sentence ends, in order, some of them twice."""
    start, end = block
    marks = list_markers.find_list_marks(text, start, end)
    forced = breaks.find_forced_breaks(text, start, end)
    begin, body = start, start
    mark = GREEK_MARK if rules.asks_with_semicolon else MARK
    for match in mark.finditer(text, start, end):
        while marks and marks[-1].start < match.end():
            begin, body = marks.pop()
            yield begin
            if rules.has_list_number_sentences and NUMBER.match(text, begin, body):
                yield body
        while forced and forced[-1] <= match.start():
            begin = forced.pop()
            yield begin
        if match.start() < body or match.end() >= end:
            continue
        cut = cut_at(text, match, begin, end, rules)
        if cut and not _is_known_abbreviation(text, match, begin, rules, language):
            yield cut
            begin = cut
    yield from sorted([mark.start for mark in marks] + forced)


def _is_known_abbreviation(
    text: str, match: re.Match, begin: int, rules: Rules, language: str
) -> bool:
    """Return whether `srx` knows the text before the mark as an abbreviation, and no sentence starter follows."""
    if language not in srx.LANGUAGES or not match["mark"] or starts_sentence(text, match, rules):
        return False
    stop = match.start()
    if is_certain_end(text[max(begin, stop - REACH) : stop], rules):
        return False
    return srx.is_exception(text, begin, match.end("close"), match.end(), language)
