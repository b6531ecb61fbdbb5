"""A token that changes whenever something this user may see in an article changes.

The token is a digest of: the last event that the whole team may know of, this person's own last event,
their newest draft, the newest comment they may read and, for an editor, who reviews what. Events within
an open round change nobody else's token, so neither the token nor asking for it again tells of them.
Events are found by their place in the article's chain, which is the order of commits: each is written
under the chain's lock.

`change_token.sql` looks these up. It needs to know who reads: here that is a person we know already; the
poll (claims/people/queries/poll.py) reads the session and its person in the same statement.
"""

from dataclasses import astuple, dataclass
from pathlib import Path

from django.utils.crypto import salted_hmac

from claims.models import Person
from claims.sql_files import fetch_row, read_sql

LARGEST_CLAIM = 2**31 - 1
TOKEN_PARTS = read_sql(Path(__file__).with_name("change_token.sql"))
READER = """
WITH reader AS (
    SELECT %(person)s::bigint AS id, %(is_editor)s::boolean AS is_editor,
        %(is_reviewer)s::boolean AS is_reviewer
)
"""


@dataclass(frozen=True)
class TokenParts:
    """What one person may see of an article, as far as it changes."""

    article: int
    last_event: int | None
    last_own_event: int | None
    draft: int | None
    comment: int | None
    occupied: list[str]

    @property
    def token(self) -> int:
        """The token of these parts."""
        # With the server's secret: the few parts could be guessed until a plain digest fits, and a place
        # in the chain tells how many events of others came between two of one's own.
        digest = salted_hmac(__name__, repr(astuple(self)), algorithm="sha256").digest()
        return int.from_bytes(digest[:6]) + 1


def change_token(user: Person, slug: str, claim: int = 0) -> int | None:
    """Return the token of an article for this person, or None where they don't see the article.

    With the number of a claim, its comments count too. One statement, answered from indexes.
    """
    if not user.is_authenticated:
        return None
    parts = fetch_row(
        TokenParts,
        READER + TOKEN_PARTS,
        person=user.pk,
        is_editor=user.is_editor,
        is_reviewer=user.is_reviewer,
        **token_parameters(slug, claim),
    )
    return parts.token if parts else None


def token_parameters(slug: str, claim: int) -> dict[str, object]:
    """Return the parameters of `change_token.sql`."""
    return {"slug": slug, "claim": min(claim, LARGEST_CLAIM)}
