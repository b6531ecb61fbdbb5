"""How much a sentence is worth checking, and why. The score sorts and preselects; it never hides a sentence."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from .attribution import find_claimant
from .signals import read_signals

WEIGHTS = {
    "number": 1.2,
    "share": 0.9,
    "money": 0.6,
    "date": 0.6,
    "comparison": 0.9,
    "trend": 0.7,
    "cause": 0.5,
    "attribution": 0.5,
    "quotation": 0.1,
    "name": 0.4,
    "hedge": -0.9,
    "future": -1.0,
    "opinion": -1.1,
    "question": -1.8,
    "too short": -1.5,
}
BIAS = -0.9
# What by itself makes a sentence worth a look. A name or a quotation alone says nothing that can be checked.
_SUBSTANCE = frozenset(
    ("number", "share", "money", "date", "comparison", "trend", "cause", "attribution")
)
_PRESELECT_FROM = 0.5


class Signals(NamedTuple):
    """A score from 0 to 1, the named signals behind it, and whether the sentence is ticked for a start."""

    score: float
    reasons: list[str]
    preselected: bool


def read_claim(sentence: str, language: str) -> Signals:
    """The check-worthiness of one sentence."""
    attribution = find_claimant(sentence, language)
    reasons = read_signals(sentence, attribution is not None)
    score = 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[name] for name in reasons)))
    preselected = (
        score >= _PRESELECT_FROM
        and not _SUBSTANCE.isdisjoint(reasons)
        and "too short" not in reasons
    )
    return Signals(round(score, 4), reasons, preselected)


def scores(sentences: Iterable[str], language: str) -> list[float]:
    """The scores of many sentences, in their order."""
    return [read_claim(sentence, language).score for sentence in sentences]
