"""Review: one person's verdict on one version of a claim. Others can't read it until the round closes."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.agreement import Answer, describe_set_aside
from claims.models import guards
from claims.models.claim import Claim, ClaimVersion
from claims.models.guidelines import Guidelines
from claims.models.person import Person
from claims.models.round import Round
from claims.models.scale import Rating
from claims.models.slot import ReviewSlot
from claims.vocabulary import ReviewState, SetAside


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reads of reviews."""

    def drafts_of(self, user: Person) -> Self:
        """Drafts of this person in rounds that are still open, the last saved first."""
        return (
            self.filter(reviewer=user, state=ReviewState.DRAFT, round__closed_at=None)
            .select_related("claim_version__claim__article", "duplicate_of", "rating", "round")
            .order_by("-saved_at")
        )

    def submitted(self) -> Self:
        """Reviews that are submitted, not drafts."""
        return self.filter(state=ReviewState.SUBMITTED)

    def in_order_of_submission(self) -> Self:
        """First the review that was submitted first. After an undo the later submit is the one that counts."""
        return self.order_by("submitted_at", "pk")


class Review(models.Model):
    """A verdict with its rationale, or the reason to set the claim aside. It is a draft until submitted."""

    slot = models.ForeignKey(ReviewSlot, models.PROTECT, null=True, related_name="reviews")
    round = models.ForeignKey(Round, models.PROTECT, related_name="reviews")
    claim_version = models.ForeignKey(ClaimVersion, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews")
    rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    set_aside_reason = models.CharField(max_length=20, choices=SetAside, blank=True)
    duplicate_of = models.ForeignKey(
        Claim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The claim that this one repeats.",
    )
    rationale = models.TextField(blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    guidelines = models.ForeignKey(
        Guidelines,
        models.PROTECT,
        null=True,
        editable=False,
        db_column="guidelines_version",
        related_name="reviews",
        help_text="The version in force at the submit; a trigger writes it.",
    )
    state = models.CharField(max_length=12, choices=ReviewState, default=ReviewState.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(
        null=True, editable=False, help_text="Key of the form that was last submitted."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("round", "pk")
        indexes = (
            models.Index(fields=("reviewer", "state"), name="review_mine"),
            models.Index(
                fields=("reviewer", "-submitted_at"),
                condition=Q(state=ReviewState.SUBMITTED),
                name="review_submitted_by",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("round", "reviewer"), name="review_is_one_a_round"),
            models.UniqueConstraint(
                fields=("reviewer", "submission"), name="review_submission_is_its_own"
            ),
            models.UniqueConstraint(
                fields=("slot",),
                condition=Q(state=ReviewState.SUBMITTED),
                name="review_fills_one_slot",
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewState.DRAFT, submitted_at=None)
                | Q(state=ReviewState.SUBMITTED, submitted_at__isnull=False, slot__isnull=False),
                name="review_submitted_has_a_time_and_a_slot",
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewState.DRAFT)
                | (Q(rating__isnull=False) ^ ~Q(set_aside_reason="")),
                name="review_submitted_has_one_answer",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | Q(set_aside_reason=SetAside.DUPLICATE),
                name="review_names_a_claim_as_its_duplicate",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__range=(1, 5)),
                name="review_confidence_is_1_to_5",
            ),
        )
        triggers = (
            guards.Trigger(
                "review_is_of_its_round",
                pgtrigger.Insert | pgtrigger.Update,
                "Refuses a review whose claim version isn't the one of its round.",
            ),
            guards.Trigger(
                "review_submitted_fills_its_slot",
                pgtrigger.Insert | pgtrigger.Update,
                "Marks the slot as submitted; refuses a review whose slot isn't the reviewer's.",
                condition=pgtrigger.Q(new__state=ReviewState.SUBMITTED),
            ),
            guards.Trigger(
                "review_rating_is_of_the_scale",
                pgtrigger.Insert | pgtrigger.UpdateOf("rating_id"),
                "Refuses a rating that isn't of the article's scale.",
            ),
            guards.Trigger(
                "review_names_the_claim_that_is_repeated",
                pgtrigger.Insert | pgtrigger.UpdateOf("state", "duplicate_of_id"),
                "Refuses a duplicate of the claim itself or of another article's claim, and to submit a "
                "duplicate that names no claim.",
                condition=pgtrigger.Q(new__set_aside_reason=SetAside.DUPLICATE),
            ),
            guards.Trigger(
                "review_submitted_cites_whole_addresses",
                pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                "Refuses to submit evidence without a source or a stance, with an archived copy that is no web address, "
                "or with a protected source that has no public description.",
            ),
            guards.Trigger(
                "review_submitted_is_frozen",
                pgtrigger.Update | pgtrigger.Delete,
                "Refuses to change or delete a submitted review, except to take it back in an open round.",
                condition=pgtrigger.Q(old__state=ReviewState.SUBMITTED),
            ),
            guards.Trigger(
                "review_takes_the_guidelines_in_force",
                pgtrigger.Insert | pgtrigger.Update,
                "Writes the version of the guidelines that is in force when a review is submitted.",
                condition=pgtrigger.Q(new__state=ReviewState.SUBMITTED),
            ),
            guards.refuse_truncate("review_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.answer}"

    @property
    def answer(self) -> str:
        """The verdict as text, or the reason to set the claim aside."""
        if self.rating:
            return str(self.rating)
        return f"set aside: {self.set_aside_text}" if self.set_aside_reason else ""

    @property
    def set_aside_text(self) -> str:
        """The reason to set the claim aside, with the claim that it repeats."""
        original = self.duplicate_of
        return describe_set_aside(self.set_aside_reason, original.number if original else None)

    @property
    def answer_key(self) -> Answer:
        """What agreement is counted by."""
        return Answer(self.rating_id, self.set_aside_reason, self.duplicate_of_id)

    @property
    def is_submitted(self) -> bool:
        """Whether it is submitted, so that it counts."""
        return self.state == ReviewState.SUBMITTED
