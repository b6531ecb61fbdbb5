"""manage.py seed: load what a new newsroom starts with; what is there already stays as it is."""

from django.core.management.base import BaseCommand

from claims.management import seeding


class Command(BaseCommand):
    """Load scales, guidelines and the sample article once; in the demo also its people."""

    help = "Load the rating scales, the guidelines and the sample article once; with FACTCHECK_DEMO=1 also the demo’s people."

    def handle(self, *args: object, **options: object) -> None:
        """Load what is missing, and say so if nothing was."""
        if not seeding.load_first_content(self.stdout.write):
            self.stdout.write("Nothing new to load.")
