"""The embedded PostgreSQL: Factcheck makes, starts and stops it when DATABASE_URL is not set.

It does not listen on the network, only on a socket in a directory that no other user can enter.
The method `peer` asks the kernel which user connects. cluster_paths.py says where its files are.

A process that uses the database holds a shared lock on the home's file `in-use`; the last one to
let go stops the server. A process that starts or stops the server locks the file `changing`. After
a kill -9 the kernel has released the locks; the next start keeps a server that still runs, or
starts a new one.
"""

import atexit
import contextlib
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from factcheck.cluster_paths import (
    SOCKET_NAME,
    CannotStart,
    ClusterPaths,
    locate_cluster,
    make_private_directory,
    prepare_cluster,
)

ROLE = DATABASE = "factcheck"
"""The role that owns everything and changes the tables; see factcheck/database_roles.py."""
APPLICATION_ROLE = "factcheck_app"
"""The role as which the server, the worker and most commands connect."""
TIMEOUT = 60  # seconds; after a crash PostgreSQL replays a few checkpoints at most

# postgresql.conf of every cluster made so far includes a file of this name.
CONFIGURATION_NAME = "desk.conf"
CONFIGURATION = """
# factcheck/embedded.py writes this file at each start, so changes made here are lost.
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
fsync = on
synchronous_commit = on
max_connections = 100
shared_buffers = 64MB
log_min_messages = warning
timezone = 'UTC'
"""


def get_parameters(home: Path, role: str = ROLE) -> dict[str, Any]:
    """Return Django's connection parameters for the home's database, even if it is not running."""
    return {"NAME": DATABASE, "USER": role, "HOST": str(locate_cluster(home).socket)}


def has_cluster(home: Path) -> bool:
    """Tell whether the home's database was made before."""
    return (locate_cluster(home).data / "PG_VERSION").exists()


# --- Using the database ----------------------------------------------------------------------
_locks: dict[Path, int] = {}  # home to the descriptor of its `in-use`


def start_using(home: Path) -> None:
    """Start the home's database if it is not running, and keep it running until this process ends.

    Raises CannotStart.
    """
    paths = locate_cluster(home)
    if paths.home in _locks:
        return
    try:
        paths.home.mkdir(parents=True, exist_ok=True)
        with _lock_changes(paths):
            prepare_cluster(paths)
            _remove_leftovers(paths)
            if not _accepts_connections(paths):
                _start(paths)
            descriptor = os.open(paths.home / "in-use", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_SH)
    except (OSError, shutil.Error) as error:
        raise CannotStart(f"The database cannot start: {_describe(error, paths)}.") from error
    _locks[paths.home] = descriptor
    owner = os.getpid()
    atexit.register(lambda: stop_using(home) if os.getpid() == owner else None)


def stop_using(home: Path) -> None:
    """Release the home's database; stop it if no other process uses it."""
    paths = locate_cluster(home)
    descriptor = _locks.pop(paths.home, None)
    if descriptor is None:
        return
    with _lock_changes(paths):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(descriptor)
        if pid := _find_postmaster(paths):
            _stop(paths, pid)


@contextlib.contextmanager
def _lock_changes(paths: ClusterPaths) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(FileNotFoundError):  # without a home no other process can be here
            file = stack.enter_context((paths.home / "changing").open("a"))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _describe(error: OSError, paths: ClusterPaths) -> str:
    if isinstance(error, shutil.Error):  # a list of (from, to, reason)
        return str(error.args[0][0][2])
    return f"{error.filename or paths.directory}: {error.strerror}"


# --- Starting --------------------------------------------------------------------------------
def _start(paths: ClusterPaths) -> None:
    """Start the server and wait until it is ready; make its data first if there are none."""
    if not (paths.data / "PG_VERSION").exists():
        _make_cluster(paths)
    socket = str(paths.socket).replace("'", "''")
    _write_file(paths, CONFIGURATION_NAME, CONFIGURATION.format(socket=socket))
    # Only these two users can connect, and only as our roles; the kernel says who they are.
    names = {pwd.getpwuid(os.geteuid()).pw_name, paths.user.pw_name}
    roles = (ROLE, APPLICATION_ROLE)
    mapping = "".join(f'factcheck "{name}" {role}\n' for name in sorted(names) for role in roles)
    _write_file(paths, "pg_hba.conf", "local all all peer map=factcheck\n")
    _write_file(paths, "pg_ident.conf", mapping)
    with _open_log(paths) as log:
        server = subprocess.Popen(
            [paths.bin / "postgres", "-D", paths.data],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **_process_options(paths),
        )
    _wait_until_ready(paths, server)


def _make_cluster(paths: ClusterPaths) -> None:
    """Run initdb in a scratch directory, then rename it, so that half a cluster is never used."""
    scratch = paths.data.with_name("postgresql.making")
    shutil.rmtree(scratch, ignore_errors=True)
    make_private_directory(paths, scratch)
    command = [paths.bin / "initdb", "-D", scratch, "--username", ROLE, "--no-instructions"]
    command += ["--encoding", "UTF8", "--locale-provider", "builtin", "--locale", "C.UTF-8"]
    command += ["--auth", "reject", "--data-checksums"]
    result = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        **_process_options(paths),
    )
    if result.returncode:
        raise CannotStart(f"The database cannot be made: {_find_reason(result.stderr, paths)}.")
    with (scratch / "postgresql.conf").open("a") as file:
        file.write(f"\ninclude '{CONFIGURATION_NAME}'\n")
    scratch.rename(paths.data)


