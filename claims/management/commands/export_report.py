"""`manage.py export_report`: write a published report to a file, with the bytes that the site serves."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from claims.models import Report
from claims.reports.formats import FORMATS
from claims.reports.formats.made_files import file_of
from claims.reports.formats.report_pdf import CannotPrint

FORMER = {"jsonld": "claimreview"}
"""Names that formats had before."""


class Command(BaseCommand):
    """Exports the newest report of an article, or the one with a number."""

    help = "Export a published report in one of the formats that the site serves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--format", choices=[*FORMATS, *FORMER], default="json")
        parser.add_argument("--number", type=int, help="a report other than the newest")
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")

    def handle(self, *args: object, **options: object) -> None:
        """Write the file, or say in one sentence why that failed."""
        report = Report.objects.of(options["slug"], options["number"]).first()
        if report is None:
            raise CommandError(f"{options['slug']} has no such report.")
        try:
            content = file_of(report, FORMER.get(options["format"], options["format"]))
        except CannotPrint as error:
            raise CommandError(str(error)) from error
        if not options["output"]:
            sys.stdout.buffer.write(content)
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error
