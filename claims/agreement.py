"""Agreement between reviewers: pure functions on labels and numbers."""

from collections import Counter
from collections.abc import Hashable, Sequence

from claims.vocabulary import Basis


def is_unanimous(answers: Sequence[Hashable]) -> bool:
    """Whether there is at least one answer and all are the same."""
    return len(set(answers)) == 1


def majority(answers: Sequence[Hashable]) -> Hashable | None:
    """Return the answer that more than half gave, or None."""
    if not answers:
        return None
    answer, count = Counter(answers).most_common(1)[0]
    return answer if 2 * count > len(answers) else None


def basis(answers: Sequence[Hashable], decision: Hashable) -> Basis:
    """Say how a decision follows from independent answers.

    Unanimous: all gave it. Majority: more than half did. Overridden: most agreed on something
    else. Adjudicated: there was no majority, the editor decided between them.
    """
    most = majority(answers)
    if most is None:
        return Basis.ADJUDICATED
    if most != decision:
        return Basis.OVERRIDDEN
    return Basis.UNANIMOUS if is_unanimous(answers) else Basis.MAJORITY
