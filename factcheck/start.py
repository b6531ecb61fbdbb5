"""What the settings need to judge before anything starts: one clear sentence for each refusal."""

import contextlib
import ipaddress
import os
import secrets
import tempfile
import zoneinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError

from factcheck.place import CannotStart

OLDEST_SERVER = 15  # what Django 6.1 works with

# A command beside the demo uses the demo's key; these must be told by their own environment.
SERVING = {"", "check", "runserver", "serve", "testserver"}

# They read files and no row, and sign nothing: a throw-away key does for them.
WITHOUT_A_DESK = {"fit_checkworthiness", "split_text"}


def read_switch(env: Env, name: str, *, default: bool = False) -> bool:
    """A yes or no from the environment: 1, true, yes, on; empty counts as unset."""
    if not os.environ.get(name):
        return default
    try:
        return env.bool(name)
    except EnvValidationError:
        raise ImproperlyConfigured(f"{name} is neither yes (1) nor no (0).") from None


def read_number(env: Env, name: str, default: int, *, least: int = 1, most: int = 2**31 - 1) -> int:
    """A whole number from the environment; empty counts as unset."""
    try:
        number = env.int(name) if os.environ.get(name) else default
    except EnvValidationError:
        number = least - 1
    if not least <= number <= most:
        raise ImproperlyConfigured(f"{name} is not a number between {least} and {most}.")
    return number


def time_zone(env: Env) -> str:
    """The name of the desk's time zone."""
    name = env.str("TIME_ZONE", "") or "UTC"
    if name not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(
            "TIME_ZONE is not the name of a time zone, such as Europe/Berlin."
        )
    return name


def is_loopback(host: str) -> bool:
    """Whether the name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_beside_the_demo(home: Path, command: str) -> bool:
    """Whether this is a command on a desk that `make run` has started before, and not a server."""
    told = any(os.environ.get(name) for name in ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"))
    return not told and command not in SERVING and (home / "secret-key").exists()


def is_without_a_desk(command: str) -> bool:
    """Whether this is a command that needs no desk, where nobody set one up in the environment."""
    told = any(os.environ.get(name) for name in ("SECRET_KEY", "ALLOWED_HOSTS"))
    return not told and command in WITHOUT_A_DESK


def require(env: Env, *names: str) -> None:
    """Refuse to start while one of these is missing from the environment."""
    missing = [name for name in names if not env.str(name, "").strip(", ")]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise ImproperlyConfigured(
            f"{' and '.join(missing)} {verb} not set: a desk outside the demo needs a long random "
            "SECRET_KEY of its own and its host name in ALLOWED_HOSTS."
        )


def allowed_hosts(env: Env, *, demo: bool, bind: str) -> list[str]:
    """The host names that the desk answers to; in the demo this machine's only."""
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", []) if host.strip()]
    if not demo:
        return hosts
    hosts = hosts or ["localhost", "127.0.0.1", "[::1]"]
    for host in [*hosts, bind]:
        if not is_loopback(host):
            raise ImproperlyConfigured(
                f"The demo signs people in without a password, so it runs on this machine only: {host} is not a loopback host."
            )
    return hosts


def secret_key(env: Env, home: Path) -> str:
    """The key from the environment, or else the demo's: it makes one and keeps it where only its owner can read."""
    if key := env.str("SECRET_KEY", ""):
        return key
    file = home / "secret-key"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with tempfile.NamedTemporaryFile("w", dir=home) as scratch:  # made with mode 0600
                scratch.write(secrets.token_urlsafe(64))
                scratch.flush()
                with contextlib.suppress(
                    FileExistsError
                ):  # whoever comes second takes the first one's key
                    file.hardlink_to(scratch.name)
        return file.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot keep the demo's key in {home}: {error.strerror}."
        ) from None


def running_address(home: Path) -> str:
    """Where `make run` answers, or answered last, from this home; empty where nobody wrote it."""
    with contextlib.suppress(OSError):
        address = (home / "serving").read_text().strip()
        return address.rstrip("/") if address.startswith("http") else ""
    return ""


def site_url(env: Env, hosts: list[str], *, demo: bool, port: int) -> str:
    """The desk's own address, for exports and mails, without a slash at the end."""
    given = env.str("SITE_URL", "").rstrip("/")
    if not given:
        if demo:
            return f"http://localhost:{port}"
        host = hosts[0].lstrip(".")
        if host == "*":
            raise ImproperlyConfigured(
                "SITE_URL is not set, and ALLOWED_HOSTS=* names no host to take it from."
            )
        return f"https://{host}"
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise ImproperlyConfigured("SITE_URL is not an address such as https://facts.example.org.")
    return given


def database(url: str) -> dict[str, Any]:
    """Django's parameters from a postgresql:// address, with whatever options it carries."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        if urlsplit(url).scheme not in ("postgres", "postgresql"):
            raise ValueError
        parts = conninfo_to_dict(url)
    except (ProgrammingError, ValueError):
        raise ImproperlyConfigured(
            "DATABASE_URL is not an address such as postgresql://user:password@host:5432/name."
        ) from None
    found = {
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
    }
    if not found["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL names no database: it ends in /name.")
    return {**found, "OPTIONS": {"connect_timeout": 10, **parts}}


def require_database(place: dict[str, Any]) -> None:
    """See that the server answers and is new enough, before anything depends on it.

    Raises CannotStart with a sentence that names the place, never the password.
    """
    import psycopg

    options = {name: value for name, value in place["OPTIONS"].items() if name != "pool"}
    names = {
        "NAME": "dbname",
        "USER": "user",
        "PASSWORD": "password",
        "HOST": "host",
        "PORT": "port",
    }
    options |= {key: place[name] for name, key in names.items() if place.get(name)}
    where = f"{place['NAME']} on {place.get('HOST') or 'this machine'}"
    try:
        with psycopg.connect(**options) as connection:
            found = connection.info.server_version
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        if place.get("PASSWORD"):
            reason = reason.replace(place["PASSWORD"], "…")
        raise CannotStart(
            f"The database of DATABASE_URL ({where}) does not answer: {reason}."
        ) from None
    if found < OLDEST_SERVER * 10_000:
        raise CannotStart(
            f"The database of DATABASE_URL ({where}) is PostgreSQL {found // 10_000}; the desk needs {OLDEST_SERVER} or newer."
        )
