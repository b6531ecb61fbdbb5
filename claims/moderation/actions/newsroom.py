"""Edit the newsroom's settings and rating scales; each change is an event in the newsroom's chain."""

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.models import NewsroomSettings, Person, Rating, RatingScale
from claims.models.scale import FROZEN, is_in_use
from claims.vocabulary import Action, EventType


@transaction.atomic
def edit_newsroom_settings(*, by: Person | None, **fields: str | bool) -> NewsroomSettings:
    """Change fields of the settings; `by` is None on the command line."""
    chain = ledger.lock_chain(None)
    if by:
        require_for(by, Action.EDIT_NEWSROOM_SETTINGS)
    settings = NewsroomSettings.objects.select_for_update().get(pk=1)
    before = {
        name: getattr(settings, name) for name in fields if getattr(settings, name) != fields[name]
    }
    if not before:
        return settings
    for name in before:
        setattr(settings, name, fields[name])
    settings.save()
    after = {name: fields[name] for name in before}
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_NEWSROOM_SETTINGS,
        on=settings,
        before=before,
        after=after,
    )
    return settings


@transaction.atomic
def save_scale(*, scale: RatingScale, by: Person) -> RatingScale:
    """Save name and description of a new or changed scale. Ratings are saved one by one."""
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
    """Save a new rating, or a changed one.

    A rating in use is retired, and the changed one becomes a row of its own that succeeds it.
    """
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_RATING)
    rows = Rating.objects.select_for_update(of=("self",)).annotate(is_used=is_in_use())
    old = rows.filter(pk=rating.pk).first()
    if old and old.retired_at:
        raise Conflict(f"“{old.label}” is retired, so you can’t change it.")
    is_used = old is not None and old.is_used
    if is_used and frozen_columns(old) == frozen_columns(rating):
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
        before=frozen_columns(old) if old else None,
        after=frozen_columns(rating),
        succeeds=old.pk if is_used else None,
    )
    return rating


def frozen_columns(rating: Rating) -> dict[str, object]:
    """Return the columns of a rating that never change once it is in use."""
    return {name: getattr(rating, name) for name in FROZEN.split()}


def _retire(rating: Rating) -> None:
    rating.retired_at = timezone.now()
    rating.save(update_fields=("retired_at",))


@transaction.atomic
def retire_rating(*, rating: Rating, by: Person) -> Rating:
    """Retire a rating; reviews that use it stay as they are."""
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_RATING)
    rating = Rating.objects.select_for_update().get(pk=rating.pk)
    if rating.retired_at is None:
        _retire(rating)
        ledger.record(
            chain=chain, by=by, event_type=EventType.RETIRE_RATING, on=rating, label=rating.label
        )
    return rating
