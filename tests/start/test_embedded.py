"""The PostgreSQL of a laptop, by itself: real servers in homes of their own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from factcheck import embedded
from factcheck.place import (
    LONGEST_SOCKET_PATH,
    SOCKET_NAME,
    CannotStart,
    Place,
    make_own_directory,
    place_of,
)
from tests.browsers import ROOT
from tests.start.places import remove, using


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("embedded") / "Zuhause mit Ümlaut"
    yield path
    remove(place_of(path))


def ask(home: Path, sql: str) -> list[tuple]:
    place = embedded.database(home)
    with psycopg.connect(
        host=place["HOST"], user=place["USER"], dbname=place["NAME"]
    ) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def postmaster(home: Path) -> int:
    return int((place_of(home).data / "postmaster.pid").read_text().split("\n", 1)[0])


def runs(pid: int) -> bool:
    """Whether it is alive: in a container nobody may have waited for a dead one."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_server_is_durable_private_and_in_utf8(home: Path):
    with using(home):
        settings = ask(
            home,
            "SELECT name, setting FROM pg_settings"
            " WHERE name IN ('fsync', 'data_checksums', 'listen_addresses')",
        )
        locale = ask(
            home,
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = 'factcheck'",
        )
        rules = ask(home, "SELECT type, database, user_name, auth_method FROM pg_hba_file_rules")
        people = {name for (name,) in ask(home, "SELECT sys_name FROM pg_ident_file_mappings")}
        socket = place_of(home).socket.lstat()

    assert dict(settings) == {"data_checksums": "on", "fsync": "on", "listen_addresses": ""}
    assert locale == [("b", "C.UTF-8", "UTF8")]
    assert rules == [("local", ["all"], ["all"], "peer")]
    me = place_of(home).user.pw_name
    assert people == ({"root", "factcheck"} if os.geteuid() == 0 else {me})
    assert stat.S_IMODE(socket.st_mode) == 0o700


def test_server_has_the_extensions_that_the_desk_may_want(home: Path):
    wanted = "('pg_trgm', 'unaccent', 'vector')"
    with using(home):
        found = ask(home, f"SELECT name FROM pg_available_extensions WHERE name IN {wanted}")

    assert sorted(found) == [("pg_trgm",), ("unaccent",), ("vector",)]


def test_last_one_out_stops_the_server(home: Path):
    with using(home):
        with using(home):
            server = postmaster(home)
        assert runs(server)

    assert not runs(server)


def test_server_does_not_outlive_a_home_that_was_deleted(tmp_path: Path):
    place = place_of(tmp_path / "home")
    try:
        with using(place.home):
            server = postmaster(place.home)
            shutil.rmtree(place.home)

        if not place.as_root:
            time.sleep(75)  # the data went with the home: PostgreSQL sees that within a minute
        outlived = runs(server)
        if outlived:
            os.kill(server, signal.SIGINT)
        assert not outlived
    finally:
        remove(place)


def test_killed_server_comes_back_with_what_was_committed(home: Path):
    with using(home) as user:
        ask(home, "CREATE TABLE kept AS SELECT 42 AS answer")
        os.kill(postmaster(home), signal.SIGKILL)
        user.kill()

    with using(home):
        assert ask(home, "SELECT answer FROM kept") == [(42,)]
        ask(home, "DROP TABLE kept")


def test_server_of_a_killed_process_is_adopted(home: Path):
    with using(home) as user:
        server = postmaster(home)
        user.kill()
    assert runs(server)

    with using(home):
        assert postmaster(home) == server

    assert not runs(server)


def test_number_of_a_stranger_in_the_pid_file_stops_no_start(home: Path):
    with using(home):
        data = place_of(home).data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n{int(time.time())}\n5432\n")

    with using(home):
        assert postmaster(home) != os.getpid()


def test_socket_has_a_short_path_however_long_the_home_is(tmp_path: Path):
    long = tmp_path / ("a" * 100) / ("b" * 100)
    place = place_of(long)
    try:
        with using(long):
            assert ask(long, "SELECT 1") == [(1,)]
        assert len(os.fsencode(place.socket / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
    finally:
        remove(place)


def test_socket_directory_that_somebody_else_laid_is_refused(tmp_path: Path):
    place = Place(tmp_path / ("a" * 100), as_root=False)
    place.socket.symlink_to(tmp_path)
    try:
        with pytest.raises(CannotStart, match="belongs to somebody else"):
            make_own_directory(place, place.socket)
    finally:
        place.socket.unlink()


def test_home_that_cannot_be_made_is_said_in_one_sentence():
    with pytest.raises(
        CannotStart, match=r"^The database cannot start: /dev/null/home: Not a directory\.$"
    ):
        embedded.use(Path("/dev/null/home"))


# A limit on the size of files is met by the same writes as the end of the disk, and needs no disk of its own.
CROWDED = """
import resource
import sys
from pathlib import Path
from factcheck import embedded, place
home = Path(sys.argv[1])
home.mkdir()
place.prepare(place.place_of(home))
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    embedded.use(home)
except embedded.CannotStart as refusal:
    print(refusal)
"""


def test_disk_that_takes_no_more_is_said_in_one_sentence_and_leaves_no_half_cluster(tmp_path: Path):
    place = place_of(tmp_path / "home")
    try:
        ended = subprocess.run(
            [sys.executable, "-c", CROWDED, place.home],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ended.stderr == ""
        assert ended.stdout.startswith("The database cannot be made: ")
        assert ended.stdout.endswith(": File too large.\n")
        assert ended.stdout.count("\n") == 1
        assert not place.data.exists()

        with using(place.home):  # there is room again
            assert ask(place.home, "SELECT 1") == [(1,)]
    finally:
        remove(place)


def test_ordinary_user_needs_no_root():
    """As root the test becomes `nobody` in a process of its own; an ordinary user is one already."""
    room = Path(
        tempfile.mkdtemp(prefix="factcheck-test-")
    )  # pytest's own directories are closed to nobody
    try:
        ended = subprocess.run(
            [sys.executable, "tests/start/ordinary_user.py", room],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
    finally:
        shutil.rmtree(room)

    assert (ended.stdout, ended.stderr) == ("factcheck on as an ordinary user\n", "")
