"""RatingScale and Rating: the verdicts that reviewers can give, truest first."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Case, Exists, F, Max, Min, OuterRef, Q, When

from claims.models import guards
from claims.vocabulary import Direction, Tone

FROZEN = "scale_id label order value text symbol tone definition needs_rationale needs_sources"
"""Columns of a rating that can't change once it is in use."""

DIRECTIONS = {
    Tone.TRUE: Direction.TRUE,
    Tone.MOSTLY_TRUE: Direction.TRUE,
    Tone.MOSTLY_FALSE: Direction.FALSE,
    Tone.FALSE: Direction.FALSE,
}
"""Tones that say which way a verdict points."""


class RatingScaleQuerySet(models.QuerySet["RatingScale"]):
    """Reads of scales."""

    def active(self) -> Self:
        """Scales that a new article can have."""
        return self.filter(retired_at=None)


class RatingScaleManager(models.Manager.from_queryset(RatingScaleQuerySet)):
    """Finds scales by slug, which fixtures use as the key."""

    def get_by_natural_key(self, slug: str) -> "RatingScale":
        """Return the scale with this slug."""
        return self.get(slug=slug)


class RatingScale(models.Model):
    """A named set of ratings. The scale of an article is fixed once a claim is opened."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RatingScaleManager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return the key of this scale in fixtures."""
        return (self.slug,)


class RatingQuerySet(models.QuerySet["Rating"]):
    """Reads of ratings."""

    def active(self) -> Self:
        """Ratings that can still be given, truest first."""
        return self.filter(retired_at=None).order_by("order", "pk")


def is_in_use() -> Exists:
    """Return the condition that a rating is in use: a claim of an article with its scale was opened.

    Whether a review gives it isn't asked, because that would tell of reviews that are still hidden.
    """
    from claims.models.article import Article  # noqa: PLC0415 - it imports this module
    from claims.models.claim import Claim  # noqa: PLC0415 - it imports this module

    # A CASE and the same inequality again, so that articles are asked one by one until one has an opened claim. Otherwise
    # the database reads every claim to learn that a scale has no article.
    article = {"article": OuterRef("pk"), "article__gte": OuterRef("pk")}
    has_opened = Exists(Claim.objects.filter(**article, round__isnull=False).order_by())
    articles = Article.objects.filter(scale=OuterRef("scale"))
    opened = articles.alias(is_opened=Case(When(has_opened, then=True), default=False))
    return Exists(opened.filter(is_opened=True).order_by())


class Rating(models.Model):
    """One verdict of a scale. It has no value when it is neither true nor false."""

    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="ratings")
    label = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(help_text="Place on the scale, truest first; its key.")
    value = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Number on the line, higher is truer; empty is off the line.",
    )
    text = models.CharField(max_length=300, blank=True, help_text="What it means, for readers.")
    symbol = models.CharField(max_length=4)
    tone = models.CharField(max_length=16, choices=Tone, default=Tone.NEUTRAL)
    definition = models.TextField(blank=True, help_text="When to give it, for reviewers.")
    needs_rationale = models.BooleanField(default=True)
    needs_sources = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    succeeds = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="successor"
    )

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ("scale", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("scale", "order"),
                condition=Q(retired_at=None),
                name="rating_place_is_its_own",
                violation_error_message="Another active rating of this scale has this place.",
            ),
            models.UniqueConstraint(
                fields=("scale", "label"),
                condition=Q(retired_at=None),
                name="rating_label_is_its_own",
                violation_error_message="Another active rating of this scale has this label.",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=1), name="rating_value_is_at_least_1"
            ),
            models.CheckConstraint(
                condition=Q(succeeds=None) | ~Q(succeeds=F("pk")), name="rating_succeeds_another"
            ),
        )
        triggers = (
            guards.Trigger(
                "rating_in_use_is_frozen",
                pgtrigger.Update,
                "Refuses to change a rating of a scale with opened claims; another can succeed it.",
                condition=pgtrigger.AnyChange(*FROZEN.split()),
            ),
            guards.Trigger(
                "rating_in_use_is_kept",
                pgtrigger.Delete,
                "Refuses to delete a rating of a scale with opened claims; it can be retired.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.symbol} {self.label}"

    @property
    def direction(self) -> Direction:
        """Which way the verdict points, on any scale.

        Its tone says so: half true, misleading, outdated and unproven point neither way. A rating
        without a tone points up or down from the middle of its scale's line; that takes a query.
        """
        if self.tone != Tone.NEUTRAL or self.value is None:
            return DIRECTIONS.get(Tone(self.tone), Direction.NEITHER)
        line = Rating.objects.filter(scale=self.scale_id, value__isnull=False)
        ends = line.aggregate(total=Min("value") + Max("value"))
        distance = 2 * self.value - ends["total"]
        if distance == 0:
            return Direction.NEITHER
        return Direction.TRUE if distance > 0 else Direction.FALSE
