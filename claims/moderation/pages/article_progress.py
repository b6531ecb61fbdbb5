"""How far each article in work is: its sentences that are sorted, and its claims by state."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from claims.access.articles import MOST_IN_WORK, articles_in_work
from claims.articles.pages.claim_bar import parts_of, write_tally
from claims.articles.queries.sorted_sentences import SortedSentences, count_sorted
from claims.charts.figures import Figure
from claims.models import Article, ArticleTally, Person
from claims.vocabulary import ClaimStatus
from claims.web.due import is_due_today


@dataclass(frozen=True)
class ArticleProgress:
    """An article in work."""

    article: Article
    sentences: SortedSentences
    to_sort: Figure
    """Sentences that nobody has sorted; the link leads to where they are sorted."""
    claims: list[Figure]
    """Claims by state, without states of none."""
    cells: SafeString
    is_late: bool


def list_progress(user: Person) -> list[ArticleProgress]:
    """Return the articles in work, those that are due first, at most MOST_IN_WORK."""
    articles = articles_in_work(user)[:MOST_IN_WORK]
    counted = count_sorted([article.pk for article in articles]) if articles else {}
    return [
        _progress(article, counted.get(article.pk, SortedSentences(article.pk, 0, 0)))
        for article in articles
    ]


def _progress(article: Article, sentences: SortedSentences) -> ArticleProgress:
    choosing = reverse("choose_claims", args=(article.slug,))
    return ArticleProgress(
        article,
        sentences,
        Figure("to sort", sentences.unsorted, address=choosing if sentences.unsorted else ""),
        _claims(article.tally),
        write_tally(parts_of(article.tally)),
        is_due_today(article.deadline),
    )


def _claims(tally: ArticleTally) -> list[Figure]:
    counts = (
        (ClaimStatus.DISPUTED, tally.disputed, "disputed"),
        (ClaimStatus.CONTEXT_CHANGED, tally.context_changed, "with changed context"),
        (ClaimStatus.AGREED, tally.agreed, "agreed"),
        (ClaimStatus.DECIDED, tally.decided, "decided"),
        (ClaimStatus.OPEN, tally.open, "being checked"),
        (ClaimStatus.PROPOSED, tally.suggested, "suggested"),
    )
    return [
        Figure(label, count, address=_claims_of(tally.article_id, status))
        for status, count, label in counts
        if count
    ]


def _claims_of(article: int, status: ClaimStatus) -> str:
    query = {"article": str(article), "status": status.value}
    return reverse("admin:claims_claim_changelist", query=query)
