"""Decide whether a sentence ends at an abbreviation, a single letter or a number that often does not end one."""

import re
from typing import NamedTuple

from claims.text.sentences.marks import QUOTES
from claims.text.sentences.rules import Rules

REACH = 40
"""How many code points we read before and after a mark."""

ENDS_WORD = ".,;:!?…\"”’')]»*"
# Up to this many code points before a clock time and a title are not a sentence: *At 5 a.m.*
_SHORTEST_BEFORE_TIME = 12
# Fewer words before an abbreviation are not a sentence: *The Boston, Mass. Transit fell*.
_FEWEST_WORDS = 3
_SHORTEST = 3
_JOINS = frozenset(("of", "for", "de", "du", "des", "del", "di", "do", "da", "dos", "das"))

# Nouns that a single capital letter names: *vitamin D*, *Plan B*, *hepatitis C*, *Group A*, by their stems in many languages.
_NAMED_BY_LETTER = re.compile(
    r"(?:vitam|vitaam|witam|вітам|витам|hepat|hépat|epatit|гепат|plan|plán|план|piano|group|grup|gruppe|groep|skupin|ryhm|груп"
    r"|clas|klass|klas|tříd|tried|lukk|клас|categ|catég|kateg|катег|typ|tip|type|тип|grade|block|blok|bloc|блок|section|sección"
    r"|seksj|sekt|секц|seri|série|сері|сери|league|liga|ліг|лиг|ligue|lig|generation|покол|exhibit|appendi|annex|anex|annexe|schedul"
    r"|option|opci|варіант|вариант|team|command|zone|zona|зон|gate|terminal|термінал|терминал|wing|hall|building|corps|корпус|sample"
    r"|protein|omega|influenza|grippe?|flu|strain|variant|point|punkt|пункт|phase|fas|war|part|chapter|title|article|stage|step|tier|level"
    r"|division|round|line|route|tab|table|figure|fig|model|size|room|channel|letter|буква|літера|lettre|letra|lettera|buchstabe|form"
    r"|formular|kanal|linje|linie|linia|platoon|company|share|stock|rating|operation|operac|operaz|операц)\w{0,5}",
    re.IGNORECASE,
)
_LETTERS_THAT_ARE_NAMES = frozenset("X")
_ARTICLES = frozenset(("a", "an", "the", "un", "une", "una", "ein", "eine", "een"))

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_NUMBER_IN_DATE = re.compile(rf"{_DAY}|[12]\d\d\d")
_MONTH_FOLLOWS = re.compile(rf"{_MONTH}\.\Z")
_MONTH_AND_YEAR_FOLLOW = re.compile(rf"{_MONTH}\.\s(?:1[5-9]|20)\d\d\b")
_DAY_AND_MONTH = re.compile(rf"(?<![\d.,])(?:{_DAY}\.\s{_MONTH}|(?:1[5-9]|20)\d\d\.\s{_MONTH})\Z")
_ENDS_DATE = re.compile(r"(?:(?:1[5-9]|20)\d\d|\d\d)(?:\b|\.)|\d{1,2}(?:\.|-\w)")
_WHOLE_DATE = re.compile(rf"(?<![\d.,]){_DAY}\.\s?{_MONTH}\.\s?(?:1[5-9]|20)\d\d\Z")


class Following(NamedTuple):
    """What comes after a mark: the opening signs of the next word, the word, and the word after it."""

    opened: str
    word: str
    second: str

    @property
    def bare(self) -> str:
        """The next word without the marks at its end."""
        return self.word.rstrip(ENDS_WORD)

    @property
    def goes_on_in_lower_case(self) -> bool:
        """Whether a capitalised word and an ordinary one follow, as at the beginning of a sentence."""
        is_word = self.word.replace("’", "").replace("'", "").replace("-", "").isalpha()
        return (
            is_word
            and self.word[:1].isupper()
            and len(self.word) >= _SHORTEST
            and self.second[:1].islower()
            and self.second not in _JOINS
        )

    @property
    def is_quoted(self) -> bool:
        """Whether a quotation begins."""
        return self.opened[-1:] in QUOTES


