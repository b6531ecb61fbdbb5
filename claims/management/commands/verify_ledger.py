"""`manage.py verify_ledger`: check every chain of the ledger, and compare it with the rows that it recorded."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.ledger.checking import CheckedLedger, check_ledger
from claims.ledger.verification.anchors import AnchorFile, UnreadableAnchor, read_anchor


class Command(BaseCommand):
    """Computes every hash again and names what does not match."""

    help = "Check every link, payload and head of the activity log, and the rows that it recorded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="compare with the heads in a file of anchor_ledger",
        )
        parser.add_argument("--json", action="store_true", help="write the result as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        """Print what was checked and a sentence for each problem; exit with 1 if there is one."""
        try:
            anchors = [read_anchor(file) for file in options["anchor"]]
        except UnreadableAnchor as error:
            raise CommandError(str(error)) from None
        checked = check_ledger(anchors)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(checked), indent=1))
        else:
            self._print(checked, anchors)
        if checked.found.total:
            raise CommandError("The activity log does not match what it recorded.")

    def _print(self, checked: CheckedLedger, anchors: list[AnchorFile]) -> None:
        found = checked.found
        for problem in found.problems:
            self.stdout.write(problem.sentence)
        if more := found.total - len(found.problems):
            self.stdout.write(f"There are {more:,} more problems like these.")
        for anchor in anchors:
            self.stdout.write(f"Compared with {len(anchor.heads):,} heads of {anchor.at}.")
            if anchor.stamped_at:
                self.stdout.write(f"Its time stamp says that it existed on {anchor.stamped_at}.")
        self.stdout.write(
            f"{found.chains:,} chains, {found.events:,} events, {found.total:,} problems"
        )


def _as_json(checked: CheckedLedger) -> dict[str, Any]:
    found = checked.found
    return {
        "ended_at": checked.row.ended_at.isoformat(),
        "chains": found.chains,
        "events": found.events,
        "count": found.total,
        "problems": [problem.as_json() for problem in found.problems],
    }
