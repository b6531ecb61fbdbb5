"""Check every copy of a source: do its bytes still have the hash that it is known by?"""

import hashlib
import json

from django.core.management.base import BaseCommand, CommandError

from claims.models import EventPayload, Original
from claims.vocabulary import EventType


class Command(BaseCommand):
    """Recompute the SHA-256 of all bytes that are kept, and look for those that the ledger names."""

    help = (
        "Check the copies of sources: every hash, and that none is missing which the ledger names."
    )

    def handle(self, *args: object, **options: object) -> None:
        """Print each fault and a count; exit 1 when there is one."""
        faults, kept = [], set()
        for original in Original.objects.order_by("pk").iterator(chunk_size=1):
            kept.add(original.sha256)
            if hashlib.sha256(bytes(original.content)).hexdigest() != original.sha256:
                faults.append(f"The bytes of {original.sha256} are others.")
        faults += [f"The copy {digest} is missing." for digest in sorted(named() - kept)]
        for sentence in faults:
            self.stdout.write(f"  {sentence}")
        self.stdout.write(f"{len(kept)} copies, {len(faults)} faults")
        if faults:
            raise CommandError("The copies do not fit their hashes.")


def named() -> set[str]:
    """The hashes that events of the ledger name: of reviews with their copies, and of copies taken later."""
    found = set()
    actions = (EventType.REVIEW, EventType.COPY)
    payloads = EventPayload.objects.filter(event__event_type__in=actions, erased_at=None)
    for payload in payloads.select_related("event").iterator():
        content = json.loads(payload.body)
        found |= set(content.get("copies", {}).values())
        if payload.event.event_type == EventType.COPY:
            found.add(content["sha256"])
    return found
