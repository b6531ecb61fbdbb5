"""Split a text into sentences, exactly: the spans cover every character that is not white space, in order.

A block (see `paragraphs`) is scanned once for marks that may end a sentence; `stops` judges each. Quotation marks and
brackets are never counted or paired, so an unbalanced one does no harm; every pattern consumes what it matched, so time
is linear in the text.
"""

import re
from collections.abc import Iterator

from claims.text.sentences import breaks, list_markers, srx
from claims.text.sentences.paragraphs import blocks
from claims.text.sentences.rules import Rules
from claims.text.sentences.rules_common import COMMON, GREEK
from claims.text.sentences.rules_en import ENGLISH
from claims.text.sentences.rules_more import FRENCH, GERMAN, ITALIAN, POLISH, RUSSIAN, SPANISH
from claims.text.sentences.rules_others import OTHERS
from claims.text.sentences.rules_uk import UKRAINIAN
from claims.text.sentences.stops import GREEK_MARK, MARK, cut_at, starts_sentence
from claims.text.spans import Span, trim

NUMBER = re.compile(r"\d+\.\Z")

RULES = OTHERS | {
    "de": GERMAN,
    "el": GREEK,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "pl": POLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""By language; others have the common table, and many the exceptions that `srx` reads."""


def split(text: str, language: str) -> list[Span]:
    """The sentences of the text, in order, no white space at their edges, only white space between."""
    return [sentence for block in blocks(text) for sentence in split_block(text, block, language)]


def split_block(text: str, block: Span, language: str) -> Iterator[Span]:
    """The sentences of one block of the text."""
    code = language[:2].lower()
    rules = RULES.get(code, COMMON)
    at = block.start
    for cut in _cuts(text, block, rules, code):
        sentence = trim(text, at, cut)
        if sentence:
            yield sentence
            at = cut
    last = trim(text, at, block.end)
    if last:
        yield last


def _cuts(text: str, block: Span, rules: Rules, language: str) -> Iterator[int]:
    """Where in the block a sentence ends, in order, some twice."""
    start, end = block
    marks = list_markers.marks(text, start, end)
    forced = breaks.forced(text, start, end)
    begin, body = start, start
    mark = GREEK_MARK if rules.asks_with_semicolon else MARK
    for match in mark.finditer(text, start, end):
        while marks and marks[-1].start < match.end():
            begin, body = marks.pop()
            yield begin
            if rules.parts_list_numbers and NUMBER.match(text, begin, body):
                yield body
        while forced and forced[-1] <= match.start():
            begin = forced.pop()
            yield begin
        if match.start() < body or match.end() >= end:
            continue
        cut = cut_at(text, match, begin, end, rules)
        if cut and not _goes_on(text, match, begin, rules, language):
            yield cut
            begin = cut
    yield from sorted([mark.start for mark in marks] + forced)


def _goes_on(text: str, match: re.Match, begin: int, rules: Rules, language: str) -> bool:
    """Whether the library knows what stands before the mark as an abbreviation, and no common beginning follows."""
    if language not in srx.LANGUAGES or not match["mark"] or starts_sentence(text, match, rules):
        return False
    return srx.is_exception(text, begin, match.end("close"), match.end(), language)
