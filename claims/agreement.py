"""Measure how far the reviewers of a claim agree. Pure functions; answers are compared for equality."""

from collections import Counter
from collections.abc import Hashable, Sequence

from claims.vocabulary import Basis


def is_unanimous(answers: Sequence[Hashable]) -> bool:
    """Return whether there is at least one answer and all are the same."""
    return len(set(answers)) == 1


def find_majority(answers: Sequence[Hashable]) -> Hashable | None:
    """Return the answer that more than half of the reviewers gave, or None."""
    if not answers:
        return None
    answer, count = Counter(answers).most_common(1)[0]
    return answer if 2 * count > len(answers) else None


def determine_basis(answers: Sequence[Hashable], decision: Hashable) -> Basis:
    """Return how the editor's decision relates to the reviewers' independent answers.

    Unanimous: every reviewer gave the decided answer. Majority: more than half did. Overridden:
    more than half gave a different answer. Adjudicated: no answer had a majority, so the editor
    chose.
    """
    majority = find_majority(answers)
    if majority is None:
        return Basis.ADJUDICATED
    if majority != decision:
        return Basis.OVERRIDDEN
    return Basis.UNANIMOUS if is_unanimous(answers) else Basis.MAJORITY
