"""The statements that one reviewer's cycle sends, and the page that it ends with.

They are recorded below Django, at the cursor of psycopg, so that statements which go past the ORM count too.
"""

import pickle
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.db import transaction
from django.test import Client

from claims.models import Article, Person
from tests.bench.cycle import FORM, fill_in

FOLDER = "reference"
"""The folder in a home for the recorded cycles and their templates."""
FILE = "recorded.pickle"
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
SESSION = re.compile(r'\bdjango_session\b|\bclaims_session\b|\A\s*SELECT "claims_person"')
"""The statements that read the session and the person: the bare views leave them to Django's middleware."""
WRITES = re.compile(
    r"\b(INSERT|UPDATE|DELETE|nextval|advisory)\b|FOR (NO KEY )?UPDATE", re.IGNORECASE
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Statement:
    """One statement with its parameters."""

    sql: str
    parameters: Any
    is_bound_by_server: bool
    """Whether the server binds the parameters, as with statements that are prepared; otherwise psycopg does."""

    @property
    def writes(self) -> bool:
        """Whether it writes or locks something."""
        return WRITES.search(self.sql) is not None


@dataclass(frozen=True)
class RecordedCycle:
    """What one reviewer's cycle sent to the database."""

    submit: tuple[Statement, ...]
    page: tuple[Statement, ...]
    template: str
    """The name of the template with the page that the cycle ended with."""


@contextmanager
def recording() -> Iterator[list[Statement]]:
    """Note each statement that this process sends, but for those that only mark transactions."""
    noted: list[Statement] = []
    execute = psycopg.Cursor.execute

    def note(cursor: psycopg.Cursor, query: Any, params: Any = None, **options: Any) -> Any:
        sql = query if isinstance(query, str) else query.as_string(cursor)
        if not sql.lstrip().upper().startswith(CONTROL):
            is_bound_by_server = not isinstance(cursor, psycopg.ClientCursor)
            noted.append(Statement(sql, params, is_bound_by_server))
        return execute(cursor, query, params, **options)

    psycopg.Cursor.execute = note  # type: ignore[method-assign]
    try:
        yield noted
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]


def record_cycle(person: Person, article: Article, host: str, folder: Path) -> RecordedCycle:
    """Let a person take a claim of their article, then record how they review it; that is undone, and can be repeated.

    The page is saved as a template in the folder.
    """
    client = Client(headers={"host": host})
    client.force_login(person)
    where = client.post("/next/", {"article": article.slug})["Location"]
    for _ in range(2):  # what is read once in the life of a process is read the first time
        with transaction.atomic():
            typed = fill_in(FORM.search(client.get(where).content)[0])  # type: ignore[index]
            with recording() as submitting:
                answer = client.post(f"{where}review/", typed)
            with recording() as showing:
                page = client.get(answer["Location"].split("#")[0])
            transaction.set_rollback(True)
    name = f"page-{person.pk}.html"
    (folder / name).write_text(make_template(page.content.decode()))
    return RecordedCycle(without_session(submitting), without_session(showing), name)


def without_session(statements: list[Statement]) -> tuple[Statement, ...]:
    """Leave out what reads the session and its person: the first two statements at most."""
    first = [statement for statement in statements[:2] if not SESSION.search(statement.sql)]
    return (*first, *statements[2:])


def make_template(page: str) -> str:
    """Return a template that gives this page; only its CSRF tokens are written anew."""
    parts = [page]
    if token := TOKEN.search(page):
        parts = page.split(token[1])
    return "{{ csrf_token }}".join(f"{{% verbatim %}}{part}{{% endverbatim %}}" for part in parts)


def save(cycles: dict[int, RecordedCycle], folder: Path) -> None:
    """Write the recorded cycles, by the key of their person, for the bare views to read."""
    (folder / FILE).write_bytes(pickle.dumps(cycles))


def read(folder: Path) -> dict[int, RecordedCycle]:
    """Return the recorded cycles of a folder."""
    return pickle.loads((folder / FILE).read_bytes())
