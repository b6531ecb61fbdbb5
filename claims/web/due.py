"""When something is due, as people say it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateformat import format as format_date


def describe_due(moment: datetime) -> str:
    """Return words such as "today, 17:00", "tomorrow, 12:00", "Fri 20 Feb", or "overdue since Mon 5 Jan"."""
    now, local = timezone.localtime(), timezone.localtime(moment)
    clock = format_date(local, "H:i")
    if moment < now:
        since = clock if local.date() == now.date() else format_date(local, "D j M")
        return f"overdue since {since}"
    if local.date() == now.date():
        return f"today, {clock}"
    if local.date() == now.date() + timedelta(days=1):
        return f"tomorrow, {clock}"
    year = "" if local.year == now.year else " Y"
    return format_date(local, f"D j M{year}")


def is_due_today(moment: datetime | None) -> bool:
    """Return whether something is due before the end of today, or is late already."""
    return moment is not None and timezone.localtime(moment).date() <= timezone.localdate()
