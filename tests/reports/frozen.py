"""Store documents as published reports."""

import re

from claims.models import Article, Report
from claims.reports.document import canonical_bytes, digest
from claims.vocabulary import Role
from tests import factories
from tests.reports import sample

SLUG = "untitled-2026-02-13"
PAGE = f"/reports/{SLUG}/"
"""The page of the report on the sample's article."""
LD_JSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
"""Matches the ClaimReview in a page."""


def freeze(document: dict, article: Article | None = None) -> Report:
    """Store a document as a published report of an article with the document's address."""
    article = article or factories.make_article()
    Article.objects.filter(pk=article.pk).update(slug=document["article"]["slug"])
    return Report.objects.create(
        article=article,
        revision=article.revision,
        number=document["number"],
        document=canonical_bytes(document).decode(),
        sha256=digest(document),
        reason=document["reason"],
        published_by=factories.make_person("Publisher", Role.EDITOR),
    )


def freeze_two() -> tuple[Report, Report]:
    """Store a report and the one that corrects its first claim."""
    first = freeze(sample.document())
    corrected = sample.document(number=2, reason="A new source.")
    corrected["claims"][0]["rating"] = sample.rating("False")
    return first, freeze(corrected, first.article)
