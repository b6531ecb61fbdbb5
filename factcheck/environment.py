"""Read settings from the environment; each refusal says in one sentence what is wrong and what to do."""

import contextlib
import ipaddress
import os
import re
import secrets
import tempfile
import zoneinfo
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError

# These commands never use the demo's key: they need SECRET_KEY and ALLOWED_HOSTS.
SERVING_COMMANDS = {"", "check", "runserver", "serve", "testserver"}

# These commands read files and no rows, and sign nothing, so a random key will do.
FILE_COMMANDS = {"fit_checkworthiness", "split_text"}


def read_switch(env: Env, name: str, *, default: bool = False) -> bool:
    """Read a yes or no: 1, true, yes or on. An empty value counts as not set."""
    if not os.environ.get(name):
        return default
    try:
        return env.bool(name)
    except EnvValidationError:
        raise ImproperlyConfigured(
            f"{name} is neither yes nor no: set it to 1 or 0, or leave it out."
        ) from None


def read_number(env: Env, name: str, default: int, *, least: int = 1, most: int = 2**31 - 1) -> int:
    """Read a whole number. An empty value counts as not set."""
    try:
        number = env.int(name) if os.environ.get(name) else default
    except EnvValidationError:
        number = least - 1
    if not least <= number <= most:
        raise ImproperlyConfigured(f"{name} is not a whole number between {least} and {most}.")
    return number


def read_time_zone(env: Env) -> str:
    """Read the name of the newsroom's time zone."""
    name = env.str("TIME_ZONE", "") or "UTC"
    if name not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(
            "TIME_ZONE is not the name of a time zone: set it to one such as Europe/Berlin."
        )
    return name


def is_loopback(host: str) -> bool:
    """Tell whether the name or IP address can only mean this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def uses_demo(home: Path, command: str) -> bool:
    """Tell whether a command, typed without settings, works on the data that `make run` made."""
    names = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")
    is_configured = any(os.environ.get(name) for name in names)
    return not is_configured and command not in SERVING_COMMANDS and (home / "secret-key").exists()


def needs_only_files(command: str) -> bool:
    """Tell whether a command was typed without settings and needs none."""
    is_configured = any(os.environ.get(name) for name in ("SECRET_KEY", "ALLOWED_HOSTS"))
    return not is_configured and command in FILE_COMMANDS


def require_variables(env: Env, *names: str) -> None:
    """Raise ImproperlyConfigured if one of the variables is not set."""
    missing = [name for name in names if not env.str(name, "").strip(", ")]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise ImproperlyConfigured(
            f"{' and '.join(missing)} {verb} not set: set SECRET_KEY to a long random string and "
            "ALLOWED_HOSTS to your host name, or start the demo with `make run`."
        )


def read_allowed_hosts(env: Env, *, demo: bool, bind: str) -> list[str]:
    """Read the host names that we answer to; in the demo they must mean this computer.

    `bind` is the address to listen on. Raises ImproperlyConfigured.
    """
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", []) if host.strip()]
    if not demo:
        return hosts
    hosts = hosts or ["localhost", "127.0.0.1", "[::1]"]
    for host in [*hosts, bind]:
        if not is_loopback(host):
            raise ImproperlyConfigured(
                "The demo signs people in without a password, so it runs on this computer only: "
                f"{host} is not a loopback host."
            )
    return hosts


def read_secret_key(env: Env, home: Path) -> str:
    """Read the key. In the demo, make one and save it in a file that only its owner can read."""
    if key := env.str("SECRET_KEY", ""):
        return key
    file = home / "secret-key"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with tempfile.NamedTemporaryFile("w", dir=home) as scratch:  # made with mode 0600
                scratch.write(secrets.token_urlsafe(64))
                scratch.flush()
                with contextlib.suppress(FileExistsError):  # another process was first: use its key
                    file.hardlink_to(scratch.name)
        return file.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The demo's key cannot be saved in {home} ({error.strerror}): "
            "set FACTCHECK_HOME to a folder that you can write to."
        ) from None


def read_running_address(home: Path) -> str:
    """Return the address that `make run` last wrote in this home, or an empty string."""
    with contextlib.suppress(OSError):
        address = (home / "serving").read_text().strip()
        return address.rstrip("/") if address.startswith("http") else ""
    return ""


@dataclass(frozen=True)
class MailServer:
    """Where e-mails are given to be delivered, and who they are from."""

    sender: str
    options: dict[str, object]
    """Of Django's SMTP backend."""


