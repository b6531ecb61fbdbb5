"""Which evidence a person reads, and where they may know who or what a protected source is.

Evidence is as visible as its review. Who or what a protected source is, only those may know who were
told: editors, people assigned to the article, and those who submitted a review in a round that cites
it. Everyone else reads its public description, also where a colleague cites the same page openly.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from claims.access.blindness import is_review_readable
from claims.compiled_reads import compiled_once
from claims.models import Article, Assignment, Claim, Decision, Evidence, Person, Review, Source
from claims.models.evidence import EvidenceQuerySet
from claims.vocabulary import ClaimStatus, ReviewState


def visible_evidence(user: Person) -> EvidenceQuerySet:
    """Return the evidence of the reviews that this person reads."""
    if not user.is_authenticated or not user.is_member:
        return Evidence.objects.none()
    return Evidence.objects.filter(is_review_readable(user, "review__"))


def _is_one_page(first: OuterRef, second: OuterRef) -> Exists:
    """Return the condition that two sources are, or likely are, one page under any of their addresses.

    `first` and `second` name their keys, as seen from a query for sources inside the outer query.
    """
    is_same = Q(identity=OuterRef("identity"))
    is_likely = Q(likely_identity=OuterRef("likely_identity")) & ~Q(likely_identity="")
    inner = OuterRef(second)
    others = Source.objects.filter(Q(pk=inner) | Q(page=inner)).filter(is_same | is_likely)
    addresses = Source.objects.filter(Q(pk=first) | Q(page=first))
    return Exists(addresses.filter(Exists(others.order_by())).order_by())


def _protected_in_article() -> QuerySet[Source]:
    """Return the protected sources of an outer piece of evidence's article that are the page it cites.

    A source protected in an open round doesn't count: nobody may notice that it was cited.
    """
    article = OuterRef("review__claim_version__claim__article")
    protected = Source.objects.filter(
        article=article, is_protected=True, catalogued_at__isnull=False
    )
    return protected.filter(_is_one_page(OuterRef("pk"), OuterRef(OuterRef("source")))).order_by()


def _is_protected() -> Q:
    """Return the condition that evidence is from a protected source.

    It may not say so itself: where one reviewer protects a page, all citations of it in the article are
    hidden, as in a report.
    """
    return Q(is_protected=True) | Q(source__is_protected=True) | Q(Exists(_protected_in_article()))


def _is_told_to(user: Person) -> Q:
    """Return the condition that this person was told what the evidence's source is.

    They cited it themselves, they are assigned to the article, or they submitted a review in a closed
    round of the article that cites it. A draft or an open review tells nothing: it can be taken back.
    """
    article = OuterRef("review__claim_version__claim__article")
    mine = Review.objects.submitted().filter(round=OuterRef("review__round"), reviewer=user)
    shared = Evidence.objects.filter(
        Exists(mine.order_by()),
        review__claim_version__claim__article=article,
        review__state=ReviewState.SUBMITTED,
        review__round__closed_at__isnull=False,
    ).filter(
        Q(source=OuterRef("source"))
        | Q(_is_one_page(OuterRef("source"), OuterRef(OuterRef("source"))))
    )
    return (
        Q(review__reviewer=user)
        | Q(Exists(Assignment.objects.filter(article=article, person=user)))
        | Q(Exists(shared.order_by()))
    )


def with_source_identity_visible_to(user: Person, evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """Leave out evidence from protected sources whose identity this person may not know."""
    if user.is_editor:
        return evidence
    # As a CASE, the condition is asked of the rows that are read. Bare, it would be joined, and asked of the whole archive.
    is_known = Case(When(is_source_identity_known(user), then=True), default=False)
    return evidence.alias(is_told_or_open=is_known).filter(is_told_or_open=True)


def annotate_source_identity_known(user: Person, evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """Add `annotations.KnownSource` to each piece of evidence, and fetch its source."""
    is_known = (
        Value(value=True, output_field=BooleanField())
        if user.is_editor
        else is_source_identity_known(user)
    )
    described = _protected_in_article().values("public_description")[:1]
    return evidence.select_related("source").annotate(
        is_identity_known=is_known, described_as=Coalesce(Subquery(described), Value(""))
    )


def is_source_identity_known(user: Person) -> Exists:
    """Return the condition that this person may know who or what the source of evidence is.

    As a sub-query, so that its joins stay out of the outer query.
    """
    # First what is quick to answer and true of nearly all evidence: the database asks in this order.
    known = Evidence.objects.filter(~_is_protected() | _is_told_to(user), pk=OuterRef("pk"))
    # The same again as an inequality: without it the database may answer for the whole archive first and look the row up.
    known = known.filter(pk__gte=OuterRef("pk"))
    return Exists(known.order_by())


def decisions_with_stances(user: Person, article: Article) -> QuerySet[Decision]:
    """Return the decisions in force on an article's decided claims, each with `annotations.Stances`, by claim."""
    counting = visible_evidence(user).filter(
        review__round=OuterRef("claim__round"), review__state=ReviewState.SUBMITTED
    )
    decisions = Decision.objects.current().select_related("claim", "rating")
    return (
        decisions.filter(claim__article=article, claim__status=ClaimStatus.DECIDED)
        .annotate(stances=ArraySubquery(counting.order_by().values("stance")))
        .order_by("claim__number")
    )


def evidence_to_recheck(user: Person) -> EvidenceQuerySet:
    """Return the evidence because of which claims need a re-check, as far as this person may know.

    A retraction is part of the catalogue, so a reviewer hears of it once a round that cites the source
    is closed. An editor hears of it at once. Evidence of an open round they may not see marks nothing.
    """
    marks = visible_evidence(user).relying_on_retracted()
    return marks if user.is_editor else marks.filter(source__catalogued_at__isnull=False)


def evidence_to_recheck_on(user: Person, claim: Claim) -> list[Evidence]:
    """Return that evidence of one claim, by source, each with `annotations.KnownSource`."""
    return _to_recheck_on(user, claim.pk)


@compiled_once
def _to_recheck_on(user: Person, claim: int) -> EvidenceQuerySet:
    evidence = evidence_to_recheck(user).filter(review__claim_version__claim=claim)
    return annotate_source_identity_known(user, evidence).order_by("source", "pk")
