"""Hints for whoever words a claim: what keeps it from being judged as it stands. Hints refuse nothing.

A claim that can be judged says one thing, says it of something named, and leaves the verdict to the reviewers.
"""

import re
from itertools import islice
from typing import NamedTuple

from claims.text.checkworthiness.signals import QUESTION
from claims.text.revisions.context import leans_on_previous

LONGEST_SHORT_FORM = 75
"""Characters; what search engines and cards still show whole."""
FEWEST_WORDS = 3
"""Words each side of a join needs before it may be a claim of its own."""


class Hint(NamedTuple):
    """What may be wrong with a claim's words: a code for programs, a sentence for people."""

    code: str
    sentence: str


SENTENCES = {
    "two-claims": "This may be two claims in one: each needs a verdict of its own. Split it.",
    "question": "This is a question: say what is claimed.",
    "pronoun": "This begins with a word that stands for something said before: name it.",
    "verdict": "This has a verdict in it already: say only what was claimed.",
    "long-short-form": f"The short form has more than {LONGEST_SHORT_FORM} characters.",
}

_VERBS = {
    "en": (
        r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|must|rose|fell|grew|made|said|says"
        r"|cost|costs|paid|won|lost|began|became|left|took|gave|held|ran|built|spent|sold|\w{3,}ed|(?:in|de)creases?)\b"
    ),
    "uk": r"\b(?:є|був|була|було|були|має|мають|буде|будуть|може|можуть|\w{2,}(?:ється|ються|в|ла|ло|ли|ає|ують|ить|ять))\b",
}
_JOINS = {
    "en": r"[,;]\s+(?:and|but|while|whereas|although|though)\s|;\s|\s(?:whereas|and that)\s",
    "uk": r"[,;]\s+(?:а|але|проте|тоді як|хоча|і|й|та)\s|;\s",
}
_VERDICTS = {
    "en": (
        r"\b(?:falsely|wrongly|incorrectly|untrue|misleading(?:ly)?|debunked|fake|hoax|lied|lies|lying|baseless"
        r"|unfounded|disinformation|misinformation|(?:is|are|was|were)\s+(?:not\s+)?(?:false|wrong|true|correct)"
        r"|without\s+(?:any\s+)?evidence|contrary\s+to\s+the\s+facts)\b"
    ),
    "uk": r"\b(?:неправдив\w+|хибн\w+|фейк\w*|брехн\w+|бреше|брешуть|безпідставн\w+|маніпулятивн\w+|дезінформаці\w+|насправді)\b",
}
_ASIDE = re.compile(r",\s(?:which|who|whose|де|як(?:ий|а|е|і))\b[^,;]*", re.IGNORECASE)
_MOST_JOINS = 20
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…][\"”»’')\]]{0,3}\s+(?=[\"“„«(]?[^\W\d_a-zа-яєіїґ])")


def hints(words: str, short_form: str = "", language: str = "en") -> list[Hint]:
    """What could be said better in a claim's statement, or in its quote where there is none."""
    words, code = " ".join(words.split()), language[:2]
    found = []
    if _is_double(words, code):
        found.append("two-claims")
    if QUESTION.search(words):
        found.append("question")
    if leans_on_previous(words, language):
        found.append("pronoun")
    if code in _VERDICTS and re.search(_VERDICTS[code], words, re.IGNORECASE):
        found.append("verdict")
    if len(short_form) > LONGEST_SHORT_FORM:
        found.append("long-short-form")
    return [Hint(code, SENTENCES[code]) for code in found]


def _is_double(words: str, code: str) -> bool:
    """Whether both sides of a join, or two sentences, could be claims: each has a verb and some words."""
    if _SENTENCE_END.search(words):
        return True
    if code not in _JOINS:
        return False
    words = _ASIDE.sub("", words)
    for join in islice(re.finditer(_JOINS[code], words, re.IGNORECASE), _MOST_JOINS):
        sides = words[: join.start()], words[join.end() :]
        if all(_may_stand_alone(side, code) for side in sides):
            return True
    return False


def _may_stand_alone(words: str, code: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS and bool(
        re.search(_VERBS[code], words, re.IGNORECASE)
    )
