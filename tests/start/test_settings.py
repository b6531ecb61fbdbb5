"""What the settings refuse and what they switch on, each in a new process, as at a real start."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browsers import ROOT
from tests.start.servers import environment

KEY = "k3J-9vQ_x7Zr2LmN8pTfWc5YdHsGbA0eUiOqRjXnVtEyDwFzKlMh1B4C6S"
SERVER = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "facts.example.org,facts.internal"}
ASK = "import json; from django.conf import settings as s; print(json.dumps({n: getattr(s, n, None) for n in %r}, default=str))"


def check(tmp_path: Path, *more: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", *more],
        check=False,
        cwd=ROOT,
        env=environment(FACTCHECK_HOME=str(tmp_path), **settings),
        capture_output=True,
        text=True,
    )


def read(tmp_path: Path, *names: str, **settings: str) -> dict[str, object]:
    """Return the settings with these names, as Django sees them in this environment."""
    ended = subprocess.run(
        [sys.executable, "-c", ASK % (names,)],
        check=True,
        cwd=ROOT,
        env=environment(
            DJANGO_SETTINGS_MODULE="factcheck.settings", FACTCHECK_HOME=str(tmp_path), **settings
        ),
        capture_output=True,
        text=True,
    )
    return json.loads(ended.stdout)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "SECRET_KEY and ALLOWED_HOSTS are not set"),
        ({"SECRET_KEY": KEY}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": "facts.example.org"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "", "ALLOWED_HOSTS": " , "}, "SECRET_KEY and ALLOWED_HOSTS are not set"),
    ],
)
def test_server_without_a_key_or_a_host_name_is_refused(tmp_path: Path, given: dict, missing: str):
    ended = check(tmp_path, **given)

    assert ended.returncode == 1
    assert ended.stderr.startswith(missing)
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"ALLOWED_HOSTS": "localhost,facts.example.org"},
            "facts.example.org is not a loopback host",
        ),
        ({"ALLOWED_HOSTS": "*"}, "* is not a loopback host"),
        ({"HOST": "0.0.0.0"}, "0.0.0.0 is not a loopback host"),
        ({"HOST": "::"}, ":: is not a loopback host"),
    ],
)
def test_demo_is_refused_under_an_address_of_another_computer(
    tmp_path: Path, settings: dict, sentence: str
):
    ended = check(tmp_path, FACTCHECK_DEMO="1", **settings)

    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT is not a whole number"),
        ({"DEBUG": "perhaps"}, "DEBUG is neither yes nor no"),
        ({"SITE_URL": "facts.example.org"}, "SITE_URL is not an address"),
        ({"ALLOWED_HOSTS": "*"}, "SITE_URL is not set"),
        ({"DATABASE_URL": "mysql://facts:hush@db/facts"}, "DATABASE_URL is not a URL"),
        ({"DATABASE_URL": "postgresql://facts:hush@db"}, "DATABASE_URL has no database name"),
        ({"TIME_ZONE": "Mars/Olympus"}, "TIME_ZONE"),
    ],
)
def test_invalid_setting_is_refused_in_one_sentence(tmp_path: Path, settings: dict, sentence: str):
    ended = check(tmp_path, **(SERVER | settings))

    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1
    assert "hush" not in ended.stderr


def test_server_uses_tls_by_default(tmp_path: Path):
    names = ("SITE_URL", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE",
             "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER", "SECURE_SSL_REDIRECT")  # fmt: skip

    assert read(tmp_path, *names, **SERVER) == {
        "SITE_URL": "https://facts.example.org",
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "SECURE_SSL_REDIRECT": True,
    }


def test_server_without_tls_sends_no_tls_headers(tmp_path: Path):
    names = (
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "SECURE_SSL_REDIRECT",
    )

    assert read(tmp_path, *names, **SERVER, SITE_URL="http://facts.internal") == {
        "SESSION_COOKIE_NAME": "sessionid",
        "SESSION_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "SECURE_SSL_REDIRECT": False,
    }


def test_content_security_policy_allows_nothing_unsafe(tmp_path: Path):
    policy = read(tmp_path, "SECURE_CSP", **SERVER)["SECURE_CSP"]

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert "unsafe" not in str(policy)


def test_database_url_sets_the_server_and_its_options(tmp_path: Path):
    url = "postgresql://staff:p%40ss@db.internal:5433/facts?sslmode=verify-full"

    database = read(tmp_path, "DATABASES", **SERVER, DATABASE_URL=url)["DATABASES"]["default"]

    assert [database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "facts", "staff", "p@ss", "db.internal", "5433",
    ]  # fmt: skip
    assert database["OPTIONS"]["sslmode"] == "verify-full"
    assert "check_connection" in database["OPTIONS"]["pool"]["check"]


def test_check_deploy_is_clean_for_a_server(tmp_path: Path):
    ended = check(tmp_path, "--deploy", "--fail-level", "WARNING", **SERVER)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_demo_saves_its_key_in_a_file_that_only_its_owner_can_read(tmp_path: Path):
    first = read(tmp_path, "SECRET_KEY", FACTCHECK_DEMO="1")
    second = read(tmp_path, "SECRET_KEY", FACTCHECK_DEMO="1")

    assert first == second
    assert len(first["SECRET_KEY"]) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_command_on_the_demos_data_needs_no_settings_but_a_server_does(tmp_path: Path):
    check(tmp_path, FACTCHECK_DEMO="1")  # as `make run` does

    assert "are not set" in check(tmp_path).stderr
    assert read(tmp_path, "ALLOWED_HOSTS", "DEMO", FACTCHECK_COMMAND="load_article") == {
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "DEMO": False,
    }


def test_split_text_needs_no_settings_and_makes_no_home(tmp_path: Path):
    ended = subprocess.run(
        [sys.executable, "manage.py", "split_text", "-"],
        check=False,
        cwd=ROOT,
        env=environment(FACTCHECK_HOME=str(tmp_path / "home")),
        input="It fell. It rose.",
        capture_output=True,
        text=True,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert [json.loads(line)["text"] for line in ended.stdout.splitlines()] == [
        "It fell.",
        "It rose.",
    ]
    assert not (tmp_path / "home").exists()


def test_outgoing_requests_are_off_by_default(tmp_path: Path):
    assert read(tmp_path, "OUTGOING", FACTCHECK_DEMO="1") == {"OUTGOING": False}
    assert read(tmp_path, "OUTGOING", **SERVER) == {"OUTGOING": False}
    assert read(tmp_path, "OUTGOING", OUTGOING="1", **SERVER) == {"OUTGOING": True}


APPLICATION, OWNER = "postgresql://app:one@db/desk", "postgresql://owner:two@db/desk"
USER_OF = "from django.conf import settings as s; print(s.DATABASES['default']['USER'], s.APPLICATION_ROLE)"


@pytest.mark.parametrize(
    ("command", "given", "user"),
    [
        ("", {"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": OWNER}, "app app"),
        ("work", {"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": OWNER}, "app app"),
        ("migrate", {"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": OWNER}, "owner app"),
        ("serve", {"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": OWNER}, "owner app"),
        ("migrate", {"DATABASE_URL": APPLICATION}, "app"),
        ("", {}, "factcheck_app factcheck_app"),
        ("generate_archive", {}, "factcheck factcheck_app"),
    ],
)
def test_only_commands_that_change_tables_connect_as_their_owner(
    tmp_path: Path, command: str, given: dict[str, str], user: str
):
    ended = subprocess.run(
        [sys.executable, "-c", USER_OF],
        check=True,
        cwd=ROOT,
        env=environment(
            DJANGO_SETTINGS_MODULE="factcheck.settings", FACTCHECK_HOME=str(tmp_path),
            FACTCHECK_COMMAND=command, **SERVER, **given,
        ),
        capture_output=True,
        text=True,
    )  # fmt: skip

    assert ended.stdout.strip() == user


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"DATABASE_OWNER_URL": OWNER}, "DATABASE_OWNER_URL is set without DATABASE_URL"),
        ({"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": APPLICATION}, "name the same user"),
        (
            {"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": f"{OWNER}2"},
            "name different databases",
        ),
        ({"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": "mysql://x"}, "DATABASE_OWNER_URL is not a URL"),
        ({"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": "postgresql://db/"}, "DATABASE_OWNER_URL has no database"),
    ],
)  # fmt: skip
def test_owner_that_is_no_second_role_is_refused(tmp_path: Path, given: dict, sentence: str):
    ended = check(tmp_path, **SERVER, **given)

    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1
