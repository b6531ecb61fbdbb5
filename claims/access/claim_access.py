"""What one person's relation to a claim is, as the rules ask for it."""

from dataclasses import dataclass, fields

from django.db.models import BooleanField, Exists, Expression, ExpressionWrapper, OuterRef, Value
from django.db.models.functions import JSONObject

from claims.access.articles import visible_articles
from claims.access.blindness import has_read_early, is_blinded
from claims.access.conflicts import has_conflict
from claims.models import Claim, Person, ReviewSlot, Skip
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import SlotKind, SlotState


@dataclass(frozen=True)
class ClaimAccess:
    """One person's relation to a claim, and to its current review round."""

    user_id: int
    """Primary key of the person."""
    is_open_to_user: bool
    """They see the claim's article."""
    has_reviewed: bool
    """They submitted a review in the round."""
    has_conflict: bool
    """They have a conflict of interest with the claim."""
    has_slot: bool
    """A slot of the round is reserved for them, with or without a draft."""
    has_skipped: bool
    """They skipped the claim in the round."""
    is_blinded: bool
    """An editor who may not see the round while it is open. Without meaning for reviewers."""
    has_read_early: bool
    """They could read a round of the claim before it closed, and no round they couldn't read is complete."""
    is_round_filled: bool
    """Every regular slot of the round has its review. A tie-break may be missing."""


def with_access(user: Person, claims: ClaimQuerySet) -> ClaimQuerySet:
    """Fetch this person's access along with each claim, so that `access_for` makes no query."""
    return claims.annotate(access_row=JSONObject(**_columns(user)))


def access_for(user: Person, claim: Claim) -> ClaimAccess:
    """Return this person's access to the claim: as it was fetched with it, or with one query."""
    row = getattr(claim, "access_row", None)
    if row is None or row["user_id"] != user.pk:
        row = with_access(user, Claim.objects.all()).values_list("access_row").get(pk=claim.pk)[0]
    return ClaimAccess(**row)


def _columns(user: Person) -> dict[str, Expression]:
    """Return an expression for each field of a ClaimAccess."""
    slots = ReviewSlot.objects.filter(round=OuterRef("round"))
    mine = slots.filter(person=user.pk)
    regular = slots.filter(kind=SlotKind.REVIEW)
    columns = {
        "user_id": Value(user.pk),
        "is_open_to_user": Exists(visible_articles(user).filter(pk=OuterRef("article"))),
        "has_reviewed": Exists(mine.filter(state=SlotState.SUBMITTED)),
        "has_conflict": Exists(slots.filter(has_conflict(user))),
        "has_slot": Exists(mine.exclude(state=SlotState.SUBMITTED)),
        "has_skipped": Exists(Skip.objects.filter(round=OuterRef("round"), person=user.pk)),
        "is_blinded": ExpressionWrapper(is_blinded(user), BooleanField()),
        "has_read_early": has_read_early(user, "pk"),
        "is_round_filled": ~Exists(regular.exclude(state=SlotState.SUBMITTED)),
    }
    return {field.name: columns[field.name] for field in fields(ClaimAccess)}
