"""What of an article moved for one person: a number that stands for all they may see of it.

The number is a digest of the last move everybody is told of, the reader's own last move, their newest draft,
the newest comment they may see, and for an editor who is at work where. A move within an open round is in
nobody else's number, so neither it nor its being asked for again tells of one. Moves are found by
their place in the article's chain, which is in the order of commits: each is written under its lock.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, Now
from django.utils.crypto import salted_hmac

from claims.models.article import Article
from claims.models.blindness import is_within
from claims.models.claim import Claim
from claims.models.comment import Comment
from claims.models.event import Event, EventChain
from claims.models.person import Person
from claims.models.review import Review
from claims.models.slot import ReviewSlot
from claims.vocabulary import VISIBLE_TO_THE_TEAM, ReviewState, SlotState

TAKEN = (SlotState.LEASED, SlotState.HELD)
LARGEST_CLAIM = 2**31 - 1


def at_work(article: Article | OuterRef, user: Person) -> QuerySet[ReviewSlot]:
    """The slots of an article that somebody holds now, for an editor; not of a round they are within."""
    slots = ReviewSlot.objects.filter(
        round__claim_version__claim__article=article,
        round__closed_at=None,
        state__in=TAKEN,
        until__gt=Now(),
    )
    return slots.exclude(is_within(user)).order_by("pk")


def number_for(user: Person, slug: str, claim: int = 0) -> int | None:
    """Return the number of an article's state for this person: one statement, found by indexes.

    With the number of a claim its comments count too. None where the article is not theirs to see.
    """
    rows = Article.objects.visible_to(user).filter(slug=slug)
    state = rows.annotate(**_parts(user, claim)).values_list(
        "pk", "told", "own", *_more(user, claim)
    )
    found = state.first()
    if found is None:
        return None
    # Under the desk's secret: its few parts could be guessed until a plain digest fits, and a place in
    # the chain tells how many moves of others came between two of one's own.
    digest = salted_hmac(__name__, repr(found), algorithm="sha256").digest()
    return int.from_bytes(digest[:6]) + 1


def _more(user: Person, claim: int) -> list[str]:
    return ["draft"] + ["comment"] * bool(claim) + ["present"] * user.is_editor


def _parts(user: Person, claim: int) -> dict[str, Any]:
    """Each part as a look-up of one row by an index, for the article of the statement."""
    chain = EventChain.objects.filter(article=OuterRef(OuterRef("pk"))).values("pk")[:1]
    events = Event.objects.filter(chain=Subquery(chain)).order_by("-sequence")
    drafts = Review.objects.filter(reviewer=user, state=ReviewState.DRAFT)
    parts: dict[str, Any] = {
        "told": _first(events.filter(event_type__in=VISIBLE_TO_THE_TEAM), "sequence"),
        "own": _first(events.filter(actor_id=user.pk), "sequence"),
        "draft": _first(drafts.order_by("-created_at", "-pk"), "pk"),
    }
    if claim:
        claims = Claim.objects.filter(
            article=OuterRef(OuterRef("pk")), number=min(claim, LARGEST_CLAIM)
        )
        said = Comment.objects.visible_to(user).filter(claim=Subquery(claims.values("pk")[:1]))
        parts["comment"] = _first(said.order_by("-pk"), "pk")
    if user.is_editor:
        slots = at_work(OuterRef("pk"), user)
        who = Concat(
            Cast("pk", models.CharField()), Value(":"), Cast("person", models.CharField()),
            Value(":"), F("state"),
        )  # fmt: skip
        parts["present"] = ArraySubquery(slots.annotate(who=who).values("who"))
    return parts


def _first(rows: QuerySet, column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])
