"""NewsroomSettings: the one row with the newsroom's name, method and contact."""

from django.db import models
from django.db.models import Q


class NewsroomSettings(models.Model):
    """What readers are told about the newsroom, which is the author of every ClaimReview."""

    name = models.CharField(max_length=200, default="Fact-check desk")
    url = models.URLField("address", blank=True, max_length=500)
    address = models.TextField("postal address", blank=True)
    logo_url = models.URLField("address of the logo", blank=True, max_length=500)
    method = models.TextField(blank=True, help_text="How we check, for readers.")
    corrections_policy = models.TextField(blank=True, help_text="What we do about our mistakes.")
    contact = models.CharField(max_length=300, blank=True, help_text="How readers reach us.")
    prints_override_reasons = models.BooleanField(
        "print in reports why an editor overruled reviewers who all agreed",
        default=False,
        db_default=False,
        help_text="Editors always have to say why. Reports that are already published don’t change.",
    )
    clutter = models.TextField(
        "page clutter",
        blank=True,
        help_text="Lines that are no part of an article, such as Share or Read also: one a line, in any language; "
        "uk: before it keeps it to Ukrainian. Read when a text is loaded.",
    )

    class Meta:
        verbose_name_plural = "newsroom settings"
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="newsroom_settings_is_one_row"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def get(cls) -> "NewsroomSettings":
        """Return the only row, which a migration creates."""
        return cls.objects.get(pk=1)
