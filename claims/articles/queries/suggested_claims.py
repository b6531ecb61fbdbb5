"""Add the suggested claims of a text, thousands in two statements."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils import timezone

from claims.models import Person, Revision
from claims.sql_files import read_sql
from claims.vocabulary import ClaimStatus, VersionCause

INSERT = Path(__file__).with_name("insert_suggested_claims.sql")
SET_CURRENT = Path(__file__).with_name("set_first_versions.sql")


@dataclass(frozen=True)
class SuggestedClaim:
    """A claim that nobody has chosen yet, and the first version of its words."""

    number: int
    start: int
    end: int
    is_preselected: bool
    quote: str
    context: list[list[object]]
    claimant: str
    types: list[str]
    score: float | None
    reasons: list[str]


def insert_suggested_claims(
    claims: Sequence[SuggestedClaim], revision: Revision, *, by: Person | None
) -> list[int]:
    """Save suggested claims of an article's newest revision; return their keys."""
    article = revision.article
    parameters = {
        "claims": json.dumps([vars(claim) for claim in claims]),
        "article": article.pk,
        "revision": revision.pk,
        "stated_on": article.published_on,
        "by": by.pk if by else None,
        "at": timezone.now(),
        "status": ClaimStatus.PROPOSED,
        "cause": VersionCause.SPLIT,
    }
    with connection.cursor() as cursor:
        cursor.execute(read_sql(INSERT), parameters)
        cursor.execute(read_sql(SET_CURRENT), {"article": article.pk})
        return [key for (key,) in cursor.fetchall()]
