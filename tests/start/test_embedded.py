"""The embedded PostgreSQL: real servers, each in its own home."""

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
from factcheck.cluster_paths import (
    LONGEST_SOCKET_PATH,
    SOCKET_NAME,
    CannotStart,
    ClusterPaths,
    locate_cluster,
    make_private_directory,
)
from tests.browsers import ROOT
from tests.start.clusters import process_using, remove_cluster
from tests.waiting import PATIENCE, wait_for


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("embedded") / "Zuhause mit Ümlaut"
    yield path
    remove_cluster(locate_cluster(path))


def query(home: Path, sql: str) -> list[tuple]:
    parameters = embedded.get_parameters(home)
    with psycopg.connect(
        host=parameters["HOST"], user=parameters["USER"], dbname=parameters["NAME"]
    ) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def postmaster_pid(home: Path) -> int:
    return int((locate_cluster(home).data / "postmaster.pid").read_text().split("\n", 1)[0])


def is_running(pid: int) -> bool:
    """Tell whether the process is alive: in a container a dead one may stay as a zombie."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_server_is_durable_private_and_in_utf8(home: Path):
    with process_using(home):
        settings = query(
            home,
            "SELECT name, setting FROM pg_settings"
            " WHERE name IN ('fsync', 'data_checksums', 'listen_addresses')",
        )
        locale = query(
            home,
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = 'factcheck'",
        )
        rules = query(home, "SELECT type, database, user_name, auth_method FROM pg_hba_file_rules")
        people = {name for (name,) in query(home, "SELECT sys_name FROM pg_ident_file_mappings")}
        socket = locate_cluster(home).socket.lstat()

    assert dict(settings) == {"data_checksums": "on", "fsync": "on", "listen_addresses": ""}
    assert locale == [("b", "C.UTF-8", "UTF8")]
    assert rules == [("local", ["all"], ["all"], "peer")]
    me = locate_cluster(home).user.pw_name
    assert people == ({"root", "factcheck"} if os.geteuid() == 0 else {me})
    assert stat.S_IMODE(socket.st_mode) == 0o700


def test_server_offers_the_extensions_that_factcheck_may_use(home: Path):
    wanted = "('pg_trgm', 'unaccent', 'vector')"
    with process_using(home):
        found = query(home, f"SELECT name FROM pg_available_extensions WHERE name IN {wanted}")

    assert sorted(found) == [("pg_trgm",), ("unaccent",), ("vector",)]


def test_server_stops_when_its_last_user_ends(home: Path):
    with process_using(home):
        with process_using(home):
            server = postmaster_pid(home)
        assert is_running(server)

    assert not is_running(server)


def test_server_ends_if_its_home_is_deleted(tmp_path: Path):
    paths = locate_cluster(tmp_path / "home")
    try:
        with process_using(paths.home):
            server = postmaster_pid(paths.home)
            shutil.rmtree(paths.home)

        try:
            wait_for(lambda: not is_running(server))  # PostgreSQL notices it within a minute
        except AssertionError:
            os.kill(server, signal.SIGINT)
            raise
    finally:
        remove_cluster(paths)


def test_killed_server_restarts_with_all_committed_rows(home: Path):
    with process_using(home) as user:
        query(home, "CREATE TABLE kept AS SELECT 42 AS answer")
        os.kill(postmaster_pid(home), signal.SIGKILL)
        user.kill()

    with process_using(home):
        assert query(home, "SELECT answer FROM kept") == [(42,)]
        query(home, "DROP TABLE kept")


def test_server_of_a_killed_process_is_used_again(home: Path):
    with process_using(home) as user:
        server = postmaster_pid(home)
        user.kill()
    assert is_running(server)

    with process_using(home):
        assert postmaster_pid(home) == server

    assert not is_running(server)


def test_start_ignores_a_pid_file_that_names_another_program(home: Path):
    with process_using(home):
        data = locate_cluster(home).data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n{int(time.time())}\n5432\n")

    with process_using(home):
        assert postmaster_pid(home) != os.getpid()


def test_socket_path_is_short_even_if_the_home_is_long(tmp_path: Path):
    home = tmp_path / ("a" * 100) / ("b" * 100)
    paths = locate_cluster(home)
    try:
        with process_using(home):
            assert query(home, "SELECT 1") == [(1,)]
        assert len(os.fsencode(paths.socket / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
    finally:
        remove_cluster(paths)


def test_socket_directory_that_is_a_link_is_refused(tmp_path: Path):
    paths = ClusterPaths(tmp_path / ("a" * 100), as_root=False)
    paths.socket.symlink_to(tmp_path)
    try:
        with pytest.raises(CannotStart, match="belongs to another user"):
            make_private_directory(paths, paths.socket)
    finally:
        paths.socket.unlink()


def test_home_that_cannot_be_made_is_refused_in_one_sentence():
    with pytest.raises(
        CannotStart, match=r"^The database cannot start: /dev/null/home: Not a directory\.$"
    ):
        embedded.start_using(Path("/dev/null/home"))


# A limit on the size of files makes the same writes fail as a full disk does.
FULL_DISK = """
import resource
import sys
from pathlib import Path
from factcheck import cluster_paths, embedded
home = Path(sys.argv[1])
home.mkdir()
cluster_paths.prepare_cluster(cluster_paths.locate_cluster(home))
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    embedded.start_using(home)
except cluster_paths.CannotStart as refusal:
    print(refusal)
"""


def test_full_disk_is_reported_in_one_sentence_and_leaves_no_half_made_cluster(tmp_path: Path):
    paths = locate_cluster(tmp_path / "home")
    try:
        ended = subprocess.run(
            [sys.executable, "-c", FULL_DISK, paths.home],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert ended.stderr == ""
        assert ended.stdout.startswith("The database cannot be made: ")
        assert ended.stdout.endswith(": File too large.\n")
        assert ended.stdout.count("\n") == 1
        assert not paths.data.exists()

        with process_using(paths.home):  # without the limit
            assert query(paths.home, "SELECT 1") == [(1,)]
    finally:
        remove_cluster(paths)


def test_embedded_database_works_for_an_ordinary_user():
    """If root runs the tests, the process becomes `nobody`."""
    # nobody cannot enter the folders that pytest makes.
    folder = Path(tempfile.mkdtemp(prefix="factcheck-test-"))
    try:
        ended = subprocess.run(
            [sys.executable, "tests/start/ordinary_user.py", folder],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    finally:
        shutil.rmtree(folder)

    assert (ended.stdout, ended.stderr) == ("factcheck on as an ordinary user\n", "")
