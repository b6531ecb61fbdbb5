"""`make run`, as a newcomer meets it."""

import contextlib
import os
import re
import signal
import socket
import stat
import time
from collections.abc import Iterable
from pathlib import Path

from tests.start.desks import data_of, refused, running
from tests.workers import wait_for


def kill(processes: Iterable[int]) -> None:
    for pid in list(processes):
        with contextlib.suppress(ProcessLookupError):  # some end with the one before them
            os.kill(pid, signal.SIGKILL)


def test_make_run_opens_a_desk_and_ctrl_c_stops_everything(clone: Path):
    with running(clone) as desk:
        said = desk.wait_until_open()

        assert f"\nhttp://localhost:{desk.port}/\n" in said
        assert len(re.findall(r"^  .+ \((?:reviewer|editor)\)$", said, re.MULTILINE)) == 3
        assert [desk.status(path) for path in ("/live", "/ready", "/accounts/login/")] == [
            200,
            200,
            200,
        ]
        assert stat.S_IMODE((clone / ".factcheck" / "secret-key").stat().st_mode) == 0o600
        assert len(desk.find("postgres -D")) == 1

        desk.press_ctrl_c()
        desk.wait_until_nothing_runs()
        assert "Traceback" not in "".join(desk.said)


def test_second_start_answers_within_five_seconds_and_repeats_no_work(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()
    collected, made = clone / ".factcheck/static/.collected", data_of(clone) / "PG_VERSION"
    before = [file.stat().st_mtime_ns for file in (collected, made)]

    began = time.monotonic()
    with running(clone) as desk:
        said = desk.wait_until_open()
        took = time.monotonic() - began

    assert took < 5
    assert [file.stat().st_mtime_ns for file in (collected, made)] == before
    assert "Installing" not in said


def test_second_start_in_the_same_clone_says_where_the_first_is(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()

        sentence = refused(clone, PORT="8999")

        assert (
            sentence
            == f"This desk runs already, at http://localhost:{desk.port}/; stop that one first."
        )
        assert desk.status("/live") == 200


def test_taken_port_is_said_in_one_sentence(clone: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        sentence = refused(clone, PORT=str(port))

    assert (
        sentence
        == f"Port {port} on 127.0.0.1 cannot be used (Address already in use): PORT={port + 1} picks another."
    )


def test_unreachable_database_is_said_without_its_password(clone: Path):
    sentence = refused(clone, DATABASE_URL="postgresql://desk:open-sesame@127.0.0.1:1/desk")

    assert sentence.startswith("The database of DATABASE_URL (desk on 127.0.0.1) does not answer: ")
    assert "Connection refused" in sentence
    assert "open-sesame" not in sentence


def test_demo_refuses_a_host_that_is_not_this_machine(clone: Path):
    for settings in ({"ALLOWED_HOSTS": "facts.example.org"}, {"HOST": "0.0.0.0"}):
        assert "is not a loopback host" in refused(clone, **settings)


def test_start_recovers_after_everything_but_the_server_was_killed(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()
        kill(
            pid
            for words in ("postgres -D", "manage.py serve", "make --no-print")
            for pid in desk.find(words)
        )

        with running(clone, PORT=str(desk.port)) as second:
            second.wait_until_open()
            assert second.status("/ready") == 200
            assert len(second.find("postgres -D")) == 1


def test_start_adopts_the_database_of_a_killed_desk(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()
        postmaster = desk.find("postgres -D")
        kill(set(desk.processes()) - set(desk.find("postgres")))

        with running(clone) as second:
            second.wait_until_open()
            assert second.find("postgres -D") == postmaster


def test_killed_worker_is_followed_by_another(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()
        (first,) = wait_for(lambda: desk.find("manage.py work"), seconds=30)

        kill([first])

        wait_for(lambda: [pid for pid in desk.find("manage.py work") if pid != first], seconds=30)
        assert desk.status("/ready") == 200
        desk.press_ctrl_c()
        desk.wait_until_nothing_runs()


def test_desk_ends_with_the_make_that_started_it(clone: Path):
    with running(clone) as desk:
        desk.wait_until_open()

        kill([desk.process.pid])

        desk.wait_until_nothing_runs()
