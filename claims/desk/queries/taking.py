"""Take a review slot in one statement, so that two people never get the same one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from claims.models import Article, Claim, Person
from claims.models.slot import LEASE, MOST_HOLDS, hold_end
from claims.sql_files import fetch_row

FOLDER = Path(__file__).parent
NEXT_CLAIM = FOLDER / "next_claim.sql"
TAKE_SLOT = FOLDER / "take_slot.sql"


@dataclass(frozen=True)
class TakenSlot:
    """A review slot that was just reserved, and the claim it belongs to."""

    id: int
    claim_id: int
    claim_number: int
    article_slug: str
    lease: int
    """Changes whenever the slot goes to someone else; a form sends back the one it was opened under."""
    until: datetime
    """End of the lease or hold."""

    def get_absolute_url(self) -> str:
        """Return the address of the claim."""
        return reverse("claim", args=(self.article_slug, self.claim_number))


def take_slot_of(claim: Claim, *, by: Person, lease: int | None, is_hold: bool) -> TakenSlot | None:
    """Reserve a slot in the claim's round; None if this person can't have one.

    With `lease` only a slot of that lease, or one they have, will do. With `is_hold` it is held,
    otherwise it is leased.
    """
    return fetch_row(
        TakenSlot,
        TAKE_SLOT,
        **_parameters(by),
        round=claim.round_id,
        lease=lease,
        is_hold=is_hold,
        hold_end=hold_end(claim.article.deadline),
    )


def take_next_claim(
    *, by: Person, article: Article | None, after: Claim | None, search_queue: bool
) -> TakenSlot | None:
    """Reserve a slot of the next claim: in `article`, else anywhere if `search_queue`; None without one.

    The claims that follow `after` come first, and `after` itself is left out.
    """
    return fetch_row(
        TakenSlot, NEXT_CLAIM, **next_claim_parameters(by, article, after, search_queue)
    )


def next_claim_parameters(
    by: Person, article: Article | None, after: Claim | None, search_queue: bool
) -> dict[str, object]:
    """Return the parameters of `next_claim.sql`."""
    return {
        **_parameters(by),
        "article": article and article.pk,
        "after_claim": after and after.pk,
        "after_number": after and after.number,
        "search_queue": search_queue,
    }


def _parameters(by: Person) -> dict[str, object]:
    now = timezone.now()
    return {
        "person": by.pk,
        "is_editor": by.is_editor,
        "most_holds": MOST_HOLDS,
        "now": now,
        "lease_end": now + LEASE,
    }
