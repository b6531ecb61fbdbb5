"""Whole numbers from addresses and forms, where anybody may have typed anything."""

LONGEST = 17
"""Digits; one more could be larger than the database's largest key."""


def whole_number(typed: str) -> int | None:
    """Return the number written in ASCII digits, or None for anything else."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST
    return int(typed) if is_number else None
