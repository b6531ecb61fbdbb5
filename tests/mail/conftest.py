"""A newsroom that sends e-mails to a mail server on this computer."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.mail.smtp_server import MailServer, mail_server


@pytest.fixture
def sends(settings: Settings) -> None:
    """E-mails are written and wait for a worker."""
    settings.SENDS_MAIL = True


@pytest.fixture
def server(settings: Settings, sends: None) -> Iterator[MailServer]:
    """The mail server that e-mails are given to."""
    with mail_server() as server:
        settings.DEFAULT_FROM_EMAIL = "facts@example.org"
        settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": server.port, "timeout": 20}}}  # fmt: skip
        yield server
