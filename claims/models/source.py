"""Source: one page, document, data set or person, however often and in whatever spelling it is cited."""

import secrets
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.text.citations.urls import PORTS, normalise
from claims.vocabulary import Reliability, SourceKind

OPEN_TO_SEARCH = Q(catalogued_at__isnull=False, is_protected=False)
"""What may be found by its words: cited in a closed round, and nobody's secret."""
REACH = 200
"""Sources that are looked at for one suggestion, before what this person may not see is left out."""

FEWEST, MOST = 3, 200
"""Characters of words that are worth looking up, and those that are looked at."""


def beginnings_of(typed: str) -> list[str]:
    """Return the beginnings of addresses to look for when this address, or a part of it, was typed.

    Without the query, with both schemes, with and without "www."; empty when no address was typed.
    """
    typed = typed.strip()
    if typed.lower().startswith("www."):
        typed = f"https://{typed}"
    address = normalise(typed).partition("?")[0].partition("#")[0].rstrip("/")
    place = address.partition("://")[2].removeprefix("www.")
    if not place:
        return []
    return [f"{scheme}://{www}{place}" for scheme in PORTS for www in ("", "www.")]


def new_key() -> int:
    """Return a random key, which doesn't show how many sources there are or which was cited first."""
    return secrets.randbelow(2**52) + 2**32


class SourceQuerySet(models.QuerySet["Source"]):
    """Reads of sources."""

    def catalogued(self) -> Self:
        """Sources of closed rounds that are no secret, the latest first."""
        return self.filter(OPEN_TO_SEARCH).order_by("-catalogued_at", "-pk")

    def retracted_among(self, identities: Iterable[str]) -> Self:
        """The catalogued sources with these identities that were retracted; a secret is none of them."""
        return self.filter(OPEN_TO_SEARCH, identity__in=identities, retracted_at__isnull=False)

    def after(self, last: "Source") -> Self:
        """The catalogued sources that a page of the list, ending with `last`, did not show."""
        earlier = Q(catalogued_at=last.catalogued_at, pk__lt=last.pk)
        return self.filter(Q(catalogued_at__lt=last.catalogued_at) | earlier)

    def holding(self, words: str) -> Self:
        """Catalogued sources that hold each of these words, or its beginning."""
        holds = Q()
        for word in words.split():
            holds &= Q(words__contains=word)
        return self.filter(OPEN_TO_SEARCH & holds)

    def like_words(self, words: str) -> Self:
        """Catalogued sources whose title, publisher, author or description resembles these words."""
        return self.filter(OPEN_TO_SEARCH, words__trigram_word_similar=words)

    def beginning_with(self, *beginnings: str) -> Self:
        """Catalogued sources whose address begins with one of these."""
        begins = Q()
        for beginning in beginnings:
            begins |= Q(url__startswith=beginning)
        return self.filter(OPEN_TO_SEARCH & begins)


class Source(models.Model):
    """A document, data set, person or page that evidence is taken from.

    Its details, such as the title, are empty until a round that cites it closes. Until then each
    reviewer's details are on their Evidence, so that reviewers learn nothing of each other.
    Sources with the same `identity` (see `claims.text.citations`) are one row; a source that was
    protected when it was cited has a row for each `article`.
    """

    id = models.BigIntegerField(primary_key=True, default=new_key, editable=False)
    identity = models.CharField(max_length=80, editable=False)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, editable=False, related_name="protected_sources"
    )
    url = models.URLField("address", max_length=2000, blank=True)
    description = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12, choices=SourceKind, default=SourceKind.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
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
    retraction = models.TextField(blank=True, help_text="Why its words no longer stand.")
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
        )
        constraints = (
            models.UniqueConstraint(
                fields=("identity", "article"),
                nulls_distinct=False,
                name="source_identity_is_one_source",
            ),
            models.UniqueConstraint(
                fields=("url",),
                condition=~Q(url="") & Q(article=None),
                name="source_url_is_one_source",
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

    def __str__(self) -> str:
        """Return the name that everybody may read: the public description of a protected source."""
        if self.is_protected:
            return self.public_description
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=(self.pk,))

    @property
    def name(self) -> str:
        """Its name for people who may know a protected source."""
        return self.title or self.description or self.url


class SecondLook(models.Model):
    """Somebody looked again at a claim that relies on a retracted source, and left its verdict as it is.

    Whether a claim needs a second look is computed (`Evidence.leaning_on_retracted`), so a retraction
    writes no rows. A decision made after the retraction counts as a second look too.
    """

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="second_looks")
    source = models.ForeignKey(Source, models.PROTECT, related_name="second_looks")
    note = models.TextField(blank=True)
    looked_at = models.DateTimeField(default=timezone.now, editable=False)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("-looked_at",)
        indexes = (models.Index(fields=("claim", "source", "looked_at"), name="second_look_of"),)
        triggers = (*guards.immutable("second_look", "a second look"),)

    def __str__(self) -> str:
        return f"Second look at claim {self.claim_id}"
