"""Article and Assignment: the text that is checked, and the people who are asked to check it."""

from collections.abc import Collection
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import Truncator

from claims.compiled_reads import compiled_once, keys_in
from claims.models import guards
from claims.vocabulary import RESERVED_SLUGS, ArticleMode, TieBreak, UnitRole

OPENING_LENGTH = 200
"""Characters of the text that we read for a working title; at least TITLE_WORDS words."""
TITLE_WORDS = 14


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reads of articles."""

    def called(self, typed: str) -> Self:
        """The article with this slug, which came with a request and may be any text."""
        return self.filter(slug=typed) if "\0" not in typed else self.none()

    def newest(self, before: "Article | None" = None) -> Self:
        """Newest first; with `before`, only the articles older than it, for the next page of a list."""
        older = self
        if before:
            older = self.filter(
                Q(created_at__lt=before.created_at)
                | Q(created_at=before.created_at, pk__lt=before.pk)
            )
        return older.order_by("-created_at", "-pk")

    def with_opening(self) -> Self:
        """Add `opening`, from which an article without a headline gets its working title.

        It is the first heading of the current revision, or else the beginning of its first sentence.
        """
        from claims.models.sentence import Sentence  # noqa: PLC0415 - Sentence imports this module

        headings = Q(role__in=(UnitRole.HEADLINE, UnitRole.SUB_HEADING))
        first = (
            Sentence.objects.filter(revision__article=OuterRef(OuterRef("pk")))
            .exclude(role__in=(UnitRole.BY_LINE, UnitRole.DATELINE, UnitRole.CLUTTER))
            .alias(is_heading=Case(When(headings, then=1), default=0))
            .order_by("-revision__number", "-is_heading", "position")
            .values("pk")[:1]
        )
        # Apart from the search for the sentence: the database would cut the text for every one of them.
        opening = (
            Sentence.objects.filter(pk=Subquery(first))
            .annotate(
                opening=Substr(
                    "revision__text",
                    F("start") + 1,
                    Case(When(headings, then=F("end") - F("start")), default=OPENING_LENGTH),
                )
            )
            .order_by()
            .values("opening")
        )
        return self.annotate(
            opening=Case(
                When(headline="", then=Coalesce(Subquery(opening), Value(""))), default=Value("")
            )
        )


class Article(models.Model):
    """A text to check, with what is known about it and how the newsroom checks it."""

    slug = models.SlugField(max_length=80, unique=True)
    headline = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    authors = models.CharField(max_length=500, blank=True, help_text="Separated by semicolons.")
    url = models.URLField("address", max_length=2000, blank=True)
    language = models.CharField(max_length=16, default="en", help_text="BCP 47, e.g. en or uk.")
    published_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=20, choices=ArticleMode, default=ArticleMode.PUBLISHED_CLAIM)
    scale = models.ForeignKey("claims.RatingScale", models.PROTECT, related_name="articles")
    reviews_needed = models.PositiveSmallIntegerField(default=2)
    tie_break = models.CharField(max_length=16, choices=TieBreak, default=TieBreak.EDITOR)
    needs_second_editor = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether two editors decide its central claims, each without seeing the other's decision.",
    )
    deadline = models.DateTimeField(null=True, blank=True)
    embargo_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("-created_at", "-id"), name="article_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(slug__in=sorted(RESERVED_SLUGS)), name="article_slug_is_no_address"
            ),
            models.CheckConstraint(
                condition=Q(reviews_needed__range=(1, 9)), name="article_asks_for_1_to_9_reviews"
            ),
        )
        triggers = (
            guards.Trigger(
                "article_keeps_its_scale",
                pgtrigger.UpdateOf("scale_id"),
                "Refuses to change the scale of an article with an opened claim.",
            ),
            guards.Trigger(
                "article_updates_its_slots",
                pgtrigger.UpdateOf("deadline", "publisher", "url", "authors"),
                "Writes the new deadline and conflict-of-interest keys to the article's open slots.",
                when=pgtrigger.After,
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=(self.slug,))

    @property
    def title(self) -> str:
        """The headline, or else a working title, which is never stored."""
        return self.headline or self.working_title

    @cached_property
    def working_title(self) -> str:
        """The first heading or the first words of the text, or else the date.

        One query, unless the article was read by `with_opening`.
        """
        opening = self.__dict__.get("opening")
        if opening is None:
            opening = next((row.opening for row in _with_opening(self.pk)), "")
        if words := Truncator(opening or "").words(TITLE_WORDS):
            return words
        if self.published_on:
            return f"Article of {date_format(self.published_on, 'j F Y')} (no headline)"
        return "Article without a headline"

    @property
    def revision(self) -> "models.Model":
        """The current revision."""
        return self.revisions.latest("number")


class Assignment(models.Model):
    """A person who is asked to check an article. An article without one is open to the whole team."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("article", "person"), name="assignment_is_made_once"),
        )
        triggers = (
            guards.Trigger(
                "assignment_updates_its_slots",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                "Writes to the article's open slots whether the article has assignments.",
                when=pgtrigger.After,
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.article}"


def articles_with_opening(articles: Collection[int]) -> dict[int, Article]:
    """Return articles by key, each with its `opening`."""
    found = _all_with_opening(",".join(map(str, articles)))
    return {article.pk: article for article in found}


@compiled_once
def _all_with_opening(articles: str) -> ArticleQuerySet:
    return Article.objects.filter(pk__in=keys_in(articles)).with_opening()


@compiled_once
def _with_opening(article: int) -> ArticleQuerySet:
    return Article.objects.filter(pk=article).with_opening()
