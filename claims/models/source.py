"""Source: one object however often it is cited."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from claims.models.person import Person
from claims.vocabulary import Reliability, SourceKind


class SourceQuerySet(models.QuerySet["Source"]):
    """Reads of sources."""

    def visible_to(self, user: Person) -> Self:
        """Sources cited in evidence this person may read; the others give nobody away."""
        from claims.models.evidence import Evidence

        if not user.is_authenticated or not user.is_member:
            return self.none()
        readable = Evidence.objects.visible_to(user).filter(source=OuterRef("pk"))
        return self.filter(Exists(readable))


class Source(models.Model):
    """A document, data set, person or page that evidence is taken from.

    Title and publisher are the desk's catalogue. They are filled when a round closes: until then
    each reviewer's own wording stands on the Evidence, so that no trace leaks between reviewers.
    """

    url = models.URLField("address", max_length=2000, blank=True)
    description = models.CharField(max_length=1000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12, choices=SourceKind, default=SourceKind.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    is_protected = models.BooleanField("protected", default=False)
    public_description = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("url",), condition=~Q(url=""), name="source_url_is_one_source"
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
        )

    def __str__(self) -> str:
        return self.title or self.description or self.url

    def get_absolute_url(self) -> str:
        return reverse("source", args=(self.pk,))
