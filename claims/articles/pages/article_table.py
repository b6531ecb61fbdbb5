"""The rows of the list of articles, written without a template: thirty rows of one would take most of the page's time."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from claims.models import Article, ArticleTally
from claims.vocabulary import ArticleStage
from claims.web.template_tags import isolate

ROW = """<tr>
  <th scope="row"><a class="title" href="{address}">{title}</a><br><span class="quiet">{details}</span></th>
  <td class="wide"><span class="quiet">{counts}</span>{bar}</td>
  <td>{due}</td>
  <td><span class="state {kind}"><span class="sign" aria-hidden="true">{sign}</span> {stage}</span></td>
</tr>
"""
MOST_CELLS = 80
"""Claims for which a bar has one cell each; with more, the numbers say it."""
COUNTED = (
    ("disputed", "disputed", "disputed"),
    ("context_changed", "with a changed context", "disputed"),
    ("agreed", "agreed", "agreed"),
    ("open", "to review", ""),
    ("decided", "decided", "sorted"),
)
"""Columns of a tally in the order of the bar, each with its words and the class of its cells."""
STAGES = {
    ArticleStage.CHOOSING: ("", "○"),
    ArticleStage.CHECKING: ("mine", "●"),
    ArticleStage.DECIDING: ("disputed", "≠"),
    ArticleStage.READY: ("ready", "✔"),
    ArticleStage.PUBLISHED: ("", "✔"),
}
"""The class and the sign of each state."""


def write_table_rows(articles: Iterable[Article]) -> SafeString:
    """Return the rows of articles that were read with their tally."""
    return format_html_join("", "{}", ((_write_row(article),) for article in articles))


def _write_row(article: Article) -> SafeString:
    tally = article.tally
    stage = ArticleStage(tally.stage)
    kind, sign = STAGES[stage]
    return format_html(
        ROW,
        address=article.get_absolute_url(),
        title=isolate(article.title),
        details=format_html_join(" · ", "{}", ((part,) for part in _details(article))),
        counts=describe_counts(tally),
        bar=_write_bar(tally),
        due=_write_due(article, stage),
        kind=kind,
        sign=sign,
        stage=stage.label.capitalize(),
    )


def _details(article: Article) -> list[str]:
    details = [isolate(article.publisher)] if article.publisher else []
    details.append(f"added {format_date(timezone.localtime(article.created_at), 'j M Y')}")
    if article.my_count:
        details.append(f"{article.my_count} reviewed by you")
    return details


def describe_counts(tally: ArticleTally) -> str:
    """Return how many claims are in which state: “2 disputed, 11 agreed”."""
    counts = [(getattr(tally, column), words) for column, words, _ in COUNTED]
    said = ", ".join(f"{count} {words}" for count, words in counts if count)
    return said or "No claims chosen yet"


def _write_bar(tally: ArticleTally) -> SafeString:
    """Return the bar with one cell a claim; the numbers beside it say the same."""
    cells = [(kind, getattr(tally, column)) for column, _, kind in COUNTED]
    if not 0 < sum(count for _, count in cells) <= MOST_CELLS:
        return mark_safe("")
    written = "".join(f'<i class="{kind}"></i>' * count for kind, count in cells)
    bar = f'<div class="tally thin" aria-hidden="true">{written}</div>'
    return mark_safe(bar)  # noqa: S308 - nothing of it is typed


def _write_due(article: Article, stage: ArticleStage) -> SafeString | str:
    if article.deadline is None:
        return mark_safe('<span class="quiet">No deadline</span>')
    written = format_date(timezone.localtime(article.deadline), "j M, H:i")
    if article.deadline < timezone.now() and stage != ArticleStage.PUBLISHED:
        return format_html(
            '<span class="state late"><span class="sign" aria-hidden="true">!</span> {}</span>',
            f"Late: {written}",
        )
    return written
