"""Source: one page, document, data set or person, however often it is cited."""

import secrets
from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat, Lower
from django.urls import reverse
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.text.citations.identity import compute_likely_identity
from claims.text.citations.pages import link_of
from claims.text.citations.urls import PORTS
from claims.vocabulary import Reliability, SourceKind

OPEN_TO_SEARCH = Q(catalogued_at__isnull=False, is_protected=False)
"""Sources that a search can find: cited in a closed round, and not protected."""
MOST_CANDIDATES = 200
"""Rows of an index that are read for one search, before sources that the person can't see are left out."""

SHORTEST_SEARCH, LONGEST_SEARCH = 3, 200
"""Characters of a search: a shorter one finds nothing, a longer one is cut."""


def url_prefixes(typed: str) -> list[str]:
    """Return the prefixes of URLs that a link, perhaps half typed, may be another spelling of.

    They have no query, both schemes, and are with and without www. The list is empty if no link is typed.
    """
    typed = typed.strip()
    if typed.lower().startswith("www."):
        typed = f"https://{typed}"
    url = link_of(typed).partition("?")[0].partition("#")[0].rstrip("/")
    host_and_path = url.partition("://")[2].removeprefix("www.")
    if not host_and_path:
        return []
    return [f"{scheme}://{www}{host_and_path}" for scheme in PORTS for www in ("", "www.")]


def new_key() -> int:
    """Return a random key, because a sequence would show how many sources others have cited."""
    return secrets.randbelow(2**52) + 2**32


class SourceQuerySet(models.QuerySet["Source"]):
    """Reads of sources."""

    def catalogued(self) -> Self:
        """Sources of closed rounds that are not protected, the latest first."""
        return self.filter(OPEN_TO_SEARCH).order_by("-catalogued_at", "-pk")

    def of_likely_page(self, cited: str) -> Self:
        """Catalogued sources that are likely the cited page."""
        likely = compute_likely_identity(cited)
        return self.filter(OPEN_TO_SEARCH, likely_identity=likely) if likely else self.none()

    def addresses_of_retracted(self, identities: Iterable[str], likely: Iterable[str] = ()) -> Self:
        """Rows whose page is retracted, catalogued and not protected, with their `standing`.

        They have one of these identities, or one of the `likely` ones. `self` are the pages that count.
        """
        retracted = self.filter(OPEN_TO_SEARCH, retracted_at__isnull=False).order_by().values("pk")
        return (
            Source.objects.annotate(standing_id=Coalesce("page_id", "pk"))
            .filter(Q(identity__in=identities) | Q(likely_identity__in=likely))
            .filter(catalogued_at__isnull=False, standing_id__in=retracted)
            .select_related("page")
        )

    def as_pages(self) -> Self:
        """The sources for which these rows stand: themselves, or the page that they are joined to."""
        rows = self.order_by().annotate(standing_id=Coalesce("page_id", "pk"))
        return Source.objects.filter(pk__in=rows.values("standing_id"))

    def after(self, last: "Source", *, is_oldest_first: bool = False) -> Self:
        """The sources of `catalogued`, or of its reverse, that follow `last`, for the next page of the list."""
        sign = "gt" if is_oldest_first else "lt"
        same_moment = Q(catalogued_at=last.catalogued_at, **{f"pk__{sign}": last.pk})
        return self.filter(Q(**{f"catalogued_at__{sign}": last.catalogued_at}) | same_moment)

    def containing(self, keywords: str) -> Self:
        """Catalogued sources that contain every keyword, as a word or as part of one."""
        contains = Q()
        for keyword in keywords.split():
            contains &= Q(words__contains=keyword)
        return self.filter(OPEN_TO_SEARCH & contains)

    def resembling(self, keywords: str) -> Self:
        """Catalogued sources whose title, publisher, author or description resembles these keywords."""
        return self.filter(OPEN_TO_SEARCH, words__trigram_word_similar=keywords)

    def with_url_prefix(self, *prefixes: str) -> Self:
        """Catalogued sources whose URL starts with one of these prefixes."""
        starts = Q()
        for prefix in prefixes:
            starts |= Q(url__startswith=prefix)
        return self.filter(OPEN_TO_SEARCH & starts)


