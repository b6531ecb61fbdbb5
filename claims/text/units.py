"""What each sentence is on its page: headline, by-line, body, quotation … Proposals, which a person can change."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import roles
from .paragraphs import blocks
from .sentences import split_block
from .spans import Span

_FURNITURE_SIGNS = " \t\xa0.:!|•·>»→…-–—()[]"
_LONGEST_STUCK = 40
_STUCK = re.compile(rf"(?P<stop>[.!?…][\"'”’»)\]]*)\s+(?P<words>[^.!?…]{{1,{_LONGEST_STUCK}}})\Z")


class Unit(NamedTuple):
    """A sentence or line of the text and its role, in the words of the vocabulary."""

    span: Span
    role: str


def read_units(text: str, language: str, furniture: str = "") -> list[Unit]:
    """Every sentence of the text with its role, in order; together with white space they cover the text.

    `furniture` adds words of the page to the language's table, with `|` between them.
    """
    known = _furniture(language, furniture)
    paragraphs = blocks(text)
    found: list[Unit] = []
    for number, block in enumerate(paragraphs):
        sentences = [
            part
            for span in split_block(text, block, language)
            for part in _unstick(text, span, known)
        ]
        whole = _block_role(
            block.of(text), len(sentences), number, len(paragraphs), found, known, language
        )
        found.extend(
            Unit(span, whole or _sentence_role(span.of(text), known, language))
            for span in sentences
        )
    return found


@lru_cache(maxsize=32)
def _furniture(language: str, extra: str) -> frozenset[str]:
    return roles.furniture(language, extra)


def _bare(words: str) -> str:
    return " ".join(words.strip(_FURNITURE_SIGNS).lower().split())


def _is_furniture(words: str, known: frozenset[str], language: str) -> bool:
    if _bare(words) in known:
        return True
    lead = roles.LEADS_FURNITURE.get(language[:2])
    return bool((lead and lead.match(words)) or roles.LEADS_FURNITURE["en"].match(words))


def _unstick(text: str, span: Span, known: frozenset[str]) -> Iterator[Span]:
    """The sentence, and apart from it the furniture that follows its full stop on the same line."""
    stuck = _STUCK.search(text, max(span.start, span.end - 2 * _LONGEST_STUCK), span.end)
    if stuck and _bare(stuck["words"]) in known:
        yield Span(span.start, stuck.end("stop"))
        yield Span(stuck.start("words"), span.end)
    else:
        yield span


def _block_role(
    words: str,
    count: int,
    number: int,
    of: int,
    before: list[Unit],
    known: frozenset[str],
    language: str,
) -> str:
    """The role of a whole block, or nothing where its sentences speak for themselves."""
    line = " ".join(words.split())
    if count == 1 and _is_furniture(words, known, language):
        return "furniture"
    if roles.DATE_LINE.match(line):
        return "dateline"
    if len(line) <= roles.LONGEST_HEADING and roles.BY_LINE.match(line):
        return "by-line"
    if roles.CAPTION.match(line):
        return "caption"
    if roles.LIST_ITEM.match(line):
        return "list-item"
    if count == 1 and of > 1 and _reads_like_a_heading(line):
        first = all(unit.role in ("furniture", "dateline", "by-line") for unit in before)
        return "headline" if first and number < of - 1 else "sub-heading"
    return ""


def _reads_like_a_heading(line: str) -> bool:
    return (
        len(line) <= roles.LONGEST_HEADING
        and not roles.ENDS_LIKE_A_SENTENCE.search(line)
        and any(sign.isalpha() for sign in line)
        and not line[0].islower()
        and not line.endswith(":")
    )


def _sentence_role(words: str, known: frozenset[str], language: str) -> str:
    if _is_furniture(words, known, language):
        return "furniture"
    return "quotation" if roles.QUOTED.match(words) else "body"
