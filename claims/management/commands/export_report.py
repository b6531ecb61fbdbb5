"""Write a published report to a file: the bytes the site serves."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.models import Report
from claims.reports.formats import FORMATS


class Command(BaseCommand):
    """Export the newest report of an article, or a numbered one."""

    help = "Export a published report as json, csv, html or jsonld."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the article, the format and where to write."""
        parser.add_argument("slug")
        parser.add_argument("--format", choices=sorted(FORMATS), default="json")
        parser.add_argument("--number", type=int, help="a report other than the newest")
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")

    def handle(self, *args: object, **options: object) -> None:
        """Write the bytes, or say in a sentence why there are none."""
        report = Report.objects.of(options["slug"], options["number"]).first()
        if report is None:
            raise CommandError(f"There is no such report of {options['slug']}.")
        content = FORMATS[options["format"]].write(report.data, settings.SITE_URL)
        if not options["output"]:
            sys.stdout.buffer.write(content)
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error
