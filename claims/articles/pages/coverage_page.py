"""Build the context of the coverage page."""

from typing import Any

from claims.articles.pages import sentences
from claims.articles.pages.sentences import PAGE
from claims.models import Article
from claims.vocabulary import Coverage, NotCheckable, UnitRole
from claims.web.numbers import whole_number


def coverage_page(article: Article, begin: str = "") -> dict[str, Any]:
    """Return the context: the strip of all sentences, and one page of them from the offset `begin`."""
    revision = article.revision
    rows = sentences.list_rows(article, revision)
    start = whole_number(begin) or 0
    return {
        "article": article,
        "revision": revision,
        "strip": rows,
        "rows": rows[start : start + PAGE],
        "earlier": max(0, start - PAGE) if start else None,
        "later": start + PAGE if len(rows) > start + PAGE else None,
        "unread": sum(row.state == Coverage.UNREAD for row in rows),
        "total": len(rows),
        "reasons": NotCheckable.choices,
        "roles": UnitRole.choices,
    }
