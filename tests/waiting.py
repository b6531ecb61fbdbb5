"""Waiting for what will happen, however busy the machine is."""

import time
from collections.abc import Callable

PATIENCE = 300
"""Seconds until a wait gives up: far longer than anything takes, so that only what never comes fails a test."""


def wait_for[T](look: Callable[[], T]) -> T:
    """Look until there is something to see, and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if seen := look():
            return seen
        time.sleep(0.05)
    raise AssertionError(f"Nothing to see within {PATIENCE} seconds.")
