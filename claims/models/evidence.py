"""Evidence: what a review takes from a source."""

import uuid
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest

from claims.models import guards
from claims.models.article import Article
from claims.models.decision import Decision
from claims.models.person import Person
from claims.models.review import Review
from claims.models.source import SHORTEST_SEARCH, Recheck, Source
from claims.text.citations.pages import link_of
from claims.text.quantities.workings import Line, work_out
from claims.vocabulary import (
    STANCE_NOT_STATED,
    Credibility,
    PassageFound,
    Reliability,
    ReviewState,
    SourceKind,
    Stance,
)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Reads of evidence."""

    def of_source(self, source: Source) -> Self:
        """Evidence from a source, the latest first, with its claim and reviewer."""
        return (
            self.filter(source=source)
            .select_related("source", "review__claim_version__claim", "review__reviewer")
            .prefetch_related(
                models.Prefetch(
                    "review__claim_version__claim__article", Article.objects.with_opening()
                )
            )
            .order_by("-pk")
        )

    def search_open_reviews_of(self, user: Person, typed: str) -> Self:
        """Return evidence of this person's reviews in open rounds that contains the typed text."""
        typed = typed.replace("\0", "").strip()
        if len(typed) < SHORTEST_SEARCH:
            return self.none()
        matches = (
            Q(cited__icontains=typed) | Q(title__icontains=typed) | Q(publisher__icontains=typed)
        )
        mine = self.filter(review__reviewer=user, review__round__closed_at=None)
        return mine.filter(matches, is_protected=False).exclude(cited="").order_by("-pk")

    def of_claims(self, source: Source) -> Self:
        """The latest evidence from a source for each claim that uses it, the latest first."""
        later = self.filter(
            source=source,
            review__claim_version__claim=OuterRef("review__claim_version__claim"),
            pk__gt=OuterRef("pk"),
        )
        uses = self.of_source(source).select_related("review__claim_version__claim__current")
        return uses.filter(~Exists(later.order_by()))

    def relying_on_retracted(self) -> Self:
        """Evidence from a retracted source, whose claim therefore needs re-checking.

        Only evidence of the claim's current round counts, and evidence for the claim version that its current decision
        is about. A later decision or an editor's re-check settles it. Where the retraction reached the evidence only when
        its source was joined to another, that moment counts.
        """
        claim = OuterRef("review__claim_version__claim")
        decided = Decision.objects.current().filter(claim=claim).order_by()
        rechecks = Recheck.objects.filter(
            Q(source=OuterRef("source")) | Q(source__page=OuterRef("source")), claim=claim
        ).order_by()
        since = Greatest(OuterRef("source__retracted_at"), OuterRef("source_since"))
        return (
            self.filter(source__retracted_at__isnull=False, review__state=ReviewState.SUBMITTED)
            .filter(
                Q(review__round=F("review__claim_version__claim__round"))
                | Exists(decided.filter(claim_version=OuterRef("review__claim_version")))
            )
            .exclude(Exists(decided.filter(decided_at__gte=since)))
            .exclude(Exists(rechecks.filter(checked_at__gte=since)))
        )


class Evidence(models.Model):
    """What one review takes from one source.

    `cited` is what the reviewer typed: a link or a description. `source` is set when the review is submitted. What the
    reviewer typed about the source is only stored here until the round closes. The form makes the `key`, so that saving
    twice makes one row.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="evidence")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    cited = models.CharField(max_length=2000, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    source_since = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When a join brought the retraction of its source to it, if one did.",
    )
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12, choices=SourceKind, default=SourceKind.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, blank=True)
    is_protected = models.BooleanField(default=False)
    public_description = models.CharField(max_length=500, blank=True)
    question = models.CharField(max_length=500, blank=True)
    stance = models.CharField(max_length=12, choices=Stance, blank=True)
    passage = models.TextField(blank=True)
    translation = models.TextField(blank=True)
    locator = models.CharField(max_length=200, blank=True)
    workings = models.TextField(blank=True)
    archived_url = models.CharField(max_length=2000, blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, null=True, blank=True)
    passage_found = models.CharField(
        max_length=12, choices=PassageFound, default=PassageFound.NOT_LOOKED
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ("review", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("review", "key"), name="evidence_key_is_its_own"),
        )
        triggers = (
            guards.Trigger(
                "evidence_of_a_submitted_review_is_frozen",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                "Refuses to add, change or delete evidence of a submitted review, except when its source is joined.",
            ),
            guards.Trigger(
                "evidence_has_the_source_of_its_page",
                pgtrigger.Insert | pgtrigger.UpdateOf("source_id"),
                "Writes the page in place of a source that was joined to it, also at the same moment.",
            ),
            guards.refuse_truncate("evidence_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.stance_label}: {self.title or self.cited}"

    @property
    def stance_label(self) -> str:
        """Whether it supports or contradicts the claim, or that nobody said so."""
        return self.get_stance_display() or STANCE_NOT_STATED

    @property
    def worked(self) -> list[Line]:
        """The lines of the calculation with their results."""
        return work_out(self.workings)

    @property
    def link(self) -> str:
        """The address as it is cited here, or else one of its source."""
        return link_of(self.cited) or (self.source.url if self.source else "")

    @property
    def has_protected_source(self) -> bool:
        """Whether only reviewers and editors of the article may know what the source is."""
        return self.is_protected or bool(self.source and self.source.is_protected)

    @property
    def public_name(self) -> str:
        """The public description of a protected source: the reviewer's, or else the one stored with the source."""
        return self.public_description or (self.source.public_description if self.source else "")

    @property
    def grade(self) -> str:
        """Reliability and credibility as one Admiralty code, such as B2. What nobody rated is left out."""
        return f"{self._source_reliability}{self.credibility or ''}"

    @property
    def grade_in_words(self) -> str:
        """The grade spelled out, for people who don't know the code."""
        rated = []
        if self._source_reliability:
            rated.append(f"Source: {Reliability(self._source_reliability).label}.")
        if self.credibility:
            rated.append(f"This statement: {Credibility(self.credibility).label}.")
        return " ".join(rated)

    @property
    def _source_reliability(self) -> str:
        """The reliability of the source: as catalogued, or until then as typed in this review."""
        is_catalogued = self.source and self.source.catalogued_at
        return self.source.reliability if is_catalogued else self.reliability

    @property
    def retraction(self) -> str:
        """Why the source was retracted; empty until a round that cites it is closed."""
        is_catalogued = self.source and self.source.catalogued_at
        return self.source.retraction if is_catalogued else ""
