"""Settings for the tests: the same file, with an environment that doesn't depend on anybody's shell."""

import os

_PASSED_ON = {
    name: os.environ[name] for name in ("DATABASE_URL", "FACTCHECK_HOME") if name in os.environ
}
for _name in (
    "ANCHOR_FOLDER",
    "ANCHOR_MAIL",
    "ANCHOR_TSA",
    "ANCHOR_TSA_ROOTS",
    "DEBUG",
    "EMAIL_URL",
    "FACTCHECK_DEMO",
    "HOST",
    "OUTGOING",
    "PORT",
    "TLS",
    "TLS_HEADER",
    "TIME_ZONE",
    "STATIC_ROOT",
    "DATABASE_OWNER_URL",
    "DATABASE_TIMEOUT",
    "WORKER_DEAD_AFTER",
    "WORKER_HEARTBEAT",
):
    os.environ.pop(_name, None)
os.environ |= {
    "SECRET_KEY": "a key that only the tests use, and which they all may know",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SITE_URL": "https://facts.example.org",
    "TLS": "0",
    # No request of a test is stopped because the machine is busy.
    "REQUEST_SECONDS": "300",
    "STATEMENT_SECONDS": "200",
    # Playwright keeps an event loop in the main thread; our database calls there are meant.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}
if "DATABASE_URL" not in _PASSED_ON:
    from pathlib import Path

    # A server of their own, so that the tests run beside `make run` and leave its data alone.
    _home = Path(
        os.environ.get("FACTCHECK_HOME") or Path(__file__).resolve().parent.parent / ".factcheck"
    )
    os.environ["FACTCHECK_HOME"] = str(_home / "test")

from factcheck.settings import *  # noqa: E402, F403 - after FACTCHECK_HOME is set, and all of it
from tests.waiting import PATIENCE  # noqa: E402 - stays beside the import above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # No collectstatic before a unit test; `live_desk` serves the real, hashed files.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing was collected for WhiteNoise to serve, and it warns of that.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]  # noqa: F405 - from factcheck.settings

# Databases are named after it, so that two runs may share a server; the processes of one run inherit it.
os.environ.setdefault("FACTCHECK_TEST_RUN", str(os.getpid()))
# Tests make databases and turn triggers off, which the application's role can't; see tests/start/test_database_roles.py.
DATABASES["default"] |= OWNER_DATABASE or {}  # noqa: F405 - from factcheck.settings
_options = DATABASES["default"]["OPTIONS"]  # noqa: F405 - from factcheck.settings
# What a test commits need not survive a power cut.
_options["options"] = "-c synchronous_commit=off"
# A thread that waits for a connection on a busy machine goes on waiting.
_options["pool"]["timeout"] = PATIENCE
