"""SavedView: the filters of a list that one person keeps under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from claims.vocabulary import ListPage

MOST_VIEWS = 20
"""Views that a person may keep of one list."""


class SavedView(models.Model):
    """A list as one person wants to see it again; nobody else sees that it exists."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, editable=False, related_name="saved_views"
    )
    page = models.CharField(max_length=12, choices=ListPage)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True, help_text="Parameters of the address.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("page", Lower("name"))
        constraints = (
            models.UniqueConstraint(
                "person", "page", Lower("name"), name="saved_view_name_is_its_own"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        address = reverse(ListPage(self.page).route)
        return f"{address}?{self.query}" if self.query else address
