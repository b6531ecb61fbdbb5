"""What a review answers, and how the answers to one claim compare. Pure functions; equal answers agree."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from claims.vocabulary import Basis, SetAside


@dataclass(frozen=True)
class Answer:
    """What one review says: a verdict, or why the claim should be set aside. Equal answers agree.

    Different reasons are different answers, and so are duplicates of different claims. What a reviewer
    explains in their own words doesn't count: no two people write the same, and an editor reads it
    before anything follows from it.
    """

    rating: int | None = None
    """The key of the rating."""
    set_aside_reason: str = ""
    duplicate_of: int | None = None
    """The key of the claim that this one repeats, if the reason is that it is a duplicate."""


def describe_set_aside(reason: str, duplicate_of: int | None = None) -> str:
    """Return a reason to set a claim aside, such as “an opinion”; `duplicate_of` is the number of a claim."""
    if duplicate_of is not None:
        return f"a duplicate of claim {duplicate_of}"
    return str(SetAside(reason).label) if reason else ""


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
