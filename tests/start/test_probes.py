"""/live and /ready, for monitoring."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.test import Client

from tests.browsers import desk_environment, free_port, served
from tests.waiting import PATIENCE


@pytest.mark.parametrize("path", ["/live", "/ready"])
def test_probe_is_answered_under_any_host_name(db: None, client: Client, path: str):
    answer = client.get(path, headers={"host": "10.1.2.3:8000"})

    assert (answer.status_code, answer.text.splitlines()[0]) == (200, path[1:])
    assert client.post(path).status_code == 405


def test_page_is_refused_under_another_host_name(db: None, client: Client):
    assert client.get("/", headers={"host": "10.1.2.3:8000"}).status_code == 400


def test_server_without_its_database_is_live_but_not_ready(tmp_path: Path):
    environment = desk_environment(
        secret_key="a key that only this test uses",
        static=tmp_path,
        port=free_port(),
        database="postgresql://facts:open-sesame@127.0.0.1:1/facts",
    ) | {"DATABASE_TIMEOUT": "1"}
    with served(environment, tmp_path / "server.log") as address:
        with urllib.request.urlopen(f"{address}/live", timeout=PATIENCE) as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/ready", timeout=PATIENCE)

        with refused.value as answer:
            assert (answer.status, answer.read()) == (503, b"not ready\n")
    assert "open-sesame" not in (tmp_path / "server.log").read_text()
