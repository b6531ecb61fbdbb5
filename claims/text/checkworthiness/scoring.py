"""Score how much a sentence is worth checking, with reasons.

The score orders claims and ticks some of them in advance; it never hides a sentence. English is scored by a small
logistic model (fitted by `fitting`; the model's file names its training data), other languages by the signals alone,
with the weights below.
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from claims.text.attribution.speakers import find_claimant
from claims.text.checkworthiness.signals import read_signals
from claims.text.checkworthiness.terms import SHAPES, extract_terms, measure_shape
from claims.text.checkworthiness.tokens import tokenise
from claims.text.quantities.kinds import find_kinds

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
"""Log-odds, set by hand, for languages without a model and for ticking claims in advance."""

OF_AMOUNTS = frozenset(("number", "share", "money", "date"))
"""Signals that words give which often stand near an amount; people see the kinds of its amounts instead."""
# Signals of something checkable. A name or a quotation alone is not enough to tick a sentence in advance.
_SUBSTANCE = frozenset(
    ("number", "share", "money", "date", "comparison", "trend", "cause", "attribution")
)


class Assessment(NamedTuple):
    """A score from 0 to 1, the reasons that people see, and whether to tick the sentence in advance."""

    score: float
    reasons: list[str]
    is_preselected: bool


class Model(NamedTuple):
    """Weights of a logistic model. Each term has its inverse document frequency and its weight."""

    bias: float
    terms: dict[str, tuple[float, float]]
    signals: dict[str, float]
    shape: tuple[float, ...]

    @classmethod
    def from_json(cls, document: dict) -> Self:
        """Build a model from the parsed JSON that `fitting.fit_model` returns."""
        weights = {term: (idf, weight) for term, (idf, weight) in document["terms"].items()}
        sizes = tuple(document["shape"][name] for name in SHAPES)
        return cls(document["bias"], weights, document["signals"], sizes)

    def odds(self, sentence: str, words: list[str], reasons: list[str]) -> float:
        """Return the logarithm of the odds that the sentence is worth checking."""
        known = [self.terms[term] for term in extract_terms(words) if term in self.terms]
        length = math.sqrt(sum(idf * idf for idf, _ in known)) or 1.0
        total = sum(idf * weight for idf, weight in known) / length
        total += sum(self.signals[name] for name in reasons)
        return (
            self.bias + total + sum(map(float.__mul__, self.shape, measure_shape(sentence, words)))
        )


@cache
def load_model() -> Model:
    """Return the English model; its file is read once."""
    return Model.from_json(json.loads(MODEL.read_text(encoding="utf-8")))


def assess_sentence(sentence: str, language: str) -> Assessment:
    """Return how much a sentence is worth checking, and why."""
    words = tokenise(sentence)
    is_attributed = find_claimant(sentence, language) is not None
    reasons = read_signals(sentence, words, is_attributed=is_attributed)
    by_signals = BIAS + sum(WEIGHTS[name] for name in reasons)
    odds = load_model().odds(sentence, words, reasons) if language[:2] == "en" else by_signals
    return Assessment(
        round(_probability(odds), 4),
        _name_reasons(sentence, language, reasons),
        _is_preselected(by_signals, reasons),
    )


def _name_reasons(sentence: str, language: str, signals: list[str]) -> list[str]:
    """Return what people see beside a claim: the kinds of its amounts, and the signals that are about no amount.

    The model counts words such as *wages* and *per*, which say what a sentence is about. As reasons they would be wrong.
    """
    kinds = find_kinds(sentence, language)
    return [*kinds, *(signal for signal in signals if signal not in OF_AMOUNTS)]


def score_sentences(sentences: Iterable[str], language: str) -> list[float]:
    """Return the score of each sentence, in the given order."""
    return [assess_sentence(sentence, language).score for sentence in sentences]


def _probability(odds: float) -> float:
    """Apply the logistic function, within a range in which `exp` can't overflow."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _is_preselected(odds: float, reasons: list[str]) -> bool:
    return odds >= 0 and not _SUBSTANCE.isdisjoint(reasons) and "too short" not in reasons
