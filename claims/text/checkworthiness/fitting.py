"""Fit the check-worthiness model that `scoring` reads. Needs scikit-learn, a development dependency.

There are two logistic regressions. The first uses every frequent term, to rank the terms by weight and use. The second
uses the best of these terms, the signals and the shape of the sentence. Terms are weighted by inverse document
frequency and scaled to unit length, as at run time. We measure the average precision (as scikit-learn defines it) in
stratified folds, and choose the terms again in each fold.
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
from claims.text.checkworthiness.terms import SHAPES, extract_terms, measure_shape
from claims.text.checkworthiness.tokens import tokenise

MIN_SENTENCES_PER_TERM = 3
"""Rarer terms are ignored."""
SIGNAL_SCALE = 0.5
"""Factor for signals and shape, so that they weigh about as much as the terms, which have unit length."""
RANKING_STRENGTH = 3.0
FITTING_STRENGTH = 1.3
"""Inverse regularisation (`C`) of the two regressions."""
DECIMALS = 3


@dataclass(frozen=True)
class Labelled:
    """Sentences with their labels: 1 if a person found the sentence worth checking, else 0."""

    sentences: list[str]
    labels: list[int]


def read_labelled(paths: Sequence[Path]) -> Labelled:
    """Read files of JSON lists or JSON lines of {"text", "label"}.

    Raises ValueError if a row lacks one of these fields.
    """
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


class Features:
    """The terms, signals and shape of each sentence, computed once for all folds."""

    def __init__(self, sentences: Sequence[str]) -> None:
        words = [tokenise(sentence) for sentence in sentences]
        self.terms = [extract_terms(part) for part in words]
        self.extra = [self._measure(*pair) for pair in zip(sentences, words, strict=True)]

    @staticmethod
    def _measure(sentence: str, words: list[str]) -> list[float]:
        is_attributed = find_claimant(sentence, "en") is not None
        reasons = read_signals(sentence, words, is_attributed=is_attributed)
        return [float(name in reasons) for name in (*FOR, *AGAINST)] + list(
            measure_shape(sentence, words)
        )


def fit_model(
    features: Features, labels: Sequence[int], rows: Sequence[int], *, most_terms: int, seed: int
) -> dict[str, Any]:
    """Return the weights of a model fitted on the given rows, as `Model.from_json` reads them."""
    import numpy as np  # noqa: PLC0415 - a development dependency, absent where the server runs
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a development dependency, absent where the server runs

    answers = [labels[row] for row in rows]
    idf = _compute_idf(features, rows)
    known = sorted(idf)
    matrix = _build_matrix(features, rows, known, idf)
    ranking = LogisticRegression(C=RANKING_STRENGTH, solver="liblinear", random_state=seed).fit(
        matrix, answers
    )
    count = len(known)
    use = np.sqrt(np.asarray(matrix[:, :count].multiply(matrix[:, :count]).mean(axis=0)))[0]
    best = sorted(np.argsort(-np.abs(ranking.coef_[0][:count]) * use, kind="stable")[:most_terms])
    chosen = [known[index] for index in best]
    final = LogisticRegression(C=FITTING_STRENGTH, solver="liblinear", random_state=seed)
    final.fit(_build_matrix(features, rows, chosen, idf), answers)
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
    features: Features, labelled: Labelled, *, folds: int, most_terms: int, seed: int
) -> list[float]:
    """Return the average precision of each fold. The scores come from the code used at run time."""
    from sklearn.metrics import average_precision_score  # noqa: PLC0415 - a development dependency, absent where the server runs
    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415 - a development dependency, absent where the server runs

    parts = StratifiedKFold(folds, shuffle=True, random_state=seed)
    precisions = []
    for train, test in parts.split(labelled.sentences, labelled.labels):
        model = Model.from_json(
            fit_model(features, labelled.labels, list(train), most_terms=most_terms, seed=seed)
        )
        odds = [_score(model, labelled.sentences[row]) for row in test]
        labels = [labelled.labels[row] for row in test]
        precisions.append(float(average_precision_score(labels, odds)))
    return precisions


def _score(model: Model, sentence: str) -> float:
    words = tokenise(sentence)
    is_attributed = find_claimant(sentence, "en") is not None
    return model.odds(sentence, words, read_signals(sentence, words, is_attributed=is_attributed))


def _compute_idf(features: Features, rows: Sequence[int]) -> dict[str, float]:
    """Return the inverse document frequency of each term that is frequent enough."""
    counts: dict[str, int] = {}
    for row in rows:
        for term in features.terms[row]:
            counts[term] = counts.get(term, 0) + 1
    return {
        term: math.log(len(rows) / (1 + count))
        for term, count in counts.items()
        if count >= MIN_SENTENCES_PER_TERM
    }


def _build_matrix(
    features: Features, rows: Sequence[int], known: Sequence[str], idf: dict[str, float]
) -> Any:
    """Return a sparse matrix with a row for each sentence.

    Its columns are the known terms (scaled to unit length), then the signals and the shape.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - a development dependency, absent where the server runs

    column_of = {term: index for index, term in enumerate(known)}
    values, columns, ends = [], [], [0]
    for row in rows:
        present = [term for term in sorted(features.terms[row]) if term in column_of]
        length = math.sqrt(sum(idf[term] ** 2 for term in present)) or 1.0
        values += [idf[term] / length for term in present]
        columns += [column_of[term] for term in present]
        extra = [(index, value) for index, value in enumerate(features.extra[row]) if value]
        values += [SIGNAL_SCALE * value for _, value in extra]
        columns += [len(known) + index for index, _ in extra]
        ends.append(len(values))
    width = len(known) + len(FOR) + len(AGAINST) + len(SHAPES)
    return csr_matrix((values, columns, ends), shape=(len(rows), width))
