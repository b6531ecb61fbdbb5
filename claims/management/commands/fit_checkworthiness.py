"""`manage.py fit_checkworthiness FILE…`: fit the check-worthiness model, or cross-validate it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.text.checkworthiness import fitting
from claims.text.checkworthiness.scoring import MODEL


class Command(BaseCommand):
    """Fit the model on JSON or JSON lines of {"text", "label"}. With --folds, write nothing."""

    help = "Fit the check-worthiness model on labelled sentences, or cross-validate it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--name", help="name of the data set, for the model's header (default: the file names)"
        )
        parser.add_argument(
            "--folds", type=int, default=0, help="cross-validate in this many folds, write nothing"
        )
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument(
            "--terms", type=int, default=2000, help="how many terms the model keeps"
        )
        parser.add_argument("-o", "--output", type=Path, default=MODEL)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            labelled = fitting.read_labelled(options["files"])
        except (OSError, ValueError) as error:
            raise CommandError(f"The labelled sentences cannot be read: {error}") from error
        features = fitting.Features(labelled.sentences)
        settings = {"most_terms": options["terms"], "seed": options["seed"]}
        if options["folds"]:
            precisions = fitting.cross_validate(
                features, labelled, folds=options["folds"], **settings
            )
            mean = sum(precisions) / len(precisions)
            each = "  ".join(f"{precision:.4f}" for precision in precisions)
            self.stdout.write(f"average precision {mean:.4f} in {len(precisions)} folds ({each})")
            return
        name = options["name"] or ", ".join(path.stem for path in options["files"])
        header = {
            "about": "Check-worthiness of English sentences; written by manage.py fit_checkworthiness.",
            "fitted_on": name,
            "sentences": len(labelled.sentences),
            "check_worthy": sum(labelled.labels),
        }
        rows = range(len(labelled.labels))
        weights = fitting.fit_model(features, labelled.labels, rows, **settings)
        document = json.dumps(header | weights, ensure_ascii=False, separators=(",", ":"))
        options["output"].write_text(document + "\n", encoding="utf-8")
        self.stdout.write(
            f"{options['output'].name}: {len(weights['terms'])} terms, {len(document.encode())} bytes"
        )
