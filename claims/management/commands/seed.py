"""Give a new desk its first contents; what is here already stays as it is."""

from django.conf import settings
from django.core.management.base import BaseCommand

from claims.management import seeding


class Command(BaseCommand):
    """Load scales, guidelines and the article of the fixtures once; in the demo its people too."""

    help = "Load the rating scales, the guidelines and the article once; with FACTCHECK_DEMO=1 the demo's people."

    def handle(self, *args: object, **options: object) -> None:
        """Load what is missing and say what was loaded."""
        scales = seeding.seed_scales()
        has_guidelines = seeding.seed_guidelines()
        people = seeding.seed_people() if settings.DEMO else 0
        article = seeding.seed_article()
        opened = seeding.open_for_demo(article) if article and settings.DEMO else 0
        said = {
            f"{scales} rating scales": scales,
            "the guidelines": has_guidelines,
            f"{people} demo people": people,
            f"the article “{article}”": article,
            f"{opened} claims opened by demo": opened,
        }
        loaded = [words for words, is_new in said.items() if is_new]
        self.stdout.write(f"Loaded: {', '.join(loaded)}." if loaded else "Nothing new to load.")
