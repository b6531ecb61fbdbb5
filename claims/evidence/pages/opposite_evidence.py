"""Notice a verdict and evidence that point in opposite directions. It is a hint and never stops anybody."""

from collections.abc import Iterable

from claims.models import Rating
from claims.vocabulary import Direction, Stance

OPPOSITE = {
    Direction.TRUE: (Stance.REFUTES, "contradict"),
    Direction.FALSE: (Stance.SUPPORTS, "support"),
}
"""For each direction of a verdict: the stance against it, and what sources with that stance do."""


def describe_opposite(rating: Rating | None, stances: Iterable[str]) -> str:
    """Return a sentence if the evidence points against the verdict and none of it points the same way, else "".

    Context, and evidence whose stance nobody stated, point nowhere.
    """
    taken = set(stances) & {Stance.SUPPORTS, Stance.REFUTES}
    if rating is None or len(taken) != 1:
        return ""
    against, verb = OPPOSITE.get(rating.direction, ("", ""))
    if against not in taken:
        return ""
    return f"The verdict is “{rating.label}”, but its sources only {verb} the claim. Check the verdict and each source."
