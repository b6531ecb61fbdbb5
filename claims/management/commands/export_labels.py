"""`manage.py export_labels`: what people of the desk found worth checking and what not, to fit the model on."""

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

AT_WORK = (ClaimStatus.OPEN, ClaimStatus.AGREED, ClaimStatus.DISPUTED, ClaimStatus.DECIDED)
SAY_NOTHING = (SetAside.DUPLICATE, SetAside.CUT)
"""Reasons that tell nothing about the words themselves."""


class Command(BaseCommand):
    """Print a line of {"text", "label"} for each text that somebody decided about, article by article."""

    help = (
        "Export the desk's own decisions as JSON lines for fit_checkworthiness: 1 for claims opened for review, 0 for"
        " claims set aside and sentences marked as holding nothing to check."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
        parser.add_argument(
            "--language", default="en", help="articles in this language (default: en, the model's)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the labels as they are read, or say in a sentence why they cannot be written."""
        try:
            with self._opened(options["output"]) as file:
                for text, label in labels(options["language"]):
                    row = json.dumps({"text": text, "label": label}, ensure_ascii=False)
                    file.write(f"{row}\n")
                file.flush()
        except BrokenPipeError:
            # Python flushes once more when it ends; that must not fail either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error

    def _opened(self, name: str | None) -> AbstractContextManager[TextIO]:
        return Path(name).open("w", encoding="utf-8") if name else nullcontext(self.stdout)


def labels(language: str) -> Iterator[tuple[str, int]]:
    """Each text that people of the desk decided about, once an article, with 1 where a claim of it is at work."""
    for article in Article.objects.filter(language__istartswith=language).order_by("pk").iterator():
        found = dict.fromkeys(_not_worth_checking(article), 0)
        yield from (found | dict.fromkeys(_worth_checking(article), 1)).items()


def _worth_checking(article: Article) -> Iterator[str]:
    at_work = article.claims.filter(status__in=AT_WORK).order_by("number")
    return at_work.values_list("current__quote", flat=True).iterator()


def _not_worth_checking(article: Article) -> Iterator[str]:
    """The words of claims set aside, and of sentences that a person marked and no claim at work touches."""
    aside = article.claims.filter(status=ClaimStatus.SET_ASIDE)
    aside = aside.exclude(set_aside_reason__in=SAY_NOTHING).order_by("number")
    yield from aside.values_list("current__quote", flat=True).iterator()
    revision = article.revision
    taken = article.claims.filter(status__in=AT_WORK, start__isnull=False).order_by("start")
    spans = list(taken.values_list("start", "end"))
    marked = Sentence.objects.filter(revision=revision).exclude(not_checkable="")
    for sentence in marked.exclude(not_checkable=NotCheckable.FURNITURE).order_by("position"):
        if not any(start < sentence.end and sentence.start < end for start, end in spans):
            yield revision.text[sentence.start : sentence.end]
