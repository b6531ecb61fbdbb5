"""`manage.py export_ledger`: write the ledger as lines of JSON that another program can verify."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.ledger.exporting import export_lines
from claims.models import Article


class Command(BaseCommand):
    """Writes chains and events to standard output; memory does not grow with them."""

    help = "Write the activity log as lines of JSON, as docs/ledger.md describes them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", default="", metavar="SLUG", help="only this article's log")
        parser.add_argument(
            "--public",
            action="store_true",
            help="leave out what people wrote and did; the hashes stay",
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Write one line after the other."""
        slug = options["article"]
        if slug and not Article.objects.filter(slug=slug).exists():
            raise CommandError(f"There is no article “{slug}”.")
        for line in export_lines(article=slug, is_public=options["public"]):
            self.stdout.write(line)
