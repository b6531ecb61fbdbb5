"""Which skips a person sees: a skip tells that its reviewer looked at the claim."""

from django.db.models import Q, QuerySet

from claims.access.blindness import is_blinded
from claims.models import Person, Skip


def visible_skips(user: Person) -> QuerySet[Skip]:
    """Return this person's own skips; for an editor all, except in open rounds they are blinded in."""
    if not user.is_authenticated or not user.is_editor:
        return Skip.objects.filter(person=user.pk)
    return Skip.objects.filter(
        Q(person=user) | Q(round__closed_at__isnull=False) | ~is_blinded(user)
    )
