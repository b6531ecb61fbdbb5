"""Blindness: the rounds in which an editor is a reviewer, and so sees nothing of the others until they close.

An editor is in a round with a place of their own in it. One who reviews too is in every round, until they
leave it to others, for good: whoever could still judge has not read, and whoever read does not judge.
"""

from django.db.models import Exists, OuterRef, Q

from claims.models.person import Person
from claims.models.slot import ReviewSlot


def is_within(user: Person, round_: str = "round") -> Q:
    """Return the condition that an editor waits for the end of the round at this path like its reviewers."""
    from claims.models.skip import Skip

    mine = Q(Exists(ReviewSlot.objects.filter(round=OuterRef(round_), person=user)))
    if not user.is_reviewer:
        return mine
    return mine | ~Q(Exists(Skip.objects.filter(round=OuterRef(round_), person=user)))
