"""`manage.py generate_archive`: fill a database of its own with a large, made-up archive, to measure with."""

import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection

from claims.articles.actions.loading import find_default_scale
from claims.management.archive.filling import fill_archive
from claims.management.archive.reporting import publish_some
from claims.management.seeding import seed_guidelines, seed_scales
from claims.models import Article, Review
from claims.vocabulary import ArticleMode

PROGRESS_SECONDS = 5
"""So often a line says how far we are."""


class Command(BaseCommand):
    """Writes articles, claims, reviews, evidence and decisions by COPY; the same ones for the same seed."""

    help = "Fill an empty database, or that of the demo, with a large made-up archive for measurements."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=10_000)
        parser.add_argument("--claims", type=int, default=1_000_000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--reports", type=int, default=20, help="publish so many of the finished articles"
        )
        parser.add_argument(
            "--no-input", action="store_true", help="don't ask before adding to the data of the demo"
        )  # fmt: skip

    def handle(self, *args: object, **options: object) -> None:
        """Fill the database and say how long it took."""
        articles, claims = options["articles"], options["claims"]
        if articles < 1 or claims < articles:
            raise CommandError("Ask for at least one article, and at least one claim for each.")
        self._refuse_another_database(asks=not options["no_input"])
        seed_scales()
        seed_guidelines()
        self.began, self.last_line, self.articles = time.monotonic(), 0.0, articles
        try:
            fill_archive(
                articles=articles, claims=claims, seed=options["seed"],
                scale=find_default_scale(ArticleMode.PUBLISHED_CLAIM), report=self._show_progress,
            )  # fmt: skip
        except ProgrammingError as error:
            if getattr(error.__cause__, "sqlstate", "") != "42501":
                raise
            raise CommandError(
                "The database user must be a superuser: the archive is written past the triggers."
            ) from error
        published = publish_some(options["reports"])
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        took = time.monotonic() - self.began
        self.stdout.write(
            f"{articles:,} articles with {claims:,} claims and {published} reports in {took:,.0f} s"
        )

    def _refuse_another_database(self, *, asks: bool) -> None:
        """Refuse a database that somebody works in. Ask before adding to what the demo has."""
        count = Article.objects.count()
        if not count and not Review.objects.exists():
            return
        if not settings.DEMO:
            raise CommandError(
                f"This database has {count:,} articles already. Give the archive an empty database of its own."
            )
        question = f"The demo has {count:,} articles. The archive will stay among them. Type yes to go on: "
        if asks and input(question).strip() != "yes":
            raise CommandError("Nothing was written.")

    def _show_progress(self, done: int) -> None:
        now = time.monotonic()
        if now - self.last_line < PROGRESS_SECONDS and done < self.articles:
            return
        self.last_line, took = now, now - self.began
        left = took * (self.articles - done) / done
        self.stdout.write(
            f"{done:,} of {self.articles:,} articles, {took:,.0f} s so far, about {left:,.0f} s left"
        )
        self.stdout.flush()
