"""Check every chain of the ledger from its first event to its head."""

from django.core.management.base import BaseCommand, CommandError

from claims.ledger.verification import find_faults
from claims.models import EventChain


class Command(BaseCommand):
    """Recompute every hash of the ledger and name what does not fit."""

    help = "Check the ledger: every link, every payload, every head."

    def handle(self, *args: object, **options: object) -> None:
        """Print a line a chain; exit 1 when one of them has a fault."""
        faults = 0
        for chain in EventChain.objects.select_related("article").order_by("pk"):
            found = find_faults(chain)
            faults += len(found)
            self.stdout.write(f"{chain}: {chain.count} events, {len(found)} faults")
            for sentence in found:
                self.stdout.write(f"  {sentence}")
        if faults:
            raise CommandError("The ledger does not fit its hashes.")
