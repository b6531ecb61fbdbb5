"""`manage.py triggers`: what the database refuses and writes by itself, one line a trigger."""

import pgtrigger
from django.core.management.base import BaseCommand

HEADINGS = ("TABLE", "TRIGGER", "WHEN", "WHAT IT DOES")


class Command(BaseCommand):
    """Print every trigger with its table, when it fires, and what it refuses or writes."""

    help = "List the triggers of the database and what each refuses or writes; needs no database."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        """Print the triggers as a table, in the order of their tables."""
        rows = sorted(
            (model._meta.db_table, trigger.name, describe_event(trigger), trigger.does)
            for model, trigger in pgtrigger.registered()
        )
        widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
        for row in (HEADINGS, *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())


def describe_event(trigger: pgtrigger.Trigger) -> str:
    """Return when a trigger fires, such as `before insert or update, row`."""
    when = "at commit after" if trigger.timing else str(trigger.when).lower()
    operation = str(trigger.operation).lower().replace('"', "")
    return f"{when} {operation}, {str(trigger.level).lower()}"
