"""Taking work: one row a review slot, so that two people never take one.

Each taking is one statement: it finds a slot, locks it past those that others are taking, judges all
that can race on that row alone, and writes it. Who may take what is said by the reads of
`ReviewSlot.objects`; their SQL stands inside the statement.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Case, Func, Q, QuerySet, TextField, Value, When
from django.utils import timezone

from claims.access.refusals import Conflict
from claims.access.rules import require
from claims.models import Article, Claim, Person, ReviewSlot
from claims.models.slot import MOST_HOLDS, ORDER
from claims.vocabulary import Action, OfferedFrom

LEASE = timedelta(minutes=20)
"""How long a claim is one's own before a word is saved."""
HOLD = timedelta(days=3)
"""How long it stays one's own after the last saved word; a nearer deadline ends it before."""
TAKING = 1952541541
"""The first key of the advisory locks under which a person takes something; the second is theirs."""

Sql = tuple[str, tuple]

# The number of a lease says nothing of how often a slot was taken: that would tell of colleagues.
TAKE = """
    WITH chosen AS ({chosen}), let_go AS (
        UPDATE claims_reviewslot SET state = 'free', person_id = NULL, until = NULL, offer = ''
        WHERE id = ANY(ARRAY(
            SELECT id FROM claims_reviewslot
            WHERE person_id = %s AND state = 'leased' AND %s
                AND EXISTS (SELECT FROM chosen) AND id NOT IN (SELECT id FROM chosen)
            FOR UPDATE SKIP LOCKED))
    )
    UPDATE claims_reviewslot s SET person_id = %s, state = {state}, until = {until},
        offer = CASE WHEN s.person_id = %s THEN s.offer ELSE %s END,
        lease = CASE WHEN s.person_id = %s THEN s.lease ELSE 1 + floor(random() * 2147483646) END
    WHERE s.id = (SELECT id FROM chosen)
    RETURNING s.*, (SELECT slug FROM claims_article a WHERE a.id = s.article_id) AS slug
"""
QUEUE = """
    WITH at_hand AS ({at_hand})
    SELECT id FROM at_hand UNION ALL (
        SELECT id FROM (SELECT * FROM ({to_all}) a UNION ALL SELECT * FROM ({given}) b) found
        WHERE NOT EXISTS (SELECT FROM at_hand)
        ORDER BY {order} LIMIT 1)
"""
LEASED = "CASE s.state WHEN 'held' THEN 'held' ELSE 'leased' END"
LEASE_END = "CASE s.state WHEN 'held' THEN s.until ELSE %s END"
HOLD_END = "least(%s, CASE WHEN s.deadline IS NOT NULL THEN greatest(s.deadline, %s) END)"


def taking(by: Person) -> Func:
    """The lock under which one person takes one thing at a time, however many windows are open.

    It is the second lock of a move, after the chain's: to be taken before a slot is looked for.
    """
    return Func(
        Value(TAKING), Value(by.pk), function="pg_advisory_xact_lock", output_field=TextField()
    )


def lock_taking(by: Person) -> None:
    """Take that lock on its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [TAKING, by.pk])


def _sql(slots: QuerySet[ReviewSlot], *columns: str) -> Sql:
    """Return the SQL that finds and locks the first of these slots."""
    return slots.values_list("id", *columns)[:1].query.sql_with_params()


def _take(chosen: Sql, *, by: Person, offer: str = "", hold: bool = False) -> ReviewSlot | None:
    """Write the slot that `chosen` finds as this person's, and let go of another lease of theirs."""
    return next(
        iter(ReviewSlot.objects.raw(*taking_of(chosen, by=by, offer=offer, hold=hold))), None
    )


def taking_of(chosen: Sql, *, by: Person, offer: str = "", hold: bool = False) -> Sql:
    """Return the one statement of a taking."""
    now = timezone.now()
    found, found_params = chosen
    sql = TAKE.format(
        chosen=found,
        state="'held'" if hold else LEASED,
        until=HOLD_END if hold else LEASE_END,
    )
    until = (now + HOLD, now + LEASE) if hold else (now + LEASE,)
    return sql, (*found_params, by.pk, not hold, by.pk, *until, by.pk, offer, by.pk)


