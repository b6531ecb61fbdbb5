"""A token that changes whenever something this user may see in an article changes.

The token is a digest of: the last event that the whole team may know of, this person's own last event,
their newest draft, the newest comment they may read and, for an editor, who reviews what. Events within
an open round change nobody else's token, so neither the token nor asking for it again tells of them.
Events are found by their place in the article's chain, which is the order of commits: each is written
under the chain's lock.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.crypto import salted_hmac

from claims.access.articles import visible_articles
from claims.access.comments import visible_comments
from claims.access.slots import occupied_slots
from claims.models import Claim, Event, EventChain, Person, Review
from claims.vocabulary import VISIBLE_TO_THE_TEAM, ReviewState

LARGEST_CLAIM = 2**31 - 1


def change_token(user: Person, slug: str, claim: int = 0) -> int | None:
    """Return the token of an article for this person, or None where they don't see the article.

    With the number of a claim, its comments count too. One statement, answered from indexes.
    """
    articles = visible_articles(user).filter(slug=slug).annotate(**_parts(user, claim))
    parts = articles.values_list("pk", *_names(user, claim)).first()
    if parts is None:
        return None
    # With the server's secret: the few parts could be guessed until a plain digest fits, and a place in
    # the chain tells how many events of others came between two of one's own.
    digest = salted_hmac(__name__, repr(parts), algorithm="sha256").digest()
    return int.from_bytes(digest[:6]) + 1


def _names(user: Person, claim: int) -> list[str]:
    return [
        "last_event",
        "last_own_event",
        "draft",
        *(["comment"] if claim else []),
        *(["occupied"] if user.is_editor else []),
    ]


def _parts(user: Person, claim: int) -> dict[str, Any]:
    """Return each part as a look-up of one row by an index, for the article of the statement."""
    chain = EventChain.objects.filter(article=OuterRef(OuterRef("pk"))).values("pk")[:1]
    events = Event.objects.filter(chain=Subquery(chain)).order_by("-sequence")
    drafts = Review.objects.filter(reviewer=user, state=ReviewState.DRAFT)
    parts: dict[str, Any] = {
        "last_event": _first(events.filter(event_type__in=VISIBLE_TO_THE_TEAM), "sequence"),
        "last_own_event": _first(events.filter(actor_id=user.pk), "sequence"),
        "draft": _first(drafts.order_by("-created_at", "-pk"), "pk"),
    }
    if claim:
        claims = Claim.objects.filter(
            article=OuterRef(OuterRef("pk")), number=min(claim, LARGEST_CLAIM)
        )
        comments = visible_comments(user).filter(claim=Subquery(claims.values("pk")[:1]))
        parts["comment"] = _first(comments.order_by("-pk"), "pk")
    if user.is_editor:
        who = Concat(
            Cast("pk", CharField()), Value(":"), Cast("person", CharField()), Value(":"), F("state")
        )
        slots = occupied_slots(user, OuterRef("pk")).annotate(who=who)
        parts["occupied"] = ArraySubquery(slots.values("who"))
    return parts


def _first(rows: QuerySet, column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])
