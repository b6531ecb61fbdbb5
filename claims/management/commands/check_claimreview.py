"""`manage.py check_claimreview`: check the ClaimReviews of a file, ours or anybody's."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from claims.reports.formats.claim_review_check import Unreadable, check_reviews, read_reviews


class Command(BaseCommand):
    """Prints a line for each mistake and each piece of advice; exits with 1 if there is a mistake."""

    help = "Check the ClaimReviews of a JSON-LD file or an HTML page."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--page", default="", help="the address at which the file is served")

    def handle(self, *args: object, **options: str) -> None:
        """Check the file, or say in one sentence why it can't be read."""
        try:
            reviews = read_reviews(Path(options["file"]).read_bytes())
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.") from error
        except Unreadable as error:
            raise CommandError(f"{options['file']}: {error}") from error
        findings = check_reviews(reviews, options["page"])
        for finding in findings:
            self.stdout.write(str(finding))
        errors = sum(finding.is_error for finding in findings)
        if errors:
            raise CommandError(
                f"{errors} mistake{'s' if errors > 1 else ''} in {len(reviews)} ClaimReviews."
            )
        self.stdout.write(
            f"No mistakes in {len(reviews)} ClaimReview{'s' if len(reviews) > 1 else ''}."
        )
