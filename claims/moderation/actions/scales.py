"""Put the ratings of a scale in another order, and retire a scale; each is one event in the newsroom's chain."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.models import Person, Rating, RatingScale
from claims.models.scale import is_in_use
from claims.vocabulary import Action, EventType

ASIDE = 16_384
"""Added to places while ratings change theirs, since two active ratings never share one."""


@transaction.atomic
def reorder_ratings(*, scale: RatingScale, by: Person, wanted: Sequence[int]) -> int:
    """Give the active ratings of a scale, by key, the places 1, 2, 3 and so on; return how many moved.

    A rating in use keeps its place for the reviews that have it: it is retired, and one that is the same in another place
    succeeds it. Raises Conflict if the active ratings aren't these any more.
    """
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_SCALE)
    rows = scale.ratings.select_for_update(of=("self",)).active().annotate(is_used=is_in_use())
    active = {rating.pk: rating for rating in rows}
    if sorted(active) != sorted(wanted):
        raise Conflict("Someone changed the ratings of this scale. Look at them again.")
    before = list(active)
    moved = [(active[key], place) for place, key in enumerate(wanted, 1) if active[key].order != place]  # fmt: skip
    if not moved:
        return 0
    succeeded = _move(moved)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_SCALE,
        on=scale,
        before=before,
        after=[succeeded.get(key, key) for key in wanted],
        succeeded={str(key): new for key, new in succeeded.items()},
    )
    return len(moved)


def _move(moved: Sequence[tuple[Rating, int]]) -> dict[int, int]:
    """Move ratings to their places; return the key of the successor of each one in use."""
    used = [(rating, place) for rating, place in moved if rating.is_used]
    unused = [(rating, place) for rating, place in moved if not rating.is_used]
    now = timezone.now()
    for rating, place in unused:
        Rating.objects.filter(pk=rating.pk).update(order=place + ASIDE)
    Rating.objects.filter(pk__in=[rating.pk for rating, _ in used]).update(retired_at=now)
    for rating, place in unused:
        Rating.objects.filter(pk=rating.pk).update(order=place)
    succeeded = {}
    for rating, place in used:
        old = Rating.objects.get(pk=rating.pk)
        rating.pk, rating.order, rating.retired_at, rating.succeeds = None, place, None, old
        rating.save(force_insert=True)
        succeeded[old.pk] = rating.pk
    return succeeded


@transaction.atomic
def retire_scale(*, scale: RatingScale, by: Person) -> RatingScale:
    """Retire a scale: no new article can have it. Articles that have it go on with it.

    Raises Refusal for the last one that is left.
    """
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_SCALE)
    scale = RatingScale.objects.select_for_update().get(pk=scale.pk)
    if scale.retired_at is not None:
        return scale
    if not RatingScale.objects.active().exclude(pk=scale.pk).exists():
        raise Refusal("Every new article needs a scale, and this is the last one.")
    scale.retired_at = timezone.now()
    scale.save(update_fields=("retired_at",))
    ledger.record(chain=chain, by=by, event_type=EventType.RETIRE_SCALE, on=scale, slug=scale.slug)
    return scale


@transaction.atomic
def restore_scale(*, scale: RatingScale, by: Person) -> RatingScale:
    """Let new articles have a retired scale again."""
    chain = ledger.lock_chain(None)
    require_for(by, Action.EDIT_SCALE)
    scale = RatingScale.objects.select_for_update().get(pk=scale.pk)
    if scale.retired_at is None:
        return scale
    scale.retired_at = None
    scale.save(update_fields=("retired_at",))
    ledger.record(chain=chain, by=by, event_type=EventType.RESTORE_SCALE, on=scale, slug=scale.slug)
    return scale