@transaction.atomic
def take_slot(
    *, claim: Claim, by: Person, lease: int | None = None, hold: bool = False
) -> ReviewSlot:
    """Take a free slot of the claim's round, or return the one that is theirs.

    `lease` is the number of the lease under which something was typed; with `hold` the slot is kept
    for days, since a word is saved. Raises Conflict when somebody else took that slot since, when
    colleagues have all of them, or when this person holds as many claims as one can.
    """
    lock_taking(by)
    require(by, Action.REVIEW, claim)
    slots = ReviewSlot.objects.of_round(claim.round_id, by)
    if lease:
        slots = slots.filter(Q(person=by) | Q(lease=lease))
    if hold:
        slots = slots.with_a_hand_free(by)
    # One's own first; a colleague's place whose time ran out last, since they may come back to it.
    best = Case(
        When(person=by, then=0), When(lease=lease or -1, then=1), When(state="free", then=2)
    )
    slots = slots.select_for_update().order_by(best, "number")
    slot = _take(_sql(slots), by=by, hold=hold)
    if slot is None:
        raise Conflict(_why_not(claim, by, lease, hold))
    return slot


def _why_not(claim: Claim, by: Person, lease: int | None, hold: bool) -> str:
    if lease and not ReviewSlot.objects.of_round(claim.round_id, by).filter(lease=lease).exists():
        return (
            f"Your time on claim {claim.number} ran out and a colleague took your place. What you "
            "typed is kept in this window: send it again to take another place, if there is one."
        )
    if hold and ReviewSlot.objects.hands_are_full(by):
        return (
            f"You hold {MOST_HOLDS} claims, as many as one person can. What you typed is kept in "
            "this window: submit or hand back one of those on your desk, then send it again."
        )
    return (
        f"Colleagues hold claim {claim.number} right now, all its places are taken. "
        "What you typed is kept in this browser; take the next claim."
    )


@transaction.atomic
def take_next(
    *, by: Person, article: Article | None = None, after: Claim | None = None
) -> ReviewSlot | None:
    """Take the next claim that this person can review; None when there is none.

    `article` limits the search; `after` is where they are: the claims that follow it in its
    article come first, then those before it, then what is first on the desk. Somebody who has a
    claim already without a word in it gets that one again.
    """
    lock_taking(by)
    return next_slot(by=by, article=article, after=after)


def next_slot(
    *, by: Person, article: Article | None = None, after: Claim | None = None
) -> ReviewSlot | None:
    """Do as `take_next` does, inside a transaction that has the lock already."""
    if not by.is_reviewer:
        return None
    here = article or (after and after.article)
    slot = _take(_in_article(by, here, after), by=by, offer=OfferedFrom.ARTICLE) if here else None
    if slot or article:
        return slot
    return _take(on_the_desk(by, after), by=by, offer=OfferedFrom.QUEUE)


def _in_article(by: Person, article: Article, after: Claim | None) -> Sql:
    """Find the next slot after a claim of an article, what an editor put first before all others.

    One's own begun claims are included.
    """
    slots = ReviewSlot.objects.in_article(article, by).select_for_update(skip_locked=True)
    if after is None:
        return _sql(slots.order_by("-priority", "position", "number"))
    comes_later = Case(When(position__gt=after.number, then=0), default=1)
    order = ("-priority", comes_later, "position", "number")
    return _sql(slots.exclude(claim=after).order_by(*order))


def on_the_desk(by: Person, after: Claim | None) -> Sql:
    """Find this person's lease without a word in it, else the first slot of the queue.

    The queue is read in two parts, articles of the whole desk and articles given to this person,
    so that whatever is given to others is never passed over one by one.
    """
    leases = ReviewSlot.objects.leased_to(by).exclude(claim=after).order_by().select_for_update()
    offered = ReviewSlot.objects.offered_to(by).in_order().select_for_update(skip_locked=True)
    columns = [name.removeprefix("-") for name in ORDER]
    parts = (
        _sql(leases),
        _sql(offered.open_to_all(), *columns),
        _sql(offered.given_to(by), *columns),
    )
    order = ", ".join(f"{name[1:]} DESC" if name[0] == "-" else name for name in ORDER)
    sql = QUEUE.format(at_hand=parts[0][0], to_all=parts[1][0], given=parts[2][0], order=order)
    return sql, tuple(param for _, params in parts for param in params)
