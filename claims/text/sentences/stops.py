"""Decide whether the sentence ends at a mark, from the words before and after it and the language's rules."""

import re

from claims.text.sentences.endings import (
    ENDS_WORD,
    REACH,
    Following,
    ends_at_abbreviation,
    ends_at_letter,
    is_inside_date,
    is_roman,
)
from claims.text.sentences.glued import find_glued_end
from claims.text.sentences.marks import CLOSING_QUOTES, ELLIPSES, OPENERS
from claims.text.sentences.rules import Rules

# Up to this many words before an abbreviated word for *year* are not a sentence: *In 2024*, *on 5 May 2024*.
_SHORTEST_DATED = 4
# Most letters in each part of an abbreviation that is written with spaces.
_LONGEST_PART = 3
# Shorter words before a full stop and a lower-case word count as abbreviations.
_SHORTEST_WORD = 4
# So do words without a vowel near the end: *transl.*
_VOWELS = frozenset("aeiouyàáâäéèêëíìîïóòôöúùûüаеиіоуяюєїыэё")
_FOOTNOTE = re.compile(r"\d{1,2}")
# *l’art. 5*, *dell’on. Rossi*
_ARTICLE = re.compile(r"[^\W\d_]{1,5}['’](?=\w\w)")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def cut_at(text: str, match: re.Match, begin: int, end: int, rules: Rules) -> int:
    """Return the offset at which the sentence that began at `begin` ends at this mark, or 0 if it goes on."""
    mark, after = match["mark"], match.end()
    if not mark:
        return 0 if match["wide"][-1] in "」』" and text[after : after + 1] == "と" else after
    if not match["gap"]:
        if text[after : after + 1].islower() or after == end:
            return 0
        return find_glued_end(text, match, begin, end, rules)
    ahead = text[after : min(end, after + REACH)]
    following = _read_following(ahead)
    word = following.word
    if mark[-1] in ELLIPSES and mark[0] in ELLIPSES and mark != ".":
        return _cut_at_ellipsis(text, match, word)
    stop = match.start()
    head = text[max(begin, stop - REACH) : stop]
    token = head.rsplit(None, 1)[-1].lstrip(OPENERS) if head and not head.isspace() else ""
    if mark == ".":
        ends = _ends_at_stop(match["close"], token, following, head, ahead, rules)
    elif rules.says_who and not CLOSING_QUOTES.isdisjoint(match["close"]):
        ends = not _is_lower(word) and not rules.says_who.match(text, after, end)
    else:
        ends = _ends_at_strong_mark(mark, match["close"] + following.opened, token, word, rules)
    if not ends:
        return 0
    number = _footnote(ahead, rules) if ahead[0].isdigit() else 0
    return after + number if number else match.start("gap")


def starts_sentence(text: str, match: re.Match, rules: Rules) -> bool:
    """Return whether a word that often starts a sentence follows the mark."""
    following = text[match.end() : match.end() + REACH].split(None, 1)
    return bool(following) and following[0].lstrip(OPENERS).rstrip(ENDS_WORD) in rules.starters


def _read_following(ahead: str) -> Following:
    """Return the next words of a text that begins after a mark and its white space."""
    first, *others = ahead.split(None, 2)
    word = first.lstrip(OPENERS)
    opened = first[: len(first) - len(word)]
    if not word and others:
        word = others.pop(0).lstrip(OPENERS)
    return Following(opened, word, others[0] if others else "")


def _footnote(ahead: str, rules: Rules) -> int:
    """Return the length of a footnote number that was copied with the text: *It fell. 12 Even so …* Else 0."""
    following = ahead.split(None, 2)
    if len(following) < len(("12", "Even", "so")) or not _FOOTNOTE.fullmatch(following[0]):
        return 0
    return len(following[0]) if following[1] in rules.starters else 0


def _is_lower(word: str) -> bool:
    """Return whether a word is in lower case, and not a name like *iPhone* or *mTOR*. Georgian has no case."""
    if "ა" <= word[:1] <= "ჿ":
        return False
    return word[:1].islower() and (word[1:2].islower() or not word[1:2].isupper())


