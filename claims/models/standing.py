"""How one person stands to a claim: what the workflow asks before it lets them move it."""

from dataclasses import dataclass, fields

from django.db.models import BooleanField, Exists, Expression, ExpressionWrapper, OuterRef, Value

from claims.models.article import Article
from claims.models.person import Person
from claims.vocabulary import SlotState


@dataclass(frozen=True)
class Standing:
    """Of the person with key `of`: is the article open to them, and what is theirs in the round?"""

    of: int
    is_at_work: bool
    has_reviewed: bool
    is_party: bool
    has_slot: bool
    has_left: bool
    is_within: bool


def columns(user: Person) -> dict[str, Expression]:
    """Return the annotations of a claim that make a Standing, each named `standing_…`."""
    from claims.models.blindness import is_within
    from claims.models.skip import Skip
    from claims.models.slot import ReviewSlot

    slots = ReviewSlot.objects.filter(round=OuterRef("round"))
    mine = slots.filter(person=user.pk)
    found = {
        "of": Value(user.pk),
        "is_at_work": Exists(Article.objects.visible_to(user).filter(pk=OuterRef("article"))),
        "has_reviewed": Exists(mine.filter(state=SlotState.SUBMITTED)),
        "is_party": Exists(slots.touching(user)),
        "has_slot": Exists(mine.exclude(state=SlotState.SUBMITTED)),
        "has_left": Exists(Skip.objects.filter(round=OuterRef("round"), person=user.pk)),
        "is_within": ExpressionWrapper(is_within(user), BooleanField()),
    }
    return {f"standing_{name}": expression for name, expression in found.items()}


def of(claim: object, user: Person) -> Standing | None:
    """Return the standing that a claim was fetched with, if it is this person's."""
    if getattr(claim, "standing_of", None) != user.pk:
        return None
    return Standing(**{f.name: getattr(claim, f"standing_{f.name}") for f in fields(Standing)})