def ends_at_abbreviation(
    lower: str, token: str, following: Following, head: str, rules: Rules
) -> bool:
    """Return whether the sentence ends at a possible abbreviation. A word that is in no list ends it."""
    bare = following.bare
    if lower in rules.never_end:
        return False
    if lower in rules.before_number:
        return not (bare[:1].isdigit() or is_roman(bare))
    if lower not in rules.may_end and not is_initials(token):
        return True
    if lower in rules.times_of_day:
        if bare.lower() in rules.titles:
            return len(head) > _SHORTEST_BEFORE_TIME
        if bare in rules.after_time or following.second.rstrip(ENDS_WORD) == "time":
            return False
        if following.word[:1].isupper():
            return bare in rules.starters or not _begins_with_time(head, rules)
    if bare in rules.starters or following.is_quoted:
        return True
    return lower in rules.may_end and _starts_clause(lower, token, following, head, rules)


def _begins_with_time(head: str, rules: Rules) -> bool:
    """Return whether the sentence begins with its time: *Shortly before 9 p.m.*"""
    first = head.split(None, 1)[0] if head else ""
    return len(head) < REACH and (first in rules.before_time or first[:1].isdigit())


def _starts_clause(lower: str, token: str, following: Following, head: str, rules: Rules) -> bool:
    """Return whether the words after an abbreviation look like a sentence: *Acme Inc. Shares rose*."""
    bare, before = following.bare, head[: len(head) - len(token)].split()
    if "." in lower and "." not in token:  # *EE. UU.*
        before = before[:-1]
    if rules.nouns_have_capitals or not following.goes_on_in_lower_case:
        return False
    if len(before) < _FEWEST_WORDS or bare in rules.parts_of_names or bare in rules.after_time:
        return False
    if lower in rules.countries:
        near = [word for word in before[-2:] if word.lower() not in _ARTICLES]
        return bool(near) and near[-1].lower() in rules.before_country
    if lower == "st":
        return before[-1][:1].isupper() and bare.endswith("s")
    return len(lower) >= _SHORTEST or before[-1][:1].isupper()


def ends_at_letter(token: str, following: Following, head: str, rules: Rules) -> bool:
    """Return whether the sentence ends at a single letter: a word or a name (*Plan B.*), not an initial."""
    bare = following.bare
    if token in rules.letters_that_are_words:
        return bare in rules.starters
    if not token.isupper() or is_initial(following.word):
        return False
    before = head[: len(head) - len(token)].rsplit(None, 1)
    last = before[-1] if before else ""
    if token.lower() in rules.titles and not _names_letter(last):
        return False
    if _names_letter(last) or last.isdigit():
        return True
    is_name = last.lower() in _ARTICLES or (token in _LETTERS_THAT_ARE_NAMES and last.islower())
    if is_name and following.goes_on_in_lower_case:
        return True
    return bare in rules.starters and len(bare) > 1 and len(head) > len("A. ")


def _names_letter(word: str) -> bool:
    """Return whether a letter after this word is its name: *vitamin D*."""
    return _NAMED_BY_LETTER.fullmatch(word.rsplit("’", 1)[-1].rsplit("'", 1)[-1]) is not None


def is_certain_end(head: str, rules: Rules) -> bool:
    """Return whether the text before a full stop ends in a whole date, a letter that is a name, or a clock time."""
    before, _, token = head.rpartition(" ")
    if head[-1:].isdigit():
        return _WHOLE_DATE.search(head) is not None
    if len(token) == 1 and token.isupper():
        return _names_letter(before.rsplit(None, 1)[-1]) if before.strip() else False
    return token.lower() in rules.times_of_day or token.lower() in rules.closing


def is_inside_date(head: str, after: str, rules: Rules) -> bool:
    """Return whether a number before a mark is the day or the month of a date such as *12. 5. 2020*."""
    if _DAY_AND_MONTH.search(head) and _ENDS_DATE.match(after):
        return True
    number = head.rsplit(None, 1)[-1]
    if not _NUMBER_IN_DATE.fullmatch(number):
        return False
    if rules.has_ordinals:
        return _MONTH_FOLLOWS.match(after.split(None, 1)[0]) is not None
    return _MONTH_AND_YEAR_FOLLOW.match(after) is not None


def is_roman(word: str) -> bool:
    """Return whether a word is a Roman number."""
    return bool(word) and not word.strip("IVXLC")


def is_initials(token: str) -> bool:
    """Return whether the token consists of single letters and full stops: *J.K*, *U.S.A*."""
    return "." in token and all(len(part) == 1 and part.isalpha() for part in token.split("."))


def is_initial(word: str) -> bool:
    """Return whether a word is one capital letter and a full stop."""
    return len(word) == len("J.") and word[0].isupper() and word[1] == "."
