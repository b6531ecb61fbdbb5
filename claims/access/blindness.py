"""Blindness: which review rounds hide an editor's colleagues from them until the round closes.

Reviewers never see an open round. An editor does, unless they could still review in it or already do:

- An editor who doesn't review claims is blinded only in rounds in which they have a slot.
- An editor who also reviews is blinded in every open round until they skip it. After skipping it they
  can read it, and can't review it any more.

Whoever could read a round before it closed is recorded (`EarlyReading`, written by triggers), and can't
review its claim until another round is complete that they could not read: `has_read_early`. The record
decides, not today's roles, and it follows the words into other claims.

Every read of reviews, evidence, comments, skips, events and slots asks `is_blinded`.
"""

from django.db.models import Exists, OuterRef, Q

from claims.access.articles import is_open_to_user
from claims.models import Claim, EarlyReading, Person, ReviewSlot, Round, Skip
from claims.vocabulary import ReviewState


def is_blinded(user: Person, round_: str = "round") -> Q:
    """Return the condition that an editor may not see the round at this path while it is open."""
    has_slot = Q(Exists(ReviewSlot.objects.filter(round=OuterRef(round_), person=user)))
    if not user.is_reviewer:
        return has_slot
    return has_slot | ~Q(Exists(Skip.objects.filter(round=OuterRef(round_), person=user)))


def has_read_early(user: Person, claim: str = "claim") -> Exists:
    """Return the condition that this person read a round too early to review the claim at this path."""
    readings = EarlyReading.objects.filter(claim=OuterRef(claim), person=user, lifted_by=None)
    return Exists(readings.order_by())


def is_review_readable(user: Person, review: str = "") -> Q:
    """Return the condition that a member of the team may read the review at this path, e.g. `review__`.

    A condition on joined rows: with sub-queries inside sub-queries the database finds no good plan.
    """
    is_visible = Q(**{f"{review}round__closed_at__isnull": False})
    if user.is_editor:
        is_visible |= ~is_blinded(user, f"{review}round")
    is_submitted = Q(**{f"{review}state": ReviewState.SUBMITTED})
    is_in_open_article = is_open_to_user(user, f"{review}claim_version__claim__article")
    return is_in_open_article & (Q(**{f"{review}reviewer": user}) | (is_submitted & is_visible))


def has_open_round(claim: Claim) -> bool:
    """Whether the claim's reviews are still hidden from its reviewers."""
    return claim.round is not None and not claim.round.is_closed


def is_editor_outside_open_round(user: Person, claim: Claim) -> bool:
    """Whether an open round is visible to this editor; what they write gives nothing of it away."""
    if not user.is_editor or not has_open_round(claim):
        return False
    return not Round.objects.filter(is_blinded(user, "pk"), pk=claim.round_id).exists()
