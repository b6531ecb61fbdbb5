"""Take work: one slot for each review that a claim needs, so that two people never take one.

Each taking is one statement (`claims/desk/queries/*.sql`): it finds a slot, locks it past those that
others are taking, checks on that row everything that can race, and writes it.
"""

from django.db import connection, transaction

from claims.access.refusals import Conflict
from claims.access.rules import article_actions_for, require
from claims.access.slots import slots_of_round
from claims.desk.queries.taking import TakenSlot, take_next_claim, take_slot_of
from claims.models import Article, Claim, Person, ReviewSlot
from claims.models.slot import MOST_HOLDS
from claims.vocabulary import Action

TAKING = 1952541541
"""First key of the advisory locks under which a person takes a slot. The second key is the person's."""


def taking_lock(by: Person) -> tuple[int, int]:
    """Return the keys of the lock that lets a person take one slot at a time, however many windows they have open.

    It is the second lock of an action, after that of the chain, and comes before the search for a slot.
    """
    return TAKING, by.pk


def lock_taking(by: Person) -> None:
    """Take that lock in a statement of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", taking_lock(by))


@transaction.atomic
def take_slot(
    *, claim: Claim, by: Person, lease: int | None = None, hold: bool = False
) -> TakenSlot:
    """Reserve a free slot of the claim's round, or return the one this person has.

    `lease` is the number of the lease under which something was typed. With `hold` the slot is held
    for days, because a draft is saved. Raises Conflict when somebody else took that slot since, when
    colleagues have all of them, or when this person holds as many claims as one can.
    """
    lock_taking(by)
    require(by, Action.REVIEW, claim)
    return take_slot_locked(claim=claim, by=by, lease=lease, hold=hold)


def take_slot_locked(
    *, claim: Claim, by: Person, lease: int | None = None, hold: bool = False
) -> TakenSlot:
    """Do what `take_slot` does for a person who may review, in a transaction that has the taking lock."""
    taken = take_slot_of(claim, by=by, lease=lease, is_hold=hold)
    if taken is None:
        raise Conflict(_why_not_taken(claim, by, lease, is_hold=hold))
    return taken


def _why_not_taken(claim: Claim, by: Person, lease: int | None, *, is_hold: bool) -> str:
    if lease and not slots_of_round(by, claim.round_id).filter(lease=lease).exists():
        return (
            f"Your reservation on claim {claim.number} ended and a colleague took it. Your text is "
            "still in this window: submit again to try for another place."
        )
    if is_hold and ReviewSlot.objects.is_at_hold_limit(by):
        return (
            f"You’ve reached the limit of {MOST_HOLDS} claims in progress. Your text is still in this "
            "window: submit or release one of the claims on your home page, then save again."
        )
    return (
        f"Claim {claim.number} already has enough reviewers. "
        "Your text is kept in this browser. Go to the next claim."
    )


@transaction.atomic
def take_next(
    *, by: Person, article: Article | None = None, after: Claim | None = None
) -> TakenSlot | None:
    """Reserve the next claim that this person can review; return None when there is none.

    `article` limits the search. `after` is the claim they come from: first come the claims that
    follow it in its article, then those before it, then the rest of the queue. Somebody who has a
    claim reserved and has not begun it gets that one again.
    """
    lock_taking(by)
    return take_next_locked(by=by, article=article, after=after)


def take_next_locked(
    *, by: Person, article: Article | None = None, after: Claim | None = None
) -> TakenSlot | None:
    """Do what `take_next` does, in a transaction that has the taking lock already."""
    if Action.REVIEW not in article_actions_for(by):
        return None
    return take_next_claim(
        by=by,
        article=article or (after and after.article),
        after=after,
        search_queue=article is None,
    )
