"""The desk's own row, and its rating scales; every change is an event of the desk's chain."""

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.models import NewsroomSettings, Person, Rating, RatingScale
from claims.models.scale import FROZEN
from claims.vocabulary import Action, EventType


@transaction.atomic
def edit_newsroom_settings(*, by: Person | None, **fields: str) -> NewsroomSettings:
    """Change what the desk says of itself.

    `by` is None for somebody at the command line.
    """
    chain = ledger.lock_chain(None)
    if by:
        require_for(by, Action.EDIT_NEWSROOM_SETTINGS)
    desk = NewsroomSettings.objects.select_for_update().get(pk=1)
    before = {name: getattr(desk, name) for name in fields if getattr(desk, name) != fields[name]}
    if not before:
        return desk
    for name in before:
        setattr(desk, name, fields[name])
    desk.save()
    after = {name: fields[name] for name in before}
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_NEWSROOM_SETTINGS,
        on=desk,
        before=before,
        after=after,
    )
    return desk


@transaction.atomic
def save_scale(*, scale: RatingScale, by: Person) -> RatingScale:
    """Store a new or changed scale (its name and description; ratings have moves of their own)."""
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_SCALE)
    scale.save()
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_SCALE,
        on=scale,
        slug=scale.slug,
        name=scale.name,
        description=scale.description,
    )
    return scale


@transaction.atomic
def save_rating(*, rating: Rating, by: Person) -> Rating:
    """Store a new rating, or a changed one that nobody has used.

    A used one is succeeded: it is retired, and the changed rating becomes a row of its own.
    """
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_RATING)
    old = Rating.objects.select_for_update().filter(pk=rating.pk).first()
    if old and old.retired_at:
        raise Conflict(f"“{old.label}” is retired and stays as it was.")
    is_used = old is not None and (old.reviews.exists() or old.decisions.exists())
    if is_used and words_of(old) == words_of(rating):
        return old
    if is_used:
        _retire(old)
        rating.pk, rating.succeeds = None, old
    rating.save(force_insert=rating.pk is None)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_RATING if old else EventType.ADD_RATING,
        on=rating,
        before=words_of(old) if old else None,
        after=words_of(rating),
        succeeds=old.pk if is_used else None,
    )
    return rating


def words_of(rating: Rating) -> dict[str, object]:
    """Return the columns of a rating that stand still once it was used."""
    return {name: getattr(rating, name) for name in FROZEN.split()}


def _retire(rating: Rating) -> None:
    rating.retired_at = timezone.now()
    rating.save(update_fields=("retired_at",))


@transaction.atomic
def retire_rating(*, rating: Rating, by: Person) -> Rating:
    """Take a rating out of use; what was judged with it stays."""
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_RATING)
    rating = Rating.objects.select_for_update().get(pk=rating.pk)
    if rating.retired_at is None:
        _retire(rating)
        ledger.record(
            chain=chain, by=by, event_type=EventType.RETIRE_RATING, on=rating, label=rating.label
        )
    return rating
