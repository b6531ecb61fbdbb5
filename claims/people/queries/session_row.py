"""Read a session, its person and how much is new for them in one statement."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from claims.access.news import NEWS
from claims.models import Person
from claims.sql_files import fetch_row, read_sql
from claims.vocabulary import Role

# `reader` has the roles of Person.roles; tests/desk/test_change_token.py checks that both agree.
SIGNED_IN = f"""
WITH session AS (
{read_sql(Path(__file__).with_name("session_row.sql"))}
),
reader AS (
    SELECT
        id,
        is_superuser OR '{Role.EDITOR.value}' = ANY (group_names) AS is_editor,
        is_superuser OR '{Role.REVIEWER.value}' = ANY (group_names) AS is_reviewer
    FROM session
    WHERE is_active
),
news AS (
{NEWS}
),
signed_in AS (
    SELECT session.*, news.news FROM session LEFT JOIN news ON true
)
"""  # noqa: S608 -- made of our own files and vocabulary
"""Defines `signed_in` (the columns of a SessionRow) and `reader`, for a statement that reads them."""
SESSION_ROW = f"{SIGNED_IN} SELECT * FROM signed_in"  # noqa: S608 -- see above
PERSON_FIELDS = tuple(field.attname for field in Person._meta.concrete_fields)


@dataclass(frozen=True)
class SessionRow:
    """A session that has not run out, and the row of the person it names, if there is one."""

    session_data: str
    id: int | None
    password: str | None
    last_login: datetime | None
    is_superuser: bool | None
    email: str | None
    name: str | None
    byline_kind: str | None
    pseudonym: str | None
    is_active: bool | None
    joined_at: datetime | None
    interests: list[str] | None
    conflict_keys: list[str] | None
    theme: str | None
    has_seen_tour: bool | None
    group_names: list[str]
    news: int | None
    """Mentions and claims sent back that are new for the person; None without an active person."""

    @property
    def person(self) -> Person | None:
        """The person, with their roles, as `PersonManager.with_roles` fetches them."""
        if self.id is None:
            return None
        values = [getattr(self, name) for name in PERSON_FIELDS]
        person = Person.from_db("default", PERSON_FIELDS, values)
        person.group_names = self.group_names
        return person


def is_session_key(key: str | None) -> bool:
    """Whether the text can be a key. Django makes keys of letters and digits; a cookie can hold anything, NUL too."""
    return bool(key) and key.isascii() and key.isalnum()


def read_session(key: str) -> SessionRow | None:
    """Return the session with this key; None if there is none or it ran out."""
    return fetch_row(SessionRow, SESSION_ROW, key=key, now=timezone.now())
