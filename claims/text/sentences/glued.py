"""Find where the next sentence follows a mark without a space: *fell to 4%.The rate*, *so...Then*, *“We won.”The minister*.

Names of files, sites and people look alike (*example.com*, *Node.js*, *J.K.Rowling*, *U.S.A.*), so the words on both
sides must be words of a sentence.
"""

import re

from claims.text.sentences.marks import OPENERS
from claims.text.sentences.rules import Rules, words

# How many code points before the mark we read, to see which quotation marks are open.
_REACH = 300
_SHORTEST_NAME = 3
_FEWEST_WORDS = 2
_BEGINS_AMOUNT = frozenset("$€£₴₹¥0123456789")
_OPENED = re.compile(rf"[{re.escape(OPENERS)}]{{0,3}}")
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,40}(?=[\s,])")
_FORWARD = re.compile(r"[\s,]{1,3}[a-zа-яёіїєґß-öø-ÿ]")
_ADDRESS_SIGNS = frozenset("@/\\_=#")
_ENDINGS = words("""
    com net org io co uk eu de fr ua ru pl info gov edu js ts py md html htm pdf doc docx xls xlsx csv txt jpg png php asp aspx exe
    json xml app ai tv me
""")
"""Last parts of the names of sites and files. In a text they may begin with a capital: *Amazon.Com*."""
_PAIRS = {"“": "”", "«": "»", "»": "«", '"': '"'}


def find_glued_end(text: str, match: re.Match, begin: int, end: int, rules: Rules) -> int:
    """Return the offset at which the sentence ends at a mark without a space after it, or 0."""
    stop, cut = match.start(), match.end()
    close = match["close"]
    if close and _opens(text, close[-1], max(begin, stop - _REACH), stop):
        cut, close = cut - 1, close[:-1]
    word = _WORD.match(text, _OPENED.match(text, cut, end).end(), end)
    if not word or not word[0][0].isupper() or word[0].lower() in _ENDINGS:
        return 0
    head = text[max(begin, stop - _REACH) : stop]
    token = head.rsplit(None, 1)[-1] if head and not head[-1].isspace() else ""
    if not token or not _ADDRESS_SIGNS.isdisjoint(token) or "www." in token.lower():
        return 0
    if len(match["mark"]) > 1:
        return cut if len(word[0]) > 1 and token[-1].isalpha() else 0
    if close or token[-1] in '%)]”»"':
        return cut
    return cut if _may_meet(token, word[0], text, word.end(), head, rules) else 0


def _may_meet(token: str, word: str, text: str, after: int, head: str, rules: Rules) -> bool:
    """Return whether the words before and after the mark are the ends of two sentences."""
    bare = token.lstrip(OPENERS)
    if bare[-1:].isdigit():
        is_number = not bare.strip("0123456789.,$€£₴₹¥") and bare != head.strip()
        if not is_number or rules.has_ordinals:
            return is_number and word in rules.starters
    elif bare[:1] not in _BEGINS_AMOUNT and not _is_word(bare, rules):
        return False
    if word in rules.starters:
        return bare[-1].islower() or bare[-1].isdigit() or len(bare) > len("UN")
    if len(head.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS or len(word) < _SHORTEST_NAME:
        return False
    is_plain = len(bare) > _SHORTEST_NAME and bare.islower()
    return is_plain or _FORWARD.match(text, after) is not None


def _is_word(word: str, rules: Rules) -> bool:
    """Return whether this is a word that may end a sentence, not an abbreviation or part of a name."""
    return (
        len(word) > 1
        and "." not in word
        and word[-2:].isalpha()
        and not rules.is_abbreviation(word.lower())
    )


def _opens(text: str, sign: str, start: int, stop: int) -> bool:
    """Return whether a quotation mark right after a stop opens the next sentence, because none is open."""
    if sign not in _PAIRS:
        return False
    if sign == '"':
        return text.count(sign, start, stop) % 2 == 0
    if sign == "“":
        return text.count("„", start, stop) <= text.count("“", start, stop)
    return text.count(_PAIRS[sign], start, stop) <= text.count(sign, start, stop)
