"""`manage.py anchor_ledger`: write the heads of all chains to a file, or send them where the settings say."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.ledger.anchoring import (
    Anchor,
    files_of,
    is_anchoring_on,
    make_anchor,
    send_anchor,
    write_whole,
)
from claims.ledger.heads import record_all_heads
from claims.ledger.time_stamps import BadTimeStamp


class Command(BaseCommand):
    """Does now what a job does each day."""

    help = "Write the state of the whole activity log to a file, to compare it later with verify_ledger --anchor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            help="where to write it, in place of the places in the settings",
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Record the heads, write the anchor, and say where it went."""
        file = options["file"]
        if file is None and not is_anchoring_on():
            raise CommandError("Name a file, or set ANCHOR_FOLDER or ANCHOR_MAIL (docs/server.md).")
        record_all_heads()
        anchor = make_anchor()
        try:
            done = send_anchor(anchor) if file is None else _write(anchor, file)
        except BadTimeStamp as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"The anchor was not stored or sent: {error}.") from None
        for sentence in done:
            self.stdout.write(sentence)


def _write(anchor: Anchor, file: Path) -> list[str]:
    """Write an anchor to a file, and its time stamp beside it."""
    done = []
    for name, content in files_of(anchor):
        target = file.with_name(file.name + name.removeprefix(anchor.name))
        write_whole(target, content)
        done.append(f"Wrote {target}.")
    return done
