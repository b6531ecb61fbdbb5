"""`manage.py export_labels`: export which sentences the team found worth checking, to fit the model to."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from claims.models import Article, Sentence
from claims.vocabulary import ClaimStatus, NotCheckable, SetAside

CHECKED = (
    ClaimStatus.OPEN,
    ClaimStatus.AGREED,
    ClaimStatus.DISPUTED,
    ClaimStatus.DECIDED,
    ClaimStatus.CONTEXT_CHANGED,
)
UNINFORMATIVE = (SetAside.DUPLICATE, SetAside.CUT)
"""Reasons that say nothing about the text itself."""


class Command(BaseCommand):
    """Prints a line of {"text", "label"} for each text that someone decided about, article by article."""

    help = (
        "Export your team's decisions as JSON lines for fit_checkworthiness: 1 for claims opened for review, 0 for"
        " claims set aside and sentences marked as holding nothing to check."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
        parser.add_argument(
            "--language", default="en", help="articles in this language (default: en, the model's)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the labels line by line, or say in one sentence why that failed."""
        try:
            with self._opened(options["output"]) as file:
                for text, label in labels(options["language"]):
                    row = json.dumps({"text": text, "label": label}, ensure_ascii=False)
                    file.write(f"{row}\n")
                file.flush()
        except BrokenPipeError:
            # Python flushes again when it ends, and that must not fail either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error

    def _opened(self, name: str | None) -> AbstractContextManager[TextIO]:
        return Path(name).open("w", encoding="utf-8") if name else nullcontext(self.stdout)


def labels(language: str) -> Iterator[tuple[str, int]]:
    """Yield each text that someone decided about, once per article, with 1 if it became a claim and 0 if not."""
    for article in Article.objects.filter(language__istartswith=language).order_by("pk").iterator():
        found = dict.fromkeys(_not_worth_checking(article), 0)
        yield from (found | dict.fromkeys(_worth_checking(article), 1)).items()


def _worth_checking(article: Article) -> Iterator[str]:
    at_work = article.claims.filter(status__in=CHECKED).order_by("number")
    return at_work.values_list("current__quote", flat=True).iterator()


def _not_worth_checking(article: Article) -> Iterator[str]:
    """Yield the text of claims set aside, and of sentences that a person marked and that no checked claim touches."""
    aside = article.claims.filter(status=ClaimStatus.SET_ASIDE)
    aside = aside.exclude(set_aside_reason__in=UNINFORMATIVE).order_by("number")
    yield from aside.values_list("current__quote", flat=True).iterator()
    revision = article.revision
    taken = article.claims.filter(status__in=CHECKED, start__isnull=False).order_by("start")
    spans = list(taken.values_list("start", "end"))
    marked = Sentence.objects.filter(revision=revision).exclude(not_checkable="")
    not_prose = (NotCheckable.CLUTTER, NotCheckable.HEADING)
    for sentence in marked.exclude(not_checkable__in=not_prose).order_by("position"):
        if not any(start < sentence.end and sentence.start < end for start, end in spans):
            yield revision.text[sentence.start : sentence.end]
