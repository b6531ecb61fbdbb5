"""The one application of the project: claims, from the article's text to the report."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Articles, claims, reviews, decisions, reports and the ledger of their moves."""

    name = "claims"
    verbose_name = "Fact-checking"
