"""`manage.py verify_ledger`: check every chain of the ledger from its first event to its head."""

from django.core.management.base import BaseCommand, CommandError

from claims.ledger.verification import find_problems
from claims.models import EventChain


class Command(BaseCommand):
    """Computes every hash again and names what does not match."""

    help = "Check every link, payload and head of the ledger."

    def handle(self, *args: object, **options: object) -> None:
        """Print a line for each chain; exit with 1 if one has a problem."""
        problems = 0
        for chain in EventChain.objects.select_related("article").order_by("pk"):
            found = find_problems(chain)
            problems += len(found)
            self.stdout.write(f"{chain}: {chain.count} events, {len(found)} problems")
            for sentence in found:
                self.stdout.write(f"  {sentence}")
        if problems:
            raise CommandError("The ledger does not match its hashes.")
