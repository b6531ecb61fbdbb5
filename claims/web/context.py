"""What every page's bar shows of its reader (a context processor)."""

from collections.abc import Callable

from django.http import HttpRequest


def news(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Give templates `news_count`; a page that doesn't show it reads no session for it."""
    return {"news_count": lambda: news_of(request)}


def news_of(request: HttpRequest) -> int:
    """Return how much is new for who is signed in: it came with the session, if that names its person."""
    session = getattr(request, "session", None)
    if (
        session is None or not request.user.is_authenticated
    ):  # asking for the user reads the session
        return 0
    return session.news or 0
