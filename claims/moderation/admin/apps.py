"""Django's admin with our site and only the models that an editor or administrator needs."""

from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig

NOUNS = (
    "claim",
    "article",
    "report",
    "event",
    "scale",
    "guidelines",
    "newsroom_settings",
    "person",
)


class ModerationConfig(SimpleAdminConfig):
    """The admin without discovery, so that other applications register nothing here."""

    default_site = "claims.moderation.admin.site.ModerationSite"

    def ready(self) -> None:
        """Import the modules that register models."""
        super().ready()
        for noun in NOUNS:
            import_module(f"claims.moderation.admin.{noun}")
