"""How long a second `make run` takes: run `pytest tests/bench/start.py` on a machine that does nothing else."""

import time
from pathlib import Path

from tests.start.conftest import clone as clone  # noqa: PLC0414 - pytest finds the fixture by this name
from tests.start.servers import run_server

MOST = 5
"""Seconds."""


def test_second_start_answers_within_five_seconds(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()

    began = time.monotonic()
    with run_server(clone) as server:
        server.wait_until_open()
        took = time.monotonic() - began

    assert took < MOST