def _cut_at_ellipsis(text: str, match: re.Match, word: str) -> int:
    mark, before = match["mark"], text[match.start() - 1 : match.start()]
    if (before == "[" and match["close"].startswith("]")) or not word[:1].isupper():
        return 0
    if " " in mark or "\xa0" in mark:
        if mark.count(".") != 4:
            return 0
        return match.start("gap") if before.isspace() else match.start() + 1
    return match.start("gap")


def _ends_at_strong_mark(mark: str, signs: str, token: str, word: str, rules: Rules) -> bool:
    if _is_lower(word):
        return "?" in mark and not signs
    return not (
        mark == "!"
        and token in rules.exclaimed_names
        and word.rstrip(ENDS_WORD) not in rules.starters
    )


def _ends_at_stop(
    close: str, token: str, following: Following, head: str, ahead: str, rules: Rules
) -> bool:
    word, lower = following.word, token.lower()
    if _is_lower(word):
        return not close and rules.ends_before_lower and _ends_before_lower(token, word, rules)
    if (close.strip("*_") and not (close.isdigit() and rules.is_abbreviation(lower))) or not token:
        return True
    if len(token) > 1 and lower not in rules.known and token.isalpha():
        return True
    bare = following.bare
    starts = bare in rules.starters
    if lower in rules.units and not token.isupper() and _follows_number(head, token, rules):
        if lower in rules.years and len(head) < REACH and len(head.split()) <= _SHORTEST_DATED:
            return starts
        return word[:1].isupper() or following.is_quoted
    if token.isdigit():
        return not is_inside_date(head, ahead, rules) and _ends_at_number(token, bare, head, rules)
    lower = _joined(head, token, rules)
    if len(lower) == 1 and token.isalpha():
        return ends_at_letter(token, following, head, rules)
    if lower in rules.titles or lower in rules.closing:
        return lower in rules.closing
    return ends_at_abbreviation(lower, token, following, head, rules)


def _ends_at_number(number: str, following: str, head: str, rules: Rules) -> bool:
    """Return whether the sentence ends at a number, which may also be the number of a list item or an ordinal."""
    if following in rules.after_ordinal or head.strip() == number:
        return False
    return following in rules.starters or not _is_ordinal(head, number, rules)


def _joined(head: str, token: str, rules: Rules) -> str:
    """Return a whole abbreviation whose parts are separated by spaces (*т. д.*, *EE. UU.*), else the last part."""
    before = head[: len(head) - len(token)].rsplit(None, 1)
    if before and before[-1][-1] == "." and len(before[-1]) <= _LONGEST_PART + 1:
        whole = (before[-1].lstrip(OPENERS) + token).lower()
        if whole in rules.may_end or whole in rules.never_end or whole in rules.closing:
            return whole
    lower = token.lower()
    article = _ARTICLE.match(lower)
    return lower[article.end() :] if article else lower


def _ends_before_lower(token: str, word: str, rules: Rules) -> bool:
    """Return whether an ordinary word ends its sentence before a lower-case word (careless writing) or a link."""
    if _LINK.match(word):
        return True
    if not token.isalpha() or token in rules.never_end or token in rules.may_end:
        return False
    if token in rules.units or token in rules.before_number:
        return False
    shortest = _SHORTEST_WORD - (word.rstrip(ENDS_WORD) in rules.lower_starters)
    return token.islower() and len(token) >= shortest and not _VOWELS.isdisjoint(token[-3:])


def _follows_number(head: str, token: str, rules: Rules) -> bool:
    """Return whether a number (in digits, Roman, or with its own unit) comes before the last word."""
    before = head[: len(head) - len(token)].rsplit(None, 1)
    if not before:
        return False
    number = before[-1].rstrip(".")
    if number in rules.units and len(before) > 1:
        return before[0].rsplit(None, 1)[-1][-1:].isdigit()
    return number[-1:].isdigit() or is_roman(number)


def _is_ordinal(head: str, number: str, rules: Rules) -> bool:
    """Return whether a short number follows a word that often precedes an ordinal: *der 3. Weg*."""
    before = head[: len(head) - len(number)].rsplit(None, 1)
    return bool(before) and len(number) <= len("99") and before[-1].lower() in rules.before_ordinal
