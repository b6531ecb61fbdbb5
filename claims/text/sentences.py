"""Split a text into sentences, exactly: the spans cover every character that is not white space, in order.

A block (see `paragraphs`) is scanned once for marks that may end a sentence; each is judged by the word before it, the
word after it and the language's tables. Quotation marks and brackets are never counted or paired, so an unbalanced one
does no harm; every pattern consumes what it matched, so time is linear in the text.
"""

import re
from collections.abc import Iterator

from . import listmarks
from .paragraphs import blocks
from .sentence_rules import Rules
from .sentence_rules_en import ENGLISH
from .sentence_rules_uk import UKRAINIAN
from .spans import Span, trim

RULES = {"en": ENGLISH, "uk": UKRAINIAN}

CLOSERS = "\"'”’»“\\)\\]}*_›"
OPENERS = "\"'“‘«„([{*_‹-–—•¿¡>#"

# A mark, marks set apart from it by spaces (". . ."), what closes with it, footnote marks, and the gap.
_MARK = re.compile(
    rf"([.!?…‼⁇⁈⁉]++(?:[ \xa0]\.(?=[\s.{CLOSERS}]|\Z))*+)((?:[{CLOSERS}]|\[\d{{1,3}}\])*+)(\s*+)|([。！？｡]++[」』”’）]*+)"
)
# How far back the word before a mark is looked for.
LONGEST_WORD = 40


def split(text: str, language: str) -> list[Span]:
    """The sentences of the text, in order, none with white space at its edges, nothing but white space between."""
    return [sentence for block in blocks(text) for sentence in split_block(text, block, language)]


def split_block(text: str, block: Span, language: str) -> Iterator[Span]:
    """The sentences of one block of the text."""
    rules = RULES.get(language[:2], ENGLISH)
    at = block.start
    for cut in _cuts(text, block.start, block.end, rules):
        sentence = trim(text, at, cut)
        if sentence:
            yield sentence
            at = cut
    last = trim(text, at, block.end)
    if last:
        yield last


def _cuts(text: str, start: int, end: int, rules: Rules) -> Iterator[int]:
    """Where in the block a sentence ends, before its last."""
    marks = listmarks.marks(text, start, end)
    begin, body = start, start
    for match in _MARK.finditer(text, start, end):
        while marks and marks[-1].start < match.end():
            begin, body = marks.pop()
            if begin > start:
                yield begin
        if match.end() >= end:
            break
        if match.start() < body:
            continue
        cut = match.end() if match[4] else _cut(text, match, begin, rules)
        if cut:
            yield cut
            begin = cut
    for mark in reversed(marks):
        if mark.start > start:
            yield mark.start


def _cut(text: str, match: re.Match, begin: int, rules: Rules) -> int:
    """Where the sentence ends at this mark, or 0 where it goes on."""
    mark = match[1]
    following = text[match.end() : match.end() + LONGEST_WORD]
    if not match[3]:
        return 0
    if len(mark) > 1 and mark[-1] == "." and mark[0] in ".…":
        return _cut_at_ellipsis(text, match, following, rules)
    if mark != ".":
        return match.start(3) if _ends_at_strong_mark(text, match, following, rules) else 0
    return match.start(3) if _ends_at_stop(text, match, begin, following, rules) else 0


def _first(following: str) -> tuple[str, str]:
    """The first word after a mark without its opening signs, and the signs."""
    word = following.split(None, 1)[0]
    bare = word.lstrip(OPENERS)
    if not bare and len(word) < len(following.rstrip()):
        rest = following.split(None, 2)
        bare = rest[1].lstrip(OPENERS) if len(rest) > 1 else ""
    return bare, word[: len(word) - len(bare)] if bare and word.endswith(bare) else word


def _cut_at_ellipsis(text: str, match: re.Match, following: str, rules: Rules) -> int:
    mark = match[1]
    before = text[match.start() - 1 : match.start()]
    if before == "[" and match[2].startswith("]"):
        return 0
    word, _ = _first(following)
    if not word or not (word[0].isupper() or word[0].isdigit()):
        return 0
    if " " in mark or "\xa0" in mark:
        if mark.count(".") != 4:
            return 0
        return match.start(3) if before.isspace() else match.start() + 1
    return match.start(3)


def _ends_at_strong_mark(text: str, match: re.Match, following: str, rules: Rules) -> bool:
    word, _ = _first(following)
    if not word:
        return True
    if word[0].islower():
        return False
    before = text[max(0, match.start() - LONGEST_WORD) : match.start()].rsplit(None, 1)
    name = before[-1].lstrip(OPENERS) if before else ""
    return not (
        match[1] == "!" and name in rules.exclaimed_names and _bare(word) not in rules.starters
    )


def _bare(word: str) -> str:
    return word.rstrip(".,;:!?…\"”’')]»*")


def _ends_at_stop(text: str, match: re.Match, begin: int, following: str, rules: Rules) -> bool:
    """Whether a single full stop ends its sentence."""
    word, opened = _first(following)
    if word and word[0].islower():
        return False
    if match[2] and match[2] not in ("*", "_"):
        return True
    stop = match.start()
    head = text[max(begin, stop - LONGEST_WORD) : stop].rsplit(None, 1)
    token = head[-1].lstrip(OPENERS) if head else ""
    if not token:
        return True
    return _ends_after(token, word, opened, text, begin, stop, rules)


def _ends_after(
    token: str, word: str, opened: str, text: str, begin: int, stop: int, rules: Rules
) -> bool:
    bare = _bare(word)
    starts = bare in rules.starters
    if len(token) == 1 and token.isalpha():
        if token in rules.letters_that_are_words:
            return starts
        return starts and token.isupper() and len(bare) > 1 and stop - begin > 3
    lower = token.lower()
    if lower in rules.never_end:
        return False
    numeral = word[:1].isdigit()
    if lower in rules.before_number and (numeral or _is_roman(bare)):
        return False
    if lower in rules.before_name:
        return starts
    if lower in rules.may_end:
        if lower in rules.times_of_day and bare.lower() in rules.titles:
            return stop - begin > 12
        return starts or bool(opened)
    if "." in token and _is_initials(token):
        return starts
    return not (token.isdigit() and text[begin:stop].strip() == token)


def _is_roman(word: str) -> bool:
    return bool(word) and not word.strip("IVXLC")


def _is_initials(token: str) -> bool:
    """Letters each with a full stop: *J.K*, *U.S.A*."""
    return all(len(part) == 1 and part.isalpha() for part in token.split("."))
