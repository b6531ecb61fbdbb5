"""Numbers in a short form, as in `1-13,15`, for fields that carry thousands of them."""

import re
from collections.abc import Iterable

MOST = 20_000
"""Most numbers in one field."""
LARGEST = 10**8
RANGES = r"\d{1,8}(?:-\d{1,8})?(?:,\d{1,8}(?:-\d{1,8})?)*"
_RANGE = re.compile(r"(\d{1,8})(?:-(\d{1,8}))?")


def write_ranges(numbers: Iterable[int]) -> str:
    """Return numbers in order, neighbours as a range."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def read_ranges(typed: str) -> list[int]:
    """Return the numbers of `write_ranges`, at most MOST of them, in order."""
    numbers: set[int] = set()
    for match in _RANGE.finditer(typed):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers.update(range(first, min(last, first + MOST) + 1))
        if len(numbers) > MOST:
            break
    return sorted(numbers)[:MOST]
