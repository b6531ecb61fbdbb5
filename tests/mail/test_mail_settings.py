"""EMAIL_URL names the mail server; what it can't mean is refused in one sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from factcheck.environment import MailServer, read_mail

SITE = "https://facts.example.org"


def read(monkeypatch: pytest.MonkeyPatch, url: str) -> MailServer | None:
    monkeypatch.setenv("EMAIL_URL", url)
    return read_mail(Env(), SITE)


@pytest.mark.parametrize("url", ["", "  "])
def test_no_server_no_mail(monkeypatch: pytest.MonkeyPatch, url: str):
    assert read(monkeypatch, url) is None


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("smtp://localhost", {"host": "localhost", "port": None, "username": "", "password": ""}),
        ("smtp://[::1]:2525/", {"host": "::1", "port": 2525}),
        ("smtp+tls://u:p@mail.example.org:587", {"username": "u", "password": "p", "use_tls": True}),
        (
            "smtps://desk%40example.org:p%2Fw%3F%40:@mail.example.org",
            {"username": "desk@example.org", "password": "p/w?@:", "use_ssl": True},
        ),
        ("smtps://mail.example.org?from=facts@example.org", {"use_ssl": True}),
    ],
)  # fmt: skip
def test_server_is_read(monkeypatch: pytest.MonkeyPatch, url: str, options: dict[str, object]):
    server = read(monkeypatch, url)

    assert server.options.items() >= options.items()
    assert server.sender == ("facts@example.org" if "from=" in url else "factcheck@facts.example.org")  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port", "smtp://host:99999", "smtp://[::1",
        "smtp://host/path", "smtp://host?from=nobody", "smtp://host?form=a@b.example", "smtp://host?x", "smtp://host?from=",
        "smtp://host?from=a@b.example%0ABcc:eve@example.org",
    ],
)  # fmt: skip
def test_what_names_no_server_is_refused(monkeypatch: pytest.MonkeyPatch, url: str):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(monkeypatch, url)

    assert "EMAIL_URL" in str(refusal.value)
    assert str(refusal.value).count("\n") == 0
