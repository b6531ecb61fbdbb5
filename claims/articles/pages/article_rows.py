"""The rows of a list of articles, written without a template: thirty rows of one took most of the page's time."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.models import Article, Person
from claims.web.template_tags import isolate

ROW = """<li class="article-row">
  <div>
    <p class="title"><a href="{address}">{title}</a></p>
    <p class="quiet">{details}</p>
  </div>
  <div class="bars">{bars}</div>
</li>
"""
BAR = """
    <span>{label}</span>
    <progress value="{done}" max="{most}" aria-label="{what} of {title}"></progress>
    <span>{done} of {total}</span>"""


def write_rows(articles: Iterable[Article], user: Person) -> SafeString:
    """Return the rows of articles with their progress (`annotations.ArticleProgress`), as this person may see it."""
    return format_html_join("", "{}", ((write_row(article, user),) for article in articles))


def write_row(article: Article, user: Person) -> SafeString:
    """Return the row of one article: title, what is known about it, and how far its claims are."""
    bars = [("Reviewed", "Reviewed claims", article.settled_count)]
    if user.is_reviewer:
        bars.append(("By you", "Your reviews", article.my_count))
    title, total = article.title, article.claim_count
    return format_html(
        ROW,
        address=article.get_absolute_url(),
        title=isolate(title),
        details=format_html_join(" · ", "{}", ((part,) for part in _details(article))),
        bars=format_html_join(
            "",
            BAR,
            (
                {"label": label, "what": what, "done": done, "most": total or 1, "total": total,
                 "title": title}
                for label, what, done in bars
            ),
        ),
    )  # fmt: skip


def _details(article: Article) -> list[str]:
    count = article.claim_count
    noun = "claim" if count == 1 else "claims"
    details = [isolate(article.publisher)] if article.publisher else []
    if article.published_on:
        details.append(format_date(article.published_on, "j F Y"))
    details.append(f"{count} {noun} being checked" if count else "No claims opened yet")
    if article.deadline:
        details.append(f"due {format_date(timezone.localtime(article.deadline), 'j M, H:i')}")
    return details
