"""Fit the check-worthiness model that `claims.text.checkworthiness` reads; needs scikit-learn, which only developers have.

Two logistic regressions: the first, over every term seen often enough, ranks the terms by weight and use; the second
is over the best of them, the signals and the sentence's shape. Terms are weighted by inverse document frequency and
scaled to length one, as at run time. Average precision is measured as in scikit-learn, in stratified folds, with the
choice of terms made anew in each.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.text.attribution.speakers import find_claimant
from claims.text.checkworthiness.scoring import Model
from claims.text.checkworthiness.signals import AGAINST, FOR, read_signals
from claims.text.checkworthiness.terms import SHAPES, shape, terms
from claims.text.checkworthiness.tokens import tokens

FEWEST_SENTENCES = 3
"""How many sentences must have a term."""
SIGNAL_SCALE = 0.5
RANKING_STRENGTH = 3.0
FITTING_STRENGTH = 1.3
DECIMALS = 3


@dataclass(frozen=True)
class Labelled:
    """Sentences, each with 1 where somebody found it worth checking, else 0."""

    sentences: list[str]
    labels: list[int]


def read_labelled(paths: Sequence[Path]) -> Labelled:
    """Read JSON lists or JSON lines of {"text", "label"}. Raises ValueError where a row has no such fields."""
    rows: list[dict[str, Any]] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        whole = text.lstrip().startswith("[")
        rows += (
            json.loads(text)
            if whole
            else [json.loads(line) for line in text.splitlines() if line.strip()]
        )
    try:
        return Labelled(
            [str(row["text"]) for row in rows], [int(bool(row["label"])) for row in rows]
        )
    except (KeyError, TypeError) as error:
        raise ValueError('Each row needs "text" and "label".') from error


class Reading:
    """What is counted in each sentence, read once for all folds."""

    def __init__(self, sentences: Sequence[str]) -> None:
        words = [tokens(sentence) for sentence in sentences]
        self.terms = [terms(part) for part in words]
        self.extra = [self._extra(*pair) for pair in zip(sentences, words, strict=True)]

    @staticmethod
    def _extra(sentence: str, words: list[str]) -> list[float]:
        attributed = find_claimant(sentence, "en") is not None
        reasons = read_signals(sentence, words, is_attributed=attributed)
        return [float(name in reasons) for name in (*FOR, *AGAINST)] + list(shape(sentence, words))


def fit(
    reading: Reading, labels: Sequence[int], rows: Sequence[int], *, most_terms: int, seed: int
) -> dict[str, Any]:
    """The model's weights, fitted on the given rows."""
    import numpy as np  # noqa: PLC0415 - a development dependency, absent where the server runs
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a development dependency, absent where the server runs

    answers = [labels[row] for row in rows]
    idf = _inverse_frequencies(reading, rows)
    known = sorted(idf)
    matrix = _matrix(reading, rows, known, idf)
    ranking = LogisticRegression(C=RANKING_STRENGTH, solver="liblinear", random_state=seed).fit(
        matrix, answers
    )
    count = len(known)
    use = np.sqrt(np.asarray(matrix[:, :count].multiply(matrix[:, :count]).mean(axis=0)))[0]
    best = sorted(np.argsort(-np.abs(ranking.coef_[0][:count]) * use, kind="stable")[:most_terms])
    chosen = [known[at] for at in best]
    final = LogisticRegression(C=FITTING_STRENGTH, solver="liblinear", random_state=seed)
    final.fit(_matrix(reading, rows, chosen, idf), answers)
    weights = [round(float(weight), DECIMALS) for weight in final.coef_[0]]
    scaled = [
        round(float(weight) * SIGNAL_SCALE, DECIMALS) for weight in final.coef_[0][len(chosen) :]
    ]
    names = (*FOR, *AGAINST)
    return {
        "bias": round(float(final.intercept_[0]), DECIMALS),
        "signals": dict(zip(names, scaled, strict=False)),
        "shape": dict(zip(SHAPES, scaled[len(names) :], strict=True)),
        "terms": {
            term: [round(idf[term], DECIMALS), weight]
            for term, weight in zip(chosen, weights, strict=False)
        },
    }


def cross_validate(
    reading: Reading, labelled: Labelled, *, folds: int, most_terms: int, seed: int
) -> list[float]:
    """The average precision of each fold, scored by the code that runs at the desk."""
    from sklearn.metrics import average_precision_score  # noqa: PLC0415 - a development dependency, absent where the server runs
    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415 - a development dependency, absent where the server runs

    parts = StratifiedKFold(folds, shuffle=True, random_state=seed)
    found = []
    for train, test in parts.split(labelled.sentences, labelled.labels):
        fitted = Model.from_json(
            fit(reading, labelled.labels, list(train), most_terms=most_terms, seed=seed)
        )
        odds = [_odds(fitted, labelled.sentences[row]) for row in test]
        found.append(float(average_precision_score([labelled.labels[row] for row in test], odds)))
    return found


def _odds(fitted: Any, sentence: str) -> float:
    words = tokens(sentence)
    attributed = find_claimant(sentence, "en") is not None
    return fitted.odds(sentence, words, read_signals(sentence, words, is_attributed=attributed))


def _inverse_frequencies(reading: Reading, rows: Sequence[int]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for row in rows:
        for term in reading.terms[row]:
            counts[term] = counts.get(term, 0) + 1
    return {
        term: math.log(len(rows) / (1 + count))
        for term, count in counts.items()
        if count >= FEWEST_SENTENCES
    }


def _matrix(
    reading: Reading, rows: Sequence[int], known: Sequence[str], idf: dict[str, float]
) -> Any:
    """One row a sentence: its known terms, scaled to length one, then its signals and shape."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - a development dependency, absent where the server runs

    place = {term: at for at, term in enumerate(known)}
    values, columns, ends = [], [], [0]
    for row in rows:
        present = [term for term in sorted(reading.terms[row]) if term in place]
        length = math.sqrt(sum(idf[term] ** 2 for term in present)) or 1.0
        values += [idf[term] / length for term in present]
        columns += [place[term] for term in present]
        extra = [(at, value) for at, value in enumerate(reading.extra[row]) if value]
        values += [SIGNAL_SCALE * value for _, value in extra]
        columns += [len(known) + at for at, _ in extra]
        ends.append(len(values))
    width = len(known) + len(FOR) + len(AGAINST) + len(SHAPES)
    return csr_matrix((values, columns, ends), shape=(len(rows), width))
