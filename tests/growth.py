"""How the work of a function grows with what it is given: a ratio within one run, on any machine."""

import time
from collections.abc import Callable

TIMES = 8
LINEAR = 3
"""Work that grows by less than this is as good as linear: quadratic work grows by `TIMES`."""
TRIES = 6


def growth[T](work: Callable[[T], object], make: Callable[[int], T], size: int) -> float:
    """Processor time for what `make(TIMES * size)` gives, by that for `make(size)`, by TIMES.

    1 where the work is linear, TIMES where it is quadratic, 1 / TIMES where it is always the same.
    The least of some tries: whatever else the machine does makes single ones larger.
    """
    small, large = make(size), make(TIMES * size)
    work(small)  # what is read or compiled at the first call does not grow
    least = float("inf")
    for _ in range(TRIES):
        least = min(least, _took(work, large) / max(_took(work, small), 1e-6) / TIMES)
        if least < LINEAR:
            break
    return least


def _took[T](work: Callable[[T], object], given: T) -> float:
    began = time.process_time()
    work(given)
    return time.process_time() - began
