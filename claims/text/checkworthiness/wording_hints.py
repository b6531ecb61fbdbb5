"""Suggest how to improve a claim's wording. Hints never block a form.

A good claim makes one statement about something it names, and leaves the verdict to the reviewers.
"""

import re
from itertools import islice
from typing import NamedTuple

from claims.text.checkworthiness.signals import QUESTION
from claims.text.revisions.dependence import begins_with_reference

MAX_SHORT_FORM = 75
"""Characters that search engines and cards show without cutting."""
MIN_WORDS = 3
"""Words that each side of a conjunction needs to count as a possible claim."""


class Hint(NamedTuple):
    """A possible problem with a claim's wording: a code for programs, a sentence for users."""

    code: str
    sentence: str


SENTENCES = {
    "two-claims": "This looks like two claims. Split it so each gets its own verdict.",
    "question": "This is a question. Write the claim it implies.",
    "pronoun": "Starts with a word such as “it”, “this” or “however”. Say what it refers to.",
    "verdict": "This wording already judges the claim. State only what was said.",
    "long-short-form": f"The short form is longer than {MAX_SHORT_FORM} characters.",
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


def find_wording_hints(wording: str, short_form: str = "", language: str = "en") -> list[Hint]:
    """Return hints on a claim's statement, or on its quote if it has no statement."""
    wording, language_code = " ".join(wording.split()), language[:2]
    codes = []
    if _is_double(wording, language_code):
        codes.append("two-claims")
    if QUESTION.search(wording):
        codes.append("question")
    if begins_with_reference(wording, language):
        codes.append("pronoun")
    if language_code in _VERDICTS and re.search(_VERDICTS[language_code], wording, re.IGNORECASE):
        codes.append("verdict")
    if len(short_form) > MAX_SHORT_FORM:
        codes.append("long-short-form")
    return [Hint(code, SENTENCES[code]) for code in codes]


def _is_double(wording: str, language_code: str) -> bool:
    """Return whether the wording has two sentences, or a conjunction between two possible claims."""
    if _SENTENCE_END.search(wording):
        return True
    if language_code not in _JOINS:
        return False
    wording = _ASIDE.sub("", wording)
    joins = re.finditer(_JOINS[language_code], wording, re.IGNORECASE)
    for join in islice(joins, _MOST_JOINS):
        sides = wording[: join.start()], wording[join.end() :]
        if all(_may_be_a_claim(side, language_code) for side in sides):
            return True
    return False


def _may_be_a_claim(wording: str, language_code: str) -> bool:
    """Return whether a part of a sentence has a verb and enough words."""
    return len(wording.split()) >= MIN_WORDS and bool(
        re.search(_VERBS[language_code], wording, re.IGNORECASE)
    )