class Source(models.Model):
    """A page, document, data set or person that evidence is taken from.

    Title, publisher and the other details are filled in when a round closes. Until then, what each reviewer typed is
    only stored on the Evidence, so that reviewers learn nothing about each other's work. Two citations with the same
    `identity` (see `claims.text.citations`) are the same source. A source that was protected when it was cited belongs
    to its `article` and is shared with no other.

    A source that is joined to another has the other as its `page`: both are one page, and all evidence is the other's.
    Its row stays, because its identity is a further address of the page, and so that the join can be undone.
    """

    id = models.BigIntegerField(primary_key=True, default=new_key, editable=False)
    identity = models.CharField(max_length=80, editable=False)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, editable=False, related_name="protected_sources"
    )
    likely_identity = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Equal for what is likely one page."
    )
    page = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="joined_sources"
    )
    url = models.URLField("link", max_length=2000, blank=True)
    description = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12, choices=SourceKind, default=SourceKind.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, blank=True)
    is_protected = models.BooleanField("protected", default=False)
    public_description = models.CharField(max_length=500, blank=True)
    words = models.GeneratedField(
        expression=Lower(
            Concat(
                F("title"),
                Value(" "),
                F("publisher"),
                Value(" "),
                F("author"),
                Value(" "),
                F("description"),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    catalogued_at = models.DateTimeField(
        null=True, editable=False, help_text="When the first round that cites it closed."
    )
    retracted_at = models.DateTimeField(null=True, editable=False)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    retraction = models.TextField(blank=True, help_text="Why the source was retracted.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            GinIndex(
                fields=("words",),
                opclasses=("gin_trgm_ops",),
                condition=OPEN_TO_SEARCH,
                name="source_words",
            ),
            models.Index(
                fields=("url",),
                opclasses=("text_pattern_ops",),
                condition=OPEN_TO_SEARCH,
                name="source_url_begins",
            ),
            models.Index(
                fields=("-catalogued_at", "-id"), condition=OPEN_TO_SEARCH, name="source_newest"
            ),
            models.Index(
                fields=("retracted_at",),
                condition=Q(retracted_at__isnull=False),
                name="source_retracted",
            ),
            models.Index(
                fields=("likely_identity",),
                condition=~Q(likely_identity=""),
                name="source_likely_identity",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("identity", "article"),
                nulls_distinct=False,
                name="source_identity_is_one_source",
            ),
            models.CheckConstraint(
                condition=Q(page=None) | ~Q(page=F("id")), name="source_is_joined_to_another"
            ),
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(description=""), name="source_has_url_or_description"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_url_is_http",
            ),
            models.CheckConstraint(
                condition=Q(is_protected=False) | ~Q(public_description=""),
                name="source_protected_has_a_public_description",
            ),
            models.CheckConstraint(
                condition=Q(retracted_at=None, retracted_by=None, retraction="")
                | (Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(retraction="")),
                name="source_retracted_has_a_reason_and_a_person",
            ),
        )
        triggers = (
            guards.Trigger(
                "source_page_is_joined_to_no_other",
                pgtrigger.Insert | pgtrigger.UpdateOf("page_id"),
                "Refuses a page that is itself joined to another source.",
            ),
        )

    def __str__(self) -> str:
        """Return the name that everyone may read: for a protected source, its public description."""
        if self.is_protected:
            return self.public_description
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=(self.pk,))

    @property
    def name(self) -> str:
        """The name for people who may know what the source is."""
        return self.title or self.description or self.url

    @property
    def standing(self) -> "Source":
        """The source that stands for its page: itself, or the one that it is joined to."""
        return self.page or self


class Recheck(models.Model):
    """An editor re-checked a claim that uses a retracted source, and its verdict still holds.

    Whether a claim needs re-checking is derived (`Evidence.relying_on_retracted`), so a retraction writes no row for
    each claim. A decision made after the retraction counts as a re-check too.
    """

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="rechecks")
    source = models.ForeignKey(Source, models.PROTECT, related_name="rechecks")
    note = models.TextField(blank=True)
    checked_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("-checked_at",)
        indexes = (models.Index(fields=("claim", "source", "checked_at"), name="recheck_of"),)
        triggers = (*guards.immutable("recheck", "a re-check"),)

    def __str__(self) -> str:
        return f"Re-check of claim {self.claim_id}"
