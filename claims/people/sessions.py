"""The session engine (SESSION_ENGINE): Django's sessions in the database, read together with their person."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from claims.models import Person, Session
from claims.people.queries.session_row import SessionRow, is_session_key, read_session


class SessionStore(db.SessionStore):
    """A session whose row names its person.

    `person` and `news` are set by the first read. Nobody has verified then that the person may use the session:
    `claims.people.sign_in.verified_person` does.
    """

    person: Person | None = None
    news: int | None = None
    """How much is new for that person, as the badge in the bar shows it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model of the rows."""
        return Session

    def load(self) -> dict[str, Any]:
        """Read the session and its person; forget a key that stands for no session."""
        row = read_session(self.session_key) if is_session_key(self.session_key) else None
        if row is None:
            self._session_key = None
            return {}
        return self._adopt(row)

    def load_from(self, row: SessionRow) -> None:
        """Take over a row that was read with something else, in place of reading it."""
        self._session_cache = self._adopt(row)

    def _adopt(self, row: SessionRow) -> dict[str, Any]:
        self.person, self.news = row.person, row.news
        return self.decode(row.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row to save, which names the person who signed in."""
        row = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        return row