MAIL_TIMEOUT = 20
"""Seconds that the worker waits for a mail server."""
MAIL_ENCRYPTION: dict[str, dict[str, bool]] = {
    "smtp": {},
    "smtp+tls": {"use_tls": True},
    "smtps": {"use_ssl": True},
}
"""No encryption (for a server on this computer), STARTTLS, and TLS from the first byte."""


def read_mail(env: Env, site_url: str) -> MailServer | None:
    """Read EMAIL_URL; None if it isn't set. Raises ImproperlyConfigured."""
    value = env.str("EMAIL_URL", "").strip()
    if not value:
        return None
    example = "smtps://user:password@mail.example.org?from=facts@example.org"
    try:
        parts = urlsplit(value)
        port, query = parts.port, dict(parse_qsl(parts.query, keep_blank_values=True))
    except ValueError:
        raise ImproperlyConfigured(f"EMAIL_URL is not an address such as {example}.") from None
    sender = query.pop("from", f"factcheck@{urlsplit(site_url).hostname}")
    if parts.scheme not in MAIL_ENCRYPTION or not parts.hostname or parts.path.strip("/") or query:
        raise ImproperlyConfigured(f"EMAIL_URL is not an address such as {example}.")
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", sender):
        raise ImproperlyConfigured("The sender in EMAIL_URL (from=) is not an e-mail address.")
    options = {
        "host": parts.hostname,
        "port": port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "timeout": MAIL_TIMEOUT,
    }
    return MailServer(sender, options | MAIL_ENCRYPTION[parts.scheme])


def read_mail_address(env: Env, name: str) -> str:
    """Read an e-mail address, or an empty text. It needs EMAIL_URL. Raises ImproperlyConfigured."""
    value = env.str(name, "").strip()
    if value and not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", value):
        raise ImproperlyConfigured(f"{name} is not an e-mail address.")
    if value and not env.str("EMAIL_URL", "").strip():
        raise ImproperlyConfigured(f"{name} is set, but no e-mail can be sent: set EMAIL_URL too.")
    return value


def read_web_address(env: Env, name: str) -> str:
    """Read a web address, or an empty text. Raises ImproperlyConfigured."""
    value = env.str(name, "").strip()
    try:
        parts = urlsplit(value)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if value and not is_address:
        raise ImproperlyConfigured(f"{name} is not an address such as https://tsa.example.org/.")
    return value


def read_folder(env: Env, name: str) -> Path | None:
    """Read the path of a folder that exists, or None. Raises ImproperlyConfigured."""
    value = env.str(name, "")
    if value and not Path(value).expanduser().is_dir():
        raise ImproperlyConfigured(f"{name} is not a folder: {value}")
    return Path(value).expanduser().absolute() if value else None


def read_file(env: Env, name: str) -> Path | None:
    """Read the path of a file that exists, or None. Raises ImproperlyConfigured."""
    value = env.str(name, "")
    if value and not Path(value).expanduser().is_file():
        raise ImproperlyConfigured(f"{name} is not a file: {value}")
    return Path(value).expanduser().absolute() if value else None


def read_site_url(env: Env, hosts: list[str], *, demo: bool, port: int) -> str:
    """Read the site's own address, without a slash at the end. Raises ImproperlyConfigured."""
    value = env.str("SITE_URL", "").rstrip("/")
    if not value:
        if demo:
            return f"http://localhost:{port}"
        host = hosts[0].lstrip(".")
        if host == "*":
            raise ImproperlyConfigured(
                "SITE_URL is not set, and ALLOWED_HOSTS=* has no host to take it from: set SITE_URL."
            )
        return f"https://{host}"
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise ImproperlyConfigured("SITE_URL is not an address such as https://facts.example.org.")
    return value
