"""Which evidence a person reads, and where they may know who or what a protected source is.

Evidence is as visible as its review. Who or what a protected source is, only editors and the
reviewers of its article may know; everyone else reads its public description.
"""

from django.db.models import BooleanField, Exists, OuterRef, Q, Value

from claims.access.blindness import is_review_readable
from claims.models import Assignment, Evidence, Person, Review
from claims.models.evidence import EvidenceQuerySet


def visible_evidence(user: Person) -> EvidenceQuerySet:
    """Return the evidence of the reviews that this person reads."""
    if not user.is_authenticated or not user.is_member:
        return Evidence.objects.none()
    return Evidence.objects.filter(is_review_readable(user, "review__"))


def is_of_own_article(user: Person) -> Q:
    """Return the condition that this person reviews the evidence's article: assigned, or with a review."""
    article = OuterRef("review__claim_version__claim__article")
    mine = Review.objects.filter(claim_version__claim__article=article, reviewer=user)
    return (
        Q(review__reviewer=user)
        | Q(Exists(Assignment.objects.filter(article=article, person=user)))
        | Q(Exists(mine.order_by()))
    )


def with_source_identity_visible_to(user: Person, evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """Leave out evidence from protected sources whose identity this person may not know."""
    if user.is_editor:
        return evidence
    is_protected = Q(is_protected=True) | Q(source__is_protected=True)
    return evidence.filter(~is_protected | Q(_is_known(user)))


def annotate_source_identity_known(user: Person, evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """Add `annotations.KnownIdentity` to each piece of evidence, and fetch its source."""
    is_known = Value(value=True, output_field=BooleanField()) if user.is_editor else _is_known(user)
    return evidence.select_related("source").annotate(is_identity_known=is_known)


def _is_known(user: Person) -> Exists:
    """Whether this person reviews the article, as a sub-query: its joins stay out of the outer query."""
    own = Evidence.objects.filter(pk=OuterRef("pk")).filter(is_of_own_article(user))
    return Exists(own.order_by())


def evidence_to_recheck(user: Person) -> EvidenceQuerySet:
    """Return the evidence because of which claims need a re-check, as far as this person may know.

    A retraction is part of the catalogue, so a reviewer hears of it once a round that cites the source
    is closed. An editor hears of it at once. Evidence of an open round they may not see marks nothing.
    """
    marks = visible_evidence(user).relying_on_retracted()
    return marks if user.is_editor else marks.filter(source__catalogued_at__isnull=False)
