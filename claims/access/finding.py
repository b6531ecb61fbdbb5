"""Find the row that an address names, if this person may see it; otherwise answer 404."""

from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.http import Http404

from claims.access.claim_access import with_access
from claims.access.claims import visible_claims
from claims.access.comments import visible_comments
from claims.access.evidence import visible_evidence, with_source_identity_visible_to
from claims.compiled_reads import compiled_once
from claims.models import Article, Claim, Evidence, Person
from claims.models.claim import ClaimQuerySet

LARGEST_NUMBER = 2**31 - 1


def find_claim(user: Person, slug: str, number: int) -> Claim:
    """Return the claim with its wording and this person's access to it."""
    found = _claims_at(user, slug, number) if number <= LARGEST_NUMBER else ()
    for claim in found:
        claim.article.opening = claim.article_opening
        return claim
    raise Http404


@compiled_once
def _claims_at(user: Person, slug: str, number: int) -> ClaimQuerySet:
    claims = with_access(user, visible_claims(user).with_words())
    opening = Article.objects.filter(pk=OuterRef("article")).with_opening().values("opening")
    return claims.filter(article__slug=slug, number=number).annotate(
        # Only an article without a headline needs one: a working title.
        article_opening=Case(When(article__headline="", then=Subquery(opening)), default=Value("")),
        has_comments=Exists(visible_comments(user).filter(claim=OuterRef("pk")).order_by()),
    )


def find_evidence(user: Person, claim: Claim, key: str) -> Evidence:
    """Return the evidence with this key, from the latest round that has it, if this person may know its source."""
    try:
        wanted = UUID(key)
    except ValueError:
        raise Http404 from None
    found = (
        with_source_identity_visible_to(user, visible_evidence(user))
        .filter(key=wanted, review__claim_version__claim=claim)
        .select_related("review__round", "review__claim_version")
        .order_by("-review__round__opened_at", "-pk")
        .first()
    )
    if found is None:
        raise Http404
    return found
