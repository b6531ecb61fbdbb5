"""`make run`, as a newcomer uses it."""

import contextlib
import os
import re
import signal
import socket
import stat
from collections.abc import Iterable
from pathlib import Path

from tests.start.servers import locate_data, run_server, run_until_refused
from tests.waiting import wait_for


def kill(pids: Iterable[int]) -> None:
    """Kill the processes at once: none of them does anything after it sees another one die."""
    doomed = list(pids)
    for order in (signal.SIGSTOP, signal.SIGKILL):
        for pid in doomed:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself
                os.kill(pid, order)


def test_make_run_starts_the_demo_and_ctrl_c_stops_everything(clone: Path):
    with run_server(clone) as server:
        output = server.wait_until_open()

        statuses = [server.get_status(path) for path in ("/live", "/ready", "/accounts/login/")]
        assert statuses == [200, 200, 200]
        assert stat.S_IMODE((clone / ".factcheck" / "secret-key").stat().st_mode) == 0o600
        assert len(server.find_processes("postgres -D")) == 1

        server.press_ctrl_c()
        server.wait_until_nothing_runs()
        assert "Traceback" not in "".join(server.output)
    in_order = (
        r"Making the database\n"
        r"Updating the tables \(\d+ migrations\)\n"
        r"Loaded \d rating scales\n"
        r"Loaded the guidelines\n"
        r"Added 3 demo people\n"
        r"Loaded the article “.+”\n"
        r"Opened \d+ of its claims for review\n"
        r"Compressing style sheets and scripts\n"
        rf"(?s:.*)\n\nhttp://localhost:{server.port}/\n\n"
        r".+\n(  .+ \((reviewer|editor)\)\n){3}\n"
        r".*Ctrl\+C.*\n"
    )
    assert re.fullmatch(in_order, output), output


def test_second_start_repeats_no_work(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()
    collected, made = clone / ".factcheck/static/.collected", locate_data(clone) / "PG_VERSION"
    before = [file.stat().st_mtime_ns for file in (collected, made)]

    with run_server(clone) as server:
        output = server.wait_until_open()

    assert [file.stat().st_mtime_ns for file in (collected, made)] == before
    assert output.startswith("\nFactcheck is running."), output


def test_second_server_of_a_clone_is_refused_with_the_address_of_the_first(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()

        sentence = run_until_refused(clone, PORT="8999")

        assert (
            sentence
            == f"Factcheck is already running at http://localhost:{server.port}/: stop it first, or use that one."
        )
        assert server.get_status("/live") == 200


def test_port_in_use_is_refused_in_one_sentence(clone: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        sentence = run_until_refused(clone, PORT=str(port))

    assert (
        sentence
        == f"Port {port} on 127.0.0.1 cannot be used (Address already in use): choose another with PORT={port + 1}."
    )


def test_unreachable_database_is_reported_without_its_password(clone: Path):
    sentence = run_until_refused(
        clone, DATABASE_URL="postgresql://facts:open-sesame@127.0.0.1:1/facts"
    )

    assert sentence.startswith(
        "The database in DATABASE_URL (facts on 127.0.0.1) does not answer: "
    )
    assert "Connection refused" in sentence
    assert "open-sesame" not in sentence


def test_demo_refuses_a_host_name_of_another_computer(clone: Path):
    for settings in ({"ALLOWED_HOSTS": "facts.example.org"}, {"HOST": "0.0.0.0"}):
        assert "is not a loopback host" in run_until_refused(clone, **settings)


def test_start_recovers_if_everything_but_the_server_was_killed(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()
        kill(
            pid
            for words in ("postgres -D", "manage.py serve", "make --no-print")
            for pid in server.find_processes(words)
        )

        with run_server(clone, PORT=str(server.port)) as second:
            second.wait_until_open()
            assert second.get_status("/ready") == 200
            assert len(second.find_processes("postgres -D")) == 1


def test_start_uses_the_running_database_of_a_killed_server(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()
        postmaster = server.find_processes("postgres -D")
        kill(set(server.list_processes()) - set(server.find_processes("postgres")))

        with run_server(clone) as second:
            second.wait_until_open()
            assert second.find_processes("postgres -D") == postmaster


def test_killed_worker_is_replaced(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()
        (first,) = wait_for(lambda: server.find_processes("manage.py work"))

        kill([first])

        wait_for(lambda: [pid for pid in server.find_processes("manage.py work") if pid != first])
        assert server.get_status("/ready") == 200
        server.press_ctrl_c()
        server.wait_until_nothing_runs()


def test_server_ends_when_make_is_killed(clone: Path):
    with run_server(clone) as server:
        server.wait_until_open()

        kill([server.process.pid])

        server.wait_until_nothing_runs()
