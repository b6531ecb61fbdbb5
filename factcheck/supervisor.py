"""Processes of a running Factcheck, for `manage.py serve`.

One home has one supervisor, which holds a lock. It starts one server (factcheck/server.py) and one
worker (`manage.py work`). They stop when the supervisor stops, however that happens.
"""

import contextlib
import ctypes
import errno
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

from factcheck.cluster_paths import CannotStart

HOME_VARIABLE = "FACTCHECK_SERVING"
"""Environment variable of each process that serves a home; its value is the home."""
COMMAND_VARIABLE = "FACTCHECK_COMMAND"
"""Environment variable with the command that manage.py runs; empty in a server."""
SUPERVISOR_VARIABLE = "FACTCHECK_SERVING_FOR"
"""Environment variable with the process id of the supervisor."""
PR_SET_PDEATHSIG = 1  # prctl(2)
LONGEST_PAUSE = 30.0
"""The longest wait, in seconds, before a worker that ended is replaced."""


@contextlib.contextmanager
def hold_run_lock(home: Path, address: str) -> Iterator[None]:
    """Make sure that only one supervisor serves this home.

    Raises CannotStart with the address of the supervisor that holds the lock.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / "serving").open("a+")
    except OSError as error:
        raise CannotStart(
            f"Factcheck cannot use its home, {error.filename}: {error.strerror}."
        ) from None
    with file:
        # A supervisor that was just killed needs a moment to end.
        if not _lock_within(file.fileno(), seconds=2):
            file.seek(0)
            running = file.read().strip()
            raise CannotStart(
                f"Factcheck is already running{running and f' at {running}'}: stop it first, or use that one."
            )
        file.truncate(0)
        file.write(f"{address}\n")
        file.flush()
        kill_leftovers(home)
        yield


def _lock_within(descriptor: int, *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.1)


def kill_leftovers(home: Path) -> None:
    """Kill processes of this home whose supervisor was killed. Call this only under the run lock."""
    entry = os.fsencode(f"{HOME_VARIABLE}={home}")
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            if entry in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def require_free_port(host: str, port: int, *, seconds: float = 5) -> None:
    """Check that no other program listens on the port; `localhost` stands for 127.0.0.1 and ::1.

    A server that was just killed still holds its port for a moment, so a port in use is tried again
    for some seconds. Raises CannotStart.
    """
    end = time.monotonic() + seconds
    addresses = ["127.0.0.1", "::1"] if host in ("localhost", "127.0.0.1") else [host]
    for address in addresses:
        while (error := _try_port(address, port)) and error.errno == errno.EADDRINUSE:
            if time.monotonic() > end:
                break
            time.sleep(0.1)
        if isinstance(error, PermissionError):
            raise CannotStart(f"Only root can use port {port}: choose another with PORT=8001.")
        if address == "::1" and error and error.errno != errno.EADDRINUSE:
            continue  # a computer without IPv6
        if error:
            raise CannotStart(
                f"Port {port} on {address} cannot be used ({error.strerror}): choose another with PORT={port + 1}."
            )


def _try_port(address: str, port: int) -> OSError | None:
    """Return the error of listening on the port, as the server would, or None."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        return error
    return None


def start_server(home: Path, host: str, port: int) -> subprocess.Popen:
    """Start the web server."""
    return _start_child(home, "-m", "factcheck.server", host, str(port))


def start_worker(home: Path) -> subprocess.Popen:
    """Start a worker for background jobs."""
    return _start_child(home, "manage.py", "work")


def _start_child(home: Path, *arguments: str) -> subprocess.Popen:
    """Start Python in a session of its own, so that Ctrl+C in the terminal reaches only the supervisor."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=Path(__file__).parent.parent,
        env={
            **os.environ,
            HOME_VARIABLE: str(home),
            SUPERVISOR_VARIABLE: str(os.getpid()),
            COMMAND_VARIABLE: "",  # else the server would connect as `serve` does: as the owner
        },
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_until_live(server: subprocess.Popen, host: str, port: int, *, seconds: float = 30) -> None:
    """Return once /live answers 200. Raises CannotStart if the server ends or does not answer."""
    name = f"[{host}]" if ":" in host else host
    request = urllib.request.Request(f"http://{name}:{port}/live")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise CannotStart("The server ended while it started; the lines above say why.")
        with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=2) as answer:  # noqa: S310 - our own server, always http
            if answer.status == 200:
                return
        time.sleep(0.05)
    raise CannotStart(f"The server did not answer within {seconds} seconds.")


@contextlib.contextmanager
def run_worker(home: Path) -> Iterator[Callable[[], None]]:
    """Run a worker beside the server. Yields a function that replaces the worker if it has ended.

    A worker can be killed, or end because it lost its database. Each worker that ends at once doubles
    the wait before the next one starts.
    """
    worker, started_at, pause = start_worker(home), time.monotonic(), 1.0

    def replace_ended_worker() -> None:
        nonlocal worker, started_at, pause
        age = time.monotonic() - started_at
        if worker.poll() is None or age < pause:
            return
        pause = 1.0 if age > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
        worker, started_at = start_worker(home), time.monotonic()

    try:
        yield replace_ended_worker
    finally:
        stop_child(worker, seconds=3)  # the next worker starts an unfinished job again


def wait_for_end(server: subprocess.Popen, each_second: Callable[[], None]) -> int:
    """Wait until the server ends, and call `each_second` meanwhile. Returns the server's exit status."""
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return server.wait(timeout=1)
        each_second()


def stop_child(child: subprocess.Popen, *, seconds: float = 10) -> None:
    """Ask a child to end, then kill every process of its session."""
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
    if os.getppid() != parent:  # the parent ended before we asked
        sys.exit()
