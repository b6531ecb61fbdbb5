"""How long something took, as people say it."""

from datetime import timedelta

HOUR, DAY = 3600, 86_400
FEW = 10
"""Fewer days than this are told with a half."""


def describe_duration(took: timedelta) -> str:
    """Return words such as "under a minute", "25 min", "7 h", "2.5 days" or "31 days"."""
    seconds = took.total_seconds()
    if seconds < 60:
        return "under a minute"
    if round(seconds / 60) < 60:
        return f"{round(seconds / 60)} min"
    if round(seconds / HOUR) < 48:
        return f"{round(seconds / HOUR)} h"
    days = seconds / DAY
    return f"{round(2 * days) / 2:g} days" if days < FEW else f"{round(days)} days"
