"""The one application of the project: claims, from the article's text to the report."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate

from factcheck.database_roles import describe_risk, grant_rights


class ClaimsConfig(AppConfig):
    """Articles, claims, reviews, decisions, reports and the ledger of their moves."""

    name = "claims"
    verbose_name = "Fact-checking"

    def ready(self) -> None:
        """Give the application's database role its rights after each migration, and check that it doesn't own the tables."""
        post_migrate.connect(_grant_rights, sender=self)
        checks.register(_check_roles, checks.Tags.database, deploy=True)


def _grant_rights(using: str, **_: Any) -> None:
    if settings.APPLICATION_ROLE:
        grant_rights(connections[using], settings.APPLICATION_ROLE)


def _check_roles(databases: list[str] | None, **_: Any) -> list[checks.CheckMessage]:
    risks = [
        describe_risk(connections[name], settings.APPLICATION_ROLE) for name in databases or ()
    ]
    return [checks.Warning(risk, id="factcheck.W001") for risk in risks if risk]
