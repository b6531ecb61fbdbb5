"""How much a sentence is worth checking, and why. The score sorts and preselects; it never hides a sentence.

English is scored by a small logistic model, whose file says what it was fitted on (see `claims/fitting.py`); other
languages by the signals alone, with the weights below.
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from claims.text.attribution.speakers import find_claimant
from claims.text.checkworthiness.signals import read_signals
from claims.text.checkworthiness.terms import SHAPES, shape, terms
from claims.text.checkworthiness.tokens import tokens

MODEL = Path(__file__).with_name("checkworthiness_en.json")

BIAS = -0.9
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
"""Odds, set by hand, for languages without a model and for the preselection."""

# What by itself makes a sentence worth a look. A name or a quotation alone says nothing checkable.
_SUBSTANCE = frozenset(
    ("number", "share", "money", "date", "comparison", "trend", "cause", "attribution")
)


class Signals(NamedTuple):
    """A score from 0 to 1, the named signals behind it, and whether the sentence is ticked for a start."""

    score: float
    reasons: list[str]
    preselected: bool


class Model(NamedTuple):
    """Weights of a logistic model over terms (each with its inverse document frequency), signals and shape."""

    bias: float
    terms: dict[str, tuple[float, float]]
    signals: dict[str, float]
    shape: tuple[float, ...]

    @classmethod
    def from_json(cls, document: dict) -> Self:
        """The model of a file's contents, as `claims.text.checkworthiness.fitting` writes them."""
        weights = {term: (idf, weight) for term, (idf, weight) in document["terms"].items()}
        sizes = tuple(document["shape"][name] for name in SHAPES)
        return cls(document["bias"], weights, document["signals"], sizes)

    def odds(self, sentence: str, words: list[str], reasons: list[str]) -> float:
        """The logarithm of the odds that the sentence is worth checking."""
        known = [self.terms[term] for term in terms(words) if term in self.terms]
        length = math.sqrt(sum(idf * idf for idf, _ in known)) or 1.0
        total = sum(idf * weight for idf, weight in known) / length
        total += sum(self.signals[name] for name in reasons)
        return self.bias + total + sum(map(float.__mul__, self.shape, shape(sentence, words)))


@cache
def model() -> Model:
    """The English model, read once."""
    return Model.from_json(json.loads(MODEL.read_text(encoding="utf-8")))


def read_claim(sentence: str, language: str) -> Signals:
    """The check-worthiness of one sentence."""
    words = tokens(sentence)
    attributed = find_claimant(sentence, language) is not None
    reasons = read_signals(sentence, words, is_attributed=attributed)
    by_signals = BIAS + sum(WEIGHTS[name] for name in reasons)
    odds = model().odds(sentence, words, reasons) if language[:2] == "en" else by_signals
    return Signals(round(_share(odds), 4), reasons, _is_preselected(by_signals, reasons))


def scores(sentences: Iterable[str], language: str) -> list[float]:
    """The scores of many sentences, in their order."""
    return [read_claim(sentence, language).score for sentence in sentences]


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _is_preselected(odds: float, reasons: list[str]) -> bool:
    return odds >= 0 and not _SUBSTANCE.isdisjoint(reasons) and "too short" not in reasons
