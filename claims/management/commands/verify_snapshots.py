"""`manage.py verify_snapshots`: check that every saved copy still has its SHA-256."""

import hashlib
import json

from django.core.management.base import BaseCommand, CommandError

from claims.models import EventPayload, Original
from claims.vocabulary import EventType


class Command(BaseCommand):
    """Computes the SHA-256 of all stored bytes again and looks for copies that the ledger names."""

    help = "Check the hash of every saved copy, and that no copy named in the ledger is missing."

    def handle(self, *args: object, **options: object) -> None:
        """Print each problem and a count; exit with 1 if there is one."""
        problems, kept = [], set()
        for original in Original.objects.order_by("pk").iterator(chunk_size=1):
            kept.add(original.sha256)
            if hashlib.sha256(bytes(original.content)).hexdigest() != original.sha256:
                problems.append(f"The bytes of {original.sha256} have another hash.")
        problems += [f"The copy {digest} is missing." for digest in sorted(named_hashes() - kept)]
        for sentence in problems:
            self.stdout.write(f"  {sentence}")
        self.stdout.write(f"{len(kept)} copies, {len(problems)} problems")
        if problems:
            raise CommandError("The saved copies do not match their hashes.")


def named_hashes() -> set[str]:
    """Return the hashes that the ledger names: those of copies at submit, and of copies saved later."""
    found = set()
    actions = (EventType.REVIEW, EventType.COPY)
    payloads = EventPayload.objects.filter(event__event_type__in=actions, erased_at=None)
    for payload in payloads.select_related("event").iterator():
        content = json.loads(payload.body)
        found |= set(content.get("copies", {}).values())
        if payload.event.event_type == EventType.COPY:
            found.add(content["sha256"])
    return found
