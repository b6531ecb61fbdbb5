"""Read a session and its person in one statement."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from claims.models import Person
from claims.sql_files import fetch_row

SESSION_ROW = Path(__file__).with_name("session_row.sql")
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