def _process_options(paths: ClusterPaths) -> dict[str, Any]:
    """Return Popen's arguments for a program of the server: its user, a session, English messages."""
    options: dict[str, Any] = {
        "cwd": "/",
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        # Ctrl+C in the terminal must reach Factcheck alone, which then stops the server in order.
        "start_new_session": True,
    }
    if paths.as_root:
        options |= {"user": paths.user.pw_uid, "group": paths.user.pw_gid, "extra_groups": []}
    return options


def _write_file(paths: ClusterPaths, name: str, text: str) -> None:
    """Replace a file of the server in one step."""
    scratch = paths.data / f"{name}.new"
    scratch.unlink(missing_ok=True)
    with _create_file(paths, scratch) as file:
        file.write(text.encode())
    scratch.replace(paths.data / name)


@contextlib.contextmanager
def _open_log(paths: ClusterPaths) -> Iterator[BinaryIO]:
    """Open a new log for this start, and keep the previous one as server.log.1."""
    with contextlib.suppress(FileNotFoundError):
        paths.log.replace(paths.log.with_suffix(".log.1"))
    with _create_file(paths, paths.log) as log:
        yield log


def _create_file(paths: ClusterPaths, path: Path) -> BinaryIO:
    """Make a file that belongs to the server's user; never follow a link, which that user may have made."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    os.fchown(descriptor, paths.user.pw_uid, paths.user.pw_gid)
    return os.fdopen(descriptor, "wb")


def _wait_until_ready(paths: ClusterPaths, server: subprocess.Popen) -> None:
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        if server.poll() is not None:
            reason = _find_reason(paths.log.read_text(errors="replace"), paths)
            raise CannotStart(f"The database cannot start: {reason}.")
        if _accepts_connections(paths):
            # The server may outlive this process, so stop Popen from waiting for it; _stop does.
            server.returncode = 0
            return
        time.sleep(0.02)
    raise CannotStart(
        f"The database did not start within {TIMEOUT} seconds; its log is {paths.log}."
    )


def _find_reason(output: str, paths: ClusterPaths) -> str:
    """Return the line of PostgreSQL's output that says what is wrong."""
    for marker in ("FATAL:", "PANIC:", "error:"):
        for line in output.splitlines():
            if marker in line:
                return line.split(marker, 1)[1].strip().rstrip(".")
    return f"see {paths.log}"


def _accepts_connections(paths: ClusterPaths) -> bool:
    """Tell whether the server accepts connections; if it does, make our second role and our database unless they exist."""
    if not (paths.socket / SOCKET_NAME).exists():
        return False
    options = {"host": str(paths.socket), "user": ROLE, "dbname": "postgres", "connect_timeout": 5}
    try:
        with psycopg.connect(**options, autocommit=True) as connection:
            rows = connection.execute(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION_ROLE]
            )
            if not rows.fetchone():
                connection.execute(f'CREATE ROLE "{APPLICATION_ROLE}" LOGIN')
            rows = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not rows.fetchone():
                connection.execute(f'CREATE DATABASE "{DATABASE}"')
    except psycopg.OperationalError:
        return False
    return True


# --- Stopping, and cleaning up after a kill --------------------------------------------------
def _remove_leftovers(paths: ClusterPaths) -> None:
    """Deal with what a killed process left behind.

    Keep a server that still accepts connections. Otherwise wait until its processes have ended, kill
    them if that takes too long, and delete its lock files.
    """
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        if _find_postmaster(paths):
            if _accepts_connections(paths):
                return
        elif not _list_processes(paths):
            # No process uses the data, so a process id in these files is another program's by now.
            for file in (paths.data / "postmaster.pid", *paths.socket.glob(".s.PGSQL.*")):
                file.unlink(missing_ok=True)
            return
        time.sleep(0.05)
    for pid in _list_processes(paths):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _list_processes(paths: ClusterPaths) -> list[int]:
    """Return the ids of all processes of the home's server."""
    pids = (int(process.name) for process in Path("/proc").iterdir() if process.name.isdecimal())
    return [pid for pid in pids if _is_server_process(paths, pid)]


def _is_server_process(paths: ClusterPaths, pid: int) -> bool:
    """Tell whether the process works in the data directory, as all of the server's processes do.

    A process that has ended has no working directory, even if no one has waited for it yet.
    """
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == paths.data
    except OSError:
        return False


def _find_postmaster(paths: ClusterPaths) -> int | None:
    """Return the process id of the running server, or None."""
    try:
        pid = int((paths.data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    # After a crash the kernel may give the same id to another program.
    return pid if _is_server_process(paths, pid) else None


def _stop(paths: ClusterPaths, pid: int) -> None:
    """Shut the server down (PostgreSQL's fast shutdown): roll back open transactions, write all to disk."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    end = time.monotonic() + TIMEOUT
    while _is_server_process(paths, pid) and time.monotonic() < end:
        time.sleep(0.02)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # if we started it, this leaves no zombie
