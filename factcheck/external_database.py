"""A PostgreSQL that someone else runs, given in DATABASE_URL."""

from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from factcheck.cluster_paths import CannotStart

OLDEST_VERSION = 15  # the oldest that Django 6.1 supports
LIBPQ_NAMES = {
    "NAME": "dbname",
    "USER": "user",
    "PASSWORD": "password",
    "HOST": "host",
    "PORT": "port",
}


def parse_database_url(url: str, variable: str = "DATABASE_URL") -> dict[str, Any]:
    """Return Django's connection parameters for a postgresql:// URL, with all options in it.

    Raises ImproperlyConfigured, which names the environment variable.
    """
    try:
        if urlsplit(url).scheme not in ("postgres", "postgresql"):
            raise ValueError
        parts = conninfo_to_dict(url)
    except (psycopg.ProgrammingError, ValueError):
        raise ImproperlyConfigured(
            f"{variable} is not a URL such as postgresql://user:password@host:5432/name."
        ) from None
    parameters = {name: parts.pop(key, "") for name, key in LIBPQ_NAMES.items()}
    if not parameters["NAME"]:
        raise ImproperlyConfigured(
            f"{variable} has no database name: add /name at the end of its address."
        )
    # A server that vanished without a word is found within a minute (see factcheck/pool.py).
    keepalives = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
    return {**parameters, "OPTIONS": {"connect_timeout": 10, **keepalives, **parts}}


def limit_statements(parameters: dict[str, Any], seconds: int) -> None:
    """Let the server stop every statement of new connections that takes longer; keep what else is in their options."""
    options = parameters.setdefault("OPTIONS", {})
    given = options.get("options", "")
    options["options"] = f"-c statement_timeout={seconds}s {given}".strip()


def require_database(parameters: dict[str, Any], variable: str = "DATABASE_URL") -> None:
    """Check that the server answers and is new enough, before anything else needs it.

    Raises CannotStart with a sentence that names host and database, never the password.
    """
    options = {name: value for name, value in parameters["OPTIONS"].items() if name != "pool"}
    options |= {key: parameters[name] for name, key in LIBPQ_NAMES.items() if parameters.get(name)}
    target = f"{parameters['NAME']} on {parameters.get('HOST') or 'this computer'}"
    try:
        with psycopg.connect(**options) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        if parameters.get("PASSWORD"):
            reason = reason.replace(parameters["PASSWORD"], "…")
        raise CannotStart(
            f"The database in {variable} ({target}) does not answer: {reason}."
        ) from None
    if version < OLDEST_VERSION:
        raise CannotStart(
            f"The database in {variable} ({target}) is PostgreSQL {version}: "
            f"Factcheck needs version {OLDEST_VERSION} or newer."
        )
