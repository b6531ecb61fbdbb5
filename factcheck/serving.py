"""Processes of a running desk: one lock, one port, one server and one worker that end with whoever started them.

`python -m factcheck.serving HOST PORT` is the server itself (granian); `manage.py serve` starts it.
"""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.place import CannotStart

MARK = "FACTCHECK_SERVING"  # in the environment of each process that serves a home
PR_SET_PDEATHSIG = 1  # prctl(2)
LONGEST_PAUSE = 30.0
"""Seconds at most before an ended worker is followed by another."""


@contextlib.contextmanager
def only_one(home: Path, address: str) -> Iterator[None]:
    """Hold the home's run lock, or refuse with the address of the desk that holds it."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / "serving").open("a+")
    except OSError as error:
        raise CannotStart(f"The desk cannot start: {error.filename}: {error.strerror}.") from None
    with file:
        if not _taken_within(
            file.fileno(), seconds=2
        ):  # one that was just killed needs a moment to end
            file.seek(0)
            running = file.read().strip()
            raise CannotStart(
                f"This desk runs already{running and f', at {running}'}; stop that one first."
            )
        file.truncate(0)
        file.write(f"{address}\n")
        file.flush()
        end_leftovers(home)
        yield


def _taken_within(number: int, *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.1)


def end_leftovers(home: Path) -> None:
    """End servers of this home whose supervisor was killed: nobody else can, once we hold its lock."""
    mark = os.fsencode(f"{MARK}={home}")
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            if mark in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def require_free_port(host: str, port: int) -> None:
    """Refuse when somebody listens there; `localhost` means both of this machine's addresses."""
    hosts = ["127.0.0.1", "::1"] if host in ("localhost", "127.0.0.1") else [host]
    for address in hosts:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
                probe.bind((address, port))
        except PermissionError:
            raise CannotStart(f"Port {port} is for root only: PORT=8001 picks another.") from None
        except OSError as error:
            if address == "::1" and error.errno != 98:  # a machine without IPv6
                continue
            raise CannotStart(
                f"Port {port} on {address} cannot be used ({error.strerror}): PORT={port + 1} picks another."
            ) from None


def start_server(home: Path, host: str, port: int) -> subprocess.Popen:
    """Start granian."""
    return _start(home, "-m", "factcheck.serving", host, str(port))


def start_worker(home: Path) -> subprocess.Popen:
    """Start a worker for what the desk does in the background."""
    return _start(home, "manage.py", "work")


def _start(home: Path, *program: str) -> subprocess.Popen:
    """Start a child in a session of its own, so that Ctrl-C reaches only its supervisor."""
    return subprocess.Popen(
        [sys.executable, *program],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, MARK: str(home), f"{MARK}_FOR": str(os.getpid())},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_until_live(server: subprocess.Popen, host: str, port: int, *, seconds: float = 30) -> None:
    """Return once /live answers 200; raise CannotStart if the server ends or stays silent."""
    name = f"[{host}]" if ":" in host else host
    request = urllib.request.Request(f"http://{name}:{port}/live")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise CannotStart("The server ended as it started; its own words stand above.")
        with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=2) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.05)
    raise CannotStart(f"The server did not answer within {seconds} seconds.")


@contextlib.contextmanager
def working(home: Path) -> Iterator[Callable[[], None]]:
    """Keep a worker beside the server; gives what sees, now and then, that it still lives.

    One that ended (killed, or without its database for a moment) is followed by another, whose start
    waits a little longer each time that the last one ended at once.
    """
    worker, began, pause = start_worker(home), time.monotonic(), 1.0

    def look() -> None:
        nonlocal worker, began, pause
        lived = time.monotonic() - began
        if worker.poll() is None or lived < pause:
            return
        pause = 1.0 if lived > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
        worker, began = start_worker(home), time.monotonic()

    try:
        yield look
    finally:
        stop(worker, seconds=3)  # what it had begun is begun again by the next one


def wait_for_end(server: subprocess.Popen, look: Callable[[], None]) -> int:
    """Wait until the server ends, and `look` after the worker meanwhile; give the server's status."""
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return server.wait(timeout=1)
        look()


def stop(child: subprocess.Popen, *, seconds: float = 10) -> None:
    """Let a child finish what it does, then end every process of it."""
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(timeout=seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def end_with_parent(parent: int) -> None:
    """Ask the kernel to end this process when its parent ends, however that happens."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it ended before we asked
        sys.exit()


def main(host: str, port: str) -> None:
    """Be the server."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    if supervisor := os.environ.get(f"{MARK}_FOR"):
        end_with_parent(int(supervisor))
    Granian(
        "factcheck.wsgi:application",
        address="127.0.0.1" if host == "localhost" else host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=settings.THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=4,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
