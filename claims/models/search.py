"""What the search finds: the words of claims, articles, reviews and reports, as full-text vectors.

The rows are made by triggers from texts that don't change, in the configuration of the article's language
(`claims_search_config` in the migration), and may be made again at any time. They have tables of their own,
because the tables with the texts are frozen. Who may find what is asked in `claims.access.search`.
"""

from typing import Any

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models

from claims.models import guards
from claims.models.claim import ClaimVersion
from claims.models.report import Report
from claims.models.review import Review
from claims.models.revision import Revision

PENDING = 256
"""Kilobytes of new words that an index collects before it sorts them in: a search reads them one by one."""


class ParsedQuery(SearchQuery):
    """A full-text query that the database has parsed already, as text (`lists.queries.parsing`)."""

    def __init__(self, text: str) -> None:
        super().__init__(text, search_type="raw")

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        """Write the query as a value of the type `tsquery`."""
        sql, params = compiler.compile(self.source_expressions[-1])
        return f"{sql}::text::tsquery", params


class SearchableClaim(models.Model):
    """The words of one version of a claim: its statement and its quote."""

    version = models.OneToOneField(
        ClaimVersion, models.PROTECT, primary_key=True, related_name="searchable"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = (
            GinIndex("vector", name="searchable_claim_words", gin_pending_list_limit=PENDING),
        )

    def __str__(self) -> str:
        return f"Words of {self.version_id}"


class SearchableArticle(models.Model):
    """The words of one version of an article: its headline, who published and wrote it, and its text."""

    revision = models.OneToOneField(
        Revision, models.PROTECT, primary_key=True, related_name="searchable"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = (
            GinIndex("vector", name="searchable_article_words", gin_pending_list_limit=PENDING),
        )

    def __str__(self) -> str:
        return f"Words of {self.revision_id}"


class SearchableReview(models.Model):
    """The words of the rationale of a review that was submitted. It is found by whoever may read the review."""

    review = models.OneToOneField(
        Review, models.PROTECT, primary_key=True, related_name="searchable"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = (
            GinIndex("vector", name="searchable_review_words", gin_pending_list_limit=PENDING),
        )

    def __str__(self) -> str:
        return f"Words of {self.review_id}"


class SearchableReport(models.Model):
    """The words of a report: the title of its article, its claims and what was found about them."""

    report = models.OneToOneField(
        Report, models.PROTECT, primary_key=True, related_name="searchable"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = (
            GinIndex("vector", name="searchable_report_words", gin_pending_list_limit=PENDING),
        )

    def __str__(self) -> str:
        return f"Words of {self.report_id}"


class KnownWord(models.Model):
    """A word of a text or of a statement, by which a slip of the pen is understood.

    No word of a review is here. A word is not unique: two people who add texts at the same moment never wait
    for each other, and a word that is here twice does no harm.
    """

    word = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("word",), name="known_word"),
            GinIndex(
                fields=("word",),
                opclasses=("gin_trgm_ops",),
                name="known_word_parts",
                gin_pending_list_limit=PENDING,
            ),
        )

    def __str__(self) -> str:
        return self.word


# Registered here, and not on the models, because these triggers write to the tables above.
pgtrigger.register(
    guards.Trigger(
        "claim_version_is_searchable",
        pgtrigger.Insert,
        "Writes the words of new versions of claims for the search.",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows"),
    )
)(ClaimVersion)
pgtrigger.register(
    guards.Trigger(
        "revision_is_searchable",
        pgtrigger.Insert,
        "Writes the words of a new text for the search.",
        when=pgtrigger.After,
    )
)(Revision)
pgtrigger.register(
    guards.Trigger(
        "review_is_searchable",
        pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        "Writes the words of a submitted rationale for the search.",
        when=pgtrigger.After,
        condition=pgtrigger.Q(new__state="submitted"),
    )
)(Review)
pgtrigger.register(
    guards.Trigger(
        "report_is_searchable",
        pgtrigger.Insert,
        "Writes the words of a new report for the search.",
        when=pgtrigger.After,
    )
)(Report)
