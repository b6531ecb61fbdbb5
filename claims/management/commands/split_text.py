"""`manage.py split_text FILE|-`: the sentences of a text and what is read in each, as JSON lines; needs no database."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from claims.text.reading import read_sentences
from claims.text.sentences import intake
from claims.text.spans import Span, trim

LONGEST_LINE = 6 * intake.LARGEST + 10_000
"""Bytes of a line of JSON: each character of the longest text may be written as an escape."""

NOTHING_READ: dict[str, Any] = {
    "score": 0.0,
    "reasons": [],
    "attribution": None,
    "quotations": [],
    "quantities": [],
    "needs_context": False,
    "context": None,
    "context_pieces": [],
}


class Command(BaseCommand):
    """Print one object a sentence; with --jsonl one an input line, with its `id` and its `sentences`."""

    help = (
        "Print the sentences of a UTF-8 text as JSON lines: offsets (code points, half open), role, check-worthiness,"
        " attribution, quotations, quantities, and the context that the sentence needs."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a plain text file, or - for standard input")
        parser.add_argument("--language", default="en", help="such as en or uk")
        parser.add_argument(
            "--published", type=_date, default=None, metavar="YYYY-MM-DD", help="for “last year”, “on Tuesday”"
        )  # fmt: skip
        parser.add_argument(
            "--jsonl", action="store_true", help='read lines of {"id", "text", "language"}'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, print, and stay quiet when whoever reads has seen enough."""
        try:
            with _opened(options["file"]) as file:
                answer = self._answer_lines if options["jsonl"] else self._print_sentences
                refused = answer(file, options)
            self.stdout.flush()
        except BrokenPipeError:
            # Python flushes once more when it ends; that must not fail either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        if refused:
            raise SystemExit(1)

    def _print_sentences(self, file: BinaryIO, options: dict[str, Any]) -> int:
        try:
            data = file.read(intake.LARGEST + 1)
            intake.read_upload(data)
        except intake.Unreadable as error:
            raise CommandError(error.sentence) from error
        for sentence in _of_file(
            data.decode("utf-8-sig"), options["language"], options["published"]
        ):
            self._print(sentence)
        return 0

    def _answer_lines(self, file: BinaryIO, options: dict[str, Any]) -> int:
        """Answer each line as it comes; a bad one is named on standard error and counted."""
        refused = 0
        for number, line in enumerate(_lines(file), 1):
            if not line.strip():
                continue
            try:
                self._print(_answer(line, options["language"], options["published"]))
            except intake.Unreadable as error:
                refused += 1
                self.stderr.write(f"Line {number}: {error.sentence}")
        return refused

    def _print(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
        self.stdout.flush()


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise CommandError(f"{typed} is no date: write it as 2026-02-13.") from error


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error


def _of_file(text: str, language: str, on: date | None) -> Iterator[dict[str, Any]]:
    """The sentences of a file's text, whose first words may be a date that is no sentence of it."""
    dated, rest = intake.take_date_prefix(text)
    if dated is None:
        yield from read_sentences(text, language, on)
        return
    skipped = len(text.rstrip()) - len(rest)
    first = trim(text, 0, skipped) or Span(0, skipped)
    yield {
        "start": first.start,
        "end": first.end,
        "text": first.of(text),
        "role": "dateline",
        **NOTHING_READ,
    }
    for sentence in read_sentences(rest, language, on or dated):
        yield _moved(sentence, skipped)


def _moved(sentence: dict[str, Any], by: int) -> dict[str, Any]:
    """The sentence with its offsets counted from the beginning of the file."""
    for part in (sentence, *sentence["quotations"], *sentence["quantities"]):
        part["start"] += by
        part["end"] += by
    if sentence["context"]:
        sentence["context"] = [at + by for at in sentence["context"]]
    return sentence


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line, as it comes; of one that is too long, its beginning."""
    while line := file.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield line


def _answer(line: bytes, language: str, on: date | None) -> dict[str, Any]:
    """The answer to one line. Raises Unreadable with what is wrong with it."""
    if len(line) > LONGEST_LINE:
        raise intake.Unreadable(f"it has more than {LONGEST_LINE:,} bytes.")
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise intake.Unreadable("it is not UTF-8 text.") from error
    except (ValueError, RecursionError) as error:
        raise intake.Unreadable("it is not JSON.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise intake.Unreadable('it needs a "text" in quotation marks.')
    if not isinstance(asked.get("language") or language, str):
        raise intake.Unreadable('its "language" is no word such as "en".')
    intake.read_typed(asked["text"] or " .")
    sentences = read_sentences(asked["text"], asked.get("language") or language, on)
    return {"id": asked.get("id"), "sentences": list(sentences)}
