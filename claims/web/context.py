"""What every page's bar shows of its reader (a context processor)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from claims.access.news import count_news


def news(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Give templates `news_count`; a page that doesn't show it reads nothing."""
    return {"news_count": lambda: news_of(request)}


def news_of(request: Any) -> int:
    """Return how much is new for who is signed in. It came with the session, unless that names nobody yet."""
    if not request.user.is_authenticated:
        return 0
    known = request.session.news
    return count_news(request.user) if known is None else known
