"""`manage.py export_claims`: write every claim with a verdict to a file, as CSV or as JSON lines."""

import os
import sys
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError

from claims.reports.formats.claim_export import FORMATS


class Command(BaseCommand):
    """Exports the verdicts in force, published or not, with the names of their sources as readers may know them."""

    help = "Export all decided claims. Verdicts of articles that are checked before publication have the purpose desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("file", nargs="?", metavar="FILE", help="default: standard output")

    def handle(self, *args: object, **options: object) -> None:
        """Write the file, or say in one sentence why that failed."""
        name = options["file"]
        try:
            with self._opened(name) as file:
                count = FORMATS[options["format"]](file)
                file.flush()
        except BrokenPipeError:
            # Python flushes again when it ends, and that must not fail either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}.") from error
        else:
            self.stderr.write(f"{count:,} claims exported.")

    def _opened(self, name: str | None) -> AbstractContextManager[BinaryIO]:
        return Path(name).open("wb") if name else nullcontext(sys.stdout.buffer)
