"""Which entries of the activity log a person reads: editors, and nothing of rounds they are blinded in."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet

from claims.access.authorship import authors_of_claims
from claims.access.blindness import has_open_round, is_blinded
from claims.access.claim_access import access_for
from claims.access.comments import visible_comments
from claims.access.proposals import hidden_proposals
from claims.access.sources import visible_sources
from claims.models import (
    Claim,
    Comment,
    Event,
    OutsideChange,
    Person,
    Review,
    ReviewSlot,
    Round,
    Skip,
    Source,
)
from claims.models.event import EventQuerySet, object_type
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus, EventType

UNDECIDED_EVENTS = Path(__file__).with_name("undecided_events.sql")


def visible_events(user: Person) -> EventQuerySet:
    """Return the activity log for an editor, without what colleagues do in rounds hidden from them."""
    if not user.is_authenticated or not user.is_editor:
        return Event.objects.none()
    hidden = _hidden_rounds(user)
    reviews = Review.objects.filter(round__in=hidden).exclude(reviewer=user)
    slots = ReviewSlot.objects.filter(round__in=hidden)
    skips = Skip.objects.filter(round__in=hidden).exclude(person=user)
    comments = Comment.objects.filter(round__in=hidden).exclude(
        Exists(visible_comments(user).filter(pk=OuterRef("pk"), pk__gte=OuterRef("pk")).order_by())
    )
    claims = Claim.objects.filter(round__in=hidden)
    seen = visible_sources(user).filter(pk=OuterRef("object_id"), pk__gte=OuterRef("object_id"))
    return (
        Event.objects.exclude(
            _is_about(reviews),
            event_type__in=(EventType.REVIEW, EventType.COPY, EventType.UNDO),
        )
        .exclude(_is_about(slots), event_type=EventType.FREE_HOLD)
        .exclude(_is_about(skips), event_type__in=(EventType.SKIP, EventType.RELEASE))
        .exclude(_is_about(comments))
        .exclude(_is_about(claims), event_type=EventType.RECHECK)
        .exclude(~Exists(seen), object_type=object_type(Source))
        .exclude(_touches(hidden, "outside_change__claims"), event_type=EventType.OUTSIDE)
        .exclude(_is_about(hidden_proposals(user)))
    )


def visible_outside_changes(user: Person) -> QuerySet[OutsideChange]:
    """Return what was changed outside the workflow, the latest first, for an editor.

    What touches a claim whose open round is hidden from them is left out whole: its words would tell that the
    claim has a submitted review.
    """
    if not user.is_authenticated or not user.is_editor:
        return OutsideChange.objects.none()
    changes = OutsideChange.objects.exclude(_touches(_hidden_rounds(user), "claims"))
    return changes.select_related("event__chain")


def _hidden_rounds(user: Person) -> QuerySet:
    rounds = Round.objects.filter(is_blinded(user, "pk"), closed_at=None)
    return rounds.order_by().values("pk")


def _touches(rounds: QuerySet, claims: str) -> Exists:
    """Return the condition that one of the claims, whose keys are in an array, is in one of these rounds."""
    one = Func(
        F("pk"),
        OuterRef(claims),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
    return Exists(Claim.objects.filter(one, round__in=rounds).order_by())


def visible_events_about(user: Person, claim: Claim) -> EventQuerySet:
    """Return what was done to a claim, the latest first, for a person who sees it.

    A re-check during an open round tells that a review of that round cites a retracted source, and a change
    outside the workflow that it has one.
    """
    events = Event.objects.about(claim)
    may_read = user.is_editor and not access_for(user, claim).is_blinded
    if may_read or not has_open_round(claim):
        return events
    told = (EventType.RECHECK, EventType.OUTSIDE)
    return events.exclude(event_type__in=told, at__gte=claim.round.opened_at)


@dataclass(frozen=True)
class _UndecidedEvent:
    """A row of `undecided_events.sql`."""

    event: int
    claim: int
    status: ClaimStatus
    actor: int | None


def hidden_actors(user: Person, events: Collection[Event]) -> dict[int, str]:
    """Return what to call the actor of each event that this person isn't told, by the key of the event."""
    if not user.is_editor or not events:
        return {}
    keys = ",".join(str(event.pk) for event in events)
    rows = fetch_rows(_UndecidedEvent, UNDECIDED_EVENTS, events=keys)
    claims = {row.claim: Claim(pk=row.claim, status=row.status) for row in rows}
    authors = authors_of_claims(user, claims.values())
    return {
        row.event: authors[row.claim].labels[row.actor]
        for row in rows
        if row.actor in authors[row.claim].labels
    }


def _is_about(rows: QuerySet) -> Q:
    """Return the condition that an event is about one of these rows.

    The inequality keeps the database from listing all of these rows before it looks at the first event.
    """
    one = rows.filter(pk=OuterRef("object_id"), pk__gte=OuterRef("object_id"))
    return Q(Exists(one.order_by()), object_type=object_type(rows.model))
