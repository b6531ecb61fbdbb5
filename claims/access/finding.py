"""Find the row that an address names, if this person may see it; otherwise answer 404."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from claims.models import Claim, Evidence, Person


def find_claim(user: Person, slug: str, number: int) -> Claim:
    """Return the claim with its wording and this person's access to it."""
    visible = Claim.objects.visible_to(user).with_words().with_standing(user)
    return get_object_or_404(visible, article__slug=slug, number=number)


def find_evidence(user: Person, claim: Claim, key: str) -> Evidence:
    """Return the evidence with this key, from the latest round that has it, if this person may know its source."""
    try:
        wanted = UUID(key)
    except ValueError:
        raise Http404 from None
    visible = (
        Evidence.objects.visible_to(user)
        .told_to(user)
        .filter(key=wanted, review__claim_version__claim=claim)
        .select_related("review__round", "review__claim_version")
        .order_by("-review__round__opened_at", "-pk")
    )
    piece = visible.first()
    if piece is None:
        raise Http404
    return piece
