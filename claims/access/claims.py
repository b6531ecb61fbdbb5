"""Which claims a person sees, and what their state looks like to that person."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from claims.access.articles import visible_articles
from claims.access.evidence import evidence_to_recheck
from claims.models import Article, Claim, Decision, Person, Review
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import ReviewState


@dataclass(frozen=True)
class ClaimForUser:
    """A claim and what this person may know of its progress: nothing of others in an open round."""

    claim: Claim
    my_review: ReviewState | None
    """State of this person's review in the current round; None where they have none."""
    decision: Decision | None
    """The decision in force."""


def visible_claims(user: Person) -> ClaimQuerySet:
    """Return the claims of the articles that this person sees."""
    return Claim.objects.filter(article__in=visible_articles(user))


def claims_of_article(user: Person, article: Article) -> list[ClaimForUser]:
    """Return every claim of an article that this person sees, in order, with its current wording."""
    # Without its own order: Django would join that order's tables under the names of the outer
    # query, and `round` would then mean the inner claim's.
    mine = Review.objects.filter(round=OuterRef("round"), reviewer=user).order_by()
    current = Decision.objects.current().select_related("rating", "decided_by")
    rows = article.claims.with_quotes().annotate(my_review=Subquery(mine.values("state")[:1]))
    claims = rows.prefetch_related(Prefetch("decisions", current, to_attr="current_decisions"))
    return [_for_user(claim, article) for claim in claims]


def _for_user(claim: Claim, article: Article) -> ClaimForUser:
    claim.article = article
    return ClaimForUser(
        claim,
        ReviewState(claim.my_review) if claim.my_review else None,
        claim.current_decisions[0] if claim.current_decisions else None,
    )


def needs_recheck(user: Person) -> Q:
    """Return the condition that a claim needs a re-check, as far as this person may know.

    Few sources are retracted, so this is the fast way to find such claims among many.
    """
    marks = evidence_to_recheck(user).order_by()
    return Q(pk__in=marks.values("review__claim_version__claim"))


def annotate_needs_recheck(user: Person, claims: ClaimQuerySet) -> ClaimQuerySet:
    """Add `annotations.RecheckMark` to each claim."""
    marks = evidence_to_recheck(user).order_by()
    return claims.annotate(
        needs_recheck=Exists(marks.filter(review__claim_version__claim=OuterRef("pk")))
    )
