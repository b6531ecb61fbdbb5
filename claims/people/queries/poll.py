"""Read in one statement what a poll needs: the session, its person, and their change token of an article."""

from dataclasses import dataclass

from django.utils import timezone

from claims.access.change_token import TOKEN_PARTS, TokenParts, token_parameters
from claims.people.queries.session_row import SIGNED_IN, SessionRow
from claims.sql_files import fetch_row

POLL = f"""
{SIGNED_IN},
parts AS (
{TOKEN_PARTS}
)
SELECT * FROM signed_in LEFT JOIN parts ON true
"""  # noqa: S608 -- made of our own files and vocabulary


@dataclass(frozen=True)
class PollRow(SessionRow):
    """A session, its person, and what they may see of the article; `article` is None if they don't see it."""

    article: int | None
    last_event: int | None
    last_own_event: int | None
    draft: int | None
    comment: int | None
    occupied: list[str] | None

    @property
    def token(self) -> int | None:
        """The change token of the article for the person that the session names, whom nobody verified yet."""
        if self.article is None:
            return None
        return TokenParts(
            self.article,
            self.last_event,
            self.last_own_event,
            self.draft,
            self.comment,
            self.occupied or [],
        ).token


def read_poll(key: str, slug: str, claim: int) -> PollRow | None:
    """Return the session with this key and the token of the article; None if there is no such session."""
    return fetch_row(PollRow, POLL, key=key, now=timezone.now(), **token_parameters(slug, claim))
