"""Which claims were sent back to a person. `news.sql` counts them by the same conditions."""

from django.db.models import Exists, F, OuterRef, QuerySet

from claims.access.articles import is_open_to_user
from claims.compiled_reads import compiled_once
from claims.models import Person, Review, SentBack, Skip
from claims.vocabulary import ClaimStatus

MOST_SENT_BACK = 20


def sent_back_to(user: Person) -> list[SentBack]:
    """Return what was sent back to this person and they have not begun, the oldest first, with its claim.

    Whether a place is free doesn't matter: the list would tell when a colleague takes the last one.
    """
    return _not_begun(user) if user.is_reviewer else []


@compiled_once
def _not_begun(user: Person) -> QuerySet[SentBack]:
    claim = "round__claim_version__claim"
    mine = Review.objects.filter(round=OuterRef("round"), reviewer=user).order_by()
    skipped = Skip.objects.filter(round=OuterRef("round"), person=user).order_by()
    sent = SentBack.objects.filter(person=user, is_over=False).filter(
        is_open_to_user(user, f"{claim}__article"),
        ~Exists(mine),
        ~Exists(skipped),
        **{f"{claim}__round": F("round"), f"{claim}__status": ClaimStatus.OPEN},
    )
    return sent.select_related(f"{claim}__article", "by").order_by("pk")[:MOST_SENT_BACK]
