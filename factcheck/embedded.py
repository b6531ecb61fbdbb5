"""The PostgreSQL of a laptop: made, started and stopped by the desk itself.

It listens on no network: only on a socket in a directory that nobody else may enter, and `peer`
asks the kernel who is at the other end. place.py says where its files are.

Lifetime: whoever uses the database holds a shared lock on the home's `in-use`; the last one out
stops the server. Starting and stopping happen under `changing`. After a kill -9 the kernel has
dropped the locks: the next start adopts a server that still runs, and starts one that does not.
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

from factcheck.place import (
    SOCKET_NAME,
    CannotStart,
    Place,
    make_own_directory,
    place_of,
    prepare,
)

__all__ = ["CannotStart", "database", "leave", "use"]

ROLE = DATABASE = "factcheck"
PATIENCE = 60  # seconds; after a crash the server replays a few checkpoints at most

CONFIGURATION = """
# Written by factcheck/embedded.py at each start; a change here does not last.
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


def database(home: Path) -> dict[str, Any]:
    """Django's connection parameters for the home's database, whether it runs or not."""
    return {"NAME": DATABASE, "USER": ROLE, "HOST": str(place_of(home).socket)}


# --- Using it --------------------------------------------------------------------------------
_used: dict[Path, int] = {}


def use(home: Path) -> None:
    """Start the home's database unless it runs, and keep it running until this process ends.

    Raises CannotStart.
    """
    place = place_of(home)
    if place.home in _used:
        return
    try:
        place.home.mkdir(parents=True, exist_ok=True)
        with _changing(place):
            prepare(place)
            _clear_away(place)
            if not _answers(place):
                _start(place)
            in_use = os.open(place.home / "in-use", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(in_use, fcntl.LOCK_SH)
    except (OSError, shutil.Error) as error:
        raise CannotStart(f"The database cannot start: {_what_failed(error, place)}.") from error
    _used[place.home] = in_use
    owner = os.getpid()
    atexit.register(lambda: leave(home) if os.getpid() == owner else None)


def leave(home: Path) -> None:
    """Give the home's database up; the last one out stops it."""
    place = place_of(home)
    in_use = _used.pop(place.home, None)
    if in_use is None:
        return
    with _changing(place):
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(in_use)
        if postmaster := _postmaster(place):
            _stop(place, postmaster)


@contextlib.contextmanager
def _changing(place: Place) -> Iterator[None]:
    with contextlib.ExitStack() as held:
        with contextlib.suppress(FileNotFoundError):  # the home was deleted, so nobody else comes
            file = held.enter_context((place.home / "changing").open("a"))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _what_failed(error: OSError, place: Place) -> str:
    if isinstance(error, shutil.Error):  # a list of (from, to, why)
        return str(error.args[0][0][2])
    return f"{error.filename or place.own}: {error.strerror}"


# --- Starting --------------------------------------------------------------------------------
def _start(place: Place) -> None:
    """Bring the server up, making its data first if there are none."""
    if not (place.data / "PG_VERSION").exists():
        _initialise(place)
    _write(place, "desk.conf", CONFIGURATION.format(socket=str(place.socket).replace("'", "''")))
    # Only these two may come in, and only as our role; the kernel says who they are.
    people = {pwd.getpwuid(os.geteuid()).pw_name, place.user.pw_name}
    _write(place, "pg_hba.conf", "local all all peer map=desk\n")
    _write(place, "pg_ident.conf", "".join(f'desk "{name}" {ROLE}\n' for name in sorted(people)))
    with _opened_log(place) as log:
        server = subprocess.Popen(
            [place.bin / "postgres", "-D", place.data],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **_as_server(place),
        )
    _wait_until_ready(place, server)


def _initialise(place: Place) -> None:
    """Run initdb in a scratch directory and move it into place: half a cluster is never taken for one."""
    scratch = place.data.with_name("postgresql.making")
    shutil.rmtree(scratch, ignore_errors=True)
    make_own_directory(place, scratch)
    language = ["--encoding", "UTF8", "--locale-provider", "builtin", "--locale", "C.UTF-8"]
    safety = ["--auth", "reject", "--data-checksums"]
    made = subprocess.run(
        [
            place.bin / "initdb",
            "-D",
            scratch,
            "--username",
            ROLE,
            *language,
            *safety,
            "--no-instructions",
        ],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        **_as_server(place),
    )
    if made.returncode:
        raise CannotStart(f"The database cannot be made: {_reason(made.stderr, place)}.")
    with (scratch / "postgresql.conf").open("a") as file:
        file.write("\ninclude 'desk.conf'\n")
    scratch.rename(place.data)


def _as_server(place: Place) -> dict[str, Any]:
    """How to run a program of the server: as its user, in a session of its own, in plain words."""
    how: dict[str, Any] = {
        "cwd": "/",
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        "start_new_session": True,  # a Ctrl-C in the terminal is for the desk, which stops the server in order
    }
    if place.as_root:
        how |= {"user": place.user.pw_uid, "group": place.user.pw_gid, "extra_groups": []}
    return how


def _write(place: Place, name: str, text: str) -> None:
    """Replace a file of the server in one step."""
    scratch = place.data / f"{name}.new"
    scratch.unlink(missing_ok=True)
    with _created(place, scratch) as file:
        file.write(text.encode())
    scratch.replace(place.data / name)


@contextlib.contextmanager
def _opened_log(place: Place) -> Iterator[BinaryIO]:
    """Give the log of this start; the one before is kept beside it."""
    with contextlib.suppress(FileNotFoundError):
        place.log.replace(place.log.with_suffix(".log.1"))
    with _created(place, place.log) as log:
        yield log


def _created(place: Place, path: Path) -> BinaryIO:
    """Make a file that belongs to the server's user; never through a link, which that user could have laid."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    os.fchown(number, place.user.pw_uid, place.user.pw_gid)
    return os.fdopen(number, "wb")


def _wait_until_ready(place: Place, server: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise CannotStart(
                f"The database cannot start: {_reason(place.log.read_text(errors='replace'), place)}."
            )
        if _answers(place):
            server.returncode = 0  # it may outlive this process; if it does not, _stop waits for it
            return
        time.sleep(0.02)
    raise CannotStart(
        f"The database did not answer within {PATIENCE} seconds; its log is {place.log}."
    )


def _reason(said: str, place: Place) -> str:
    """Find the one line of PostgreSQL's that tells what is wrong."""
    for mark in ("FATAL:", "PANIC:", "error:"):
        for line in said.splitlines():
            if mark in line:
                return line.split(mark, 1)[1].strip().rstrip(".")
    return f"see {place.log}"


def _answers(place: Place) -> bool:
    """Whether a server of this place takes connections; if so, our database is in it."""
    if not (place.socket / SOCKET_NAME).exists():
        return False
    how = {"host": str(place.socket), "user": ROLE, "dbname": "postgres", "connect_timeout": 5}
    try:
        with psycopg.connect(**how, autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not found.fetchone():
                connection.execute(f'CREATE DATABASE "{DATABASE}"')
    except psycopg.OperationalError:
        return False
    return True


# --- Stopping, and clearing up after a kill ---------------------------------------------------
def _clear_away(place: Place) -> None:
    """End what a killed start left behind: its server is adopted once it answers, or it is gone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if _postmaster(place):
            if _answers(place):
                return
        elif not _processes(place):
            # Nobody is left in the data, so whoever has the number in these files by now is a stranger.
            for left in (place.data / "postmaster.pid", *place.socket.glob(".s.PGSQL.*")):
                left.unlink(missing_ok=True)
            return
        time.sleep(0.05)
    for pid in _processes(place):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _processes(place: Place) -> list[int]:
    """List every process of the home's server."""
    numbers = (int(process.name) for process in Path("/proc").iterdir() if process.name.isdecimal())
    return [pid for pid in numbers if _works_in(place, pid)]


def _works_in(place: Place, pid: int) -> bool:
    """Whether the process works in the data directory, as all of the server's do, whatever their names.

    A dead one that nobody has waited for yet works nowhere.
    """
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == place.data
    except OSError:
        return False


def _postmaster(place: Place) -> int | None:
    """Give the process id of the running server, if there is one."""
    try:
        pid = int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    # Numbers come back after a crash: where the process works tells whether it still is the server.
    return pid if _works_in(place, pid) else None


def _stop(place: Place, pid: int) -> None:
    """Fast shutdown: open transactions are rolled back, and all is on the disk before it ends."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    end = time.monotonic() + PATIENCE
    while _works_in(place, pid) and time.monotonic() < end:
        time.sleep(0.02)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # it is our child if we started it: no zombie stays
