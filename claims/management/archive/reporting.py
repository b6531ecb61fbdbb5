"""Publish some articles of an archive, as an editor would."""

from claims.models import Article, Person
from claims.reports.actions.publishing import publish
from claims.vocabulary import ClaimStatus, Role


def publish_some(count: int) -> int:
    """Publish so many articles, the newest finished ones first; return how many were published."""
    editor = Person.objects.filter(groups__name=Role.EDITOR, is_active=True).order_by("-pk").first()
    unfinished = Article.objects.filter(claims__status=ClaimStatus.OPEN).order_by()
    decided = Article.objects.filter(claims__status=ClaimStatus.DECIDED).order_by()
    finished = Article.objects.filter(pk__in=decided.values("pk")).exclude(
        pk__in=unfinished.values("pk")
    )
    chosen = finished.newest()[:count]
    for article in chosen:
        publish(article=article, by=editor, reason="Published as it is: the archive is made up.")
    return len(chosen)
