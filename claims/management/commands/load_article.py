"""Load an article from a plain text file."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator

from claims.access.refusals import Refusal
from claims.articles.actions.loading import AlreadyLoaded, add_article
from claims.articles.actions.revising import revise_article
from claims.models import Article, RatingScale
from claims.text.sentences import intake


class Command(BaseCommand):
    """Store a text as an article, or as the next revision of one, and print its address."""

    help = "Load an article from a UTF-8 text file, or from standard input with -."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and what is known about the article."""
        parser.add_argument("file", help="a plain text file, or - for standard input")
        parser.add_argument(
            "--revision-of", default="", metavar="SLUG", help="store it as this article's new text"
        )
        parser.add_argument("--headline", default="")
        parser.add_argument("--url", default="", help="where the article stands")
        parser.add_argument("--publisher", default="")
        parser.add_argument("--published", default="", metavar="YYYY-MM-DD")
        parser.add_argument("--language", default="en", help="such as en or uk")
        parser.add_argument("--scale", default="", help="slug of a rating scale")
        parser.add_argument("--reviews", type=int, default=2, help="reviews a claim, 1 to 9")

    def handle(self, *args: object, **options: object) -> None:
        """Load the file, or refuse it with one sentence and store nothing."""
        try:
            dated, text = intake.take_date_prefix(intake.read_upload(_read(options["file"])))
            if options["revision_of"]:
                article = self.revise(options["revision_of"], text)
            else:
                article = _add(text, dated, options)
        except intake.Unreadable as error:
            raise CommandError(f"{error.sentence} Nothing was saved.") from error
        except AlreadyLoaded as error:
            raise CommandError(f"{error.sentence} {_address(error.article)}") from error
        except Refusal as error:
            raise CommandError(error.sentence) from error
        self.stdout.write(_address(article))

    def revise(self, slug: str, text: str) -> Article:
        """Store the text as an article's next revision, and say what became of its claims."""
        article = Article.objects.filter(slug=slug).first()
        if article is None:
            raise CommandError(f"There is no article {slug}. Nothing was saved.")
        self.stdout.write(str(revise_article(article=article, by=None, text=text)))
        return article


def _add(text: str, dated: date | None, options: dict[str, Any]) -> Article:
    return add_article(
        by=None,
        text=text,
        headline=_words(options, "headline"),
        url=_url(_words(options, "url")),
        publisher=_words(options, "publisher"),
        published_on=_date(options["published"]) or dated,
        language=intake.read_language(_words(options, "language")),
        scale=_scale(options["scale"]),
        reviews_needed=_reviews(options["reviews"]),
    )


def _address(article: object) -> str:
    return f"{settings.SITE_URL}{article.get_absolute_url()}"


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(intake.LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(intake.LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error


def _words(options: dict[str, Any], name: str) -> str:
    longest = Article._meta.get_field(name).max_length
    if len(options[name]) > longest:
        raise CommandError(f"--{name} has more than {longest:,} characters. Nothing was saved.")
    return options[name]


def _date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise CommandError(f"{typed} is no date: write it as 2026-02-13.") from error


def _url(typed: str) -> str:
    try:
        if typed:
            URLValidator(("http", "https"))(typed)
    except ValidationError as error:
        raise CommandError(f"{typed} is no web address: begin it with https://.") from error
    return typed


def _scale(slug: str) -> RatingScale | None:
    if not slug:
        return None
    active = RatingScale.objects.active()
    scale = active.filter(slug=slug).first()
    if scale is None:
        known = ", ".join(active.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no scale {slug}. Choose one of these: {known}.")
    return scale


def _reviews(count: int) -> int:
    if not 1 <= count <= 9:
        raise CommandError("A claim takes 1 to 9 reviews.")
    return count
