"""A real desk for a real browser: the server of `manage.py serve`, over a database of the test's own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def desk_environment(*, secret_key: str, static: Path, port: int, database: str) -> dict[str, str]:
    """What the server of a test is told; nothing of the shell but how to find programs."""
    passed_on = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return passed_on | {
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DATABASE_URL": database,
        "FACTCHECK_DEMO": "1",  # one click signs a person in
        "FACTCHECK_HOME": str(static.parent),
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": secret_key,
        "SITE_URL": f"http://localhost:{port}",
        "STATIC_ROOT": str(static),
        "DATABASE_POOL": "1",  # one connection to find broken when a test has brought a new database
        "DATABASE_TIMEOUT": str(PATIENCE),
        "REQUEST_SECONDS": str(PATIENCE),  # no page is stopped because the computer is busy
        "STATEMENT_SECONDS": str(PATIENCE),
        "THREADS": "2",
        "WORKERS": "1",
        # A worker that waits for a core is not dead yet.
        "WORKER_DEAD_AFTER": "10",
        "WORKER_HEARTBEAT": "1",
    }


def collect_static(environment: dict[str, str]) -> None:
    """Make the hashed static files as a server has them."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


class Server:
    """The server as a process, for any number of tests."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment, self.log, self.running = environment, log, contextlib.ExitStack()
        self.process: subprocess.Popen | None = None

    def start(self) -> str:
        """Start it, unless it runs, and give its address."""
        if self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = self.running.enter_context(serving(self.environment, self.log))
        return f"http://localhost:{self.environment['PORT']}"

    def stop(self) -> None:
        """End it, if it runs."""
        self.running.close()
        self.process = None

    @contextmanager
    def used(self) -> Iterator[str]:
        """Give its address, and print what it logs meanwhile: pytest shows it beside a failure."""
        address = self.start()
        known = self.log.stat().st_size
        yield address
        with self.log.open() as log:
            log.seek(known)
            print(log.read())


@contextmanager
def served(environment: dict[str, str], log: Path) -> Iterator[str]:
    """Run the server as a process, yield its address, and print its log at the end."""
    with serving(environment, log):
        yield f"http://localhost:{environment['PORT']}"
    print(log.read_text())


@contextmanager
def serving(environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    """Run the server as a process and wait until it answers. It is stopped in any case."""
    port = int(environment["PORT"])
    with log.open("ab") as words:
        server = subprocess.Popen(
            [sys.executable, "-m", "factcheck.server", "127.0.0.1", str(port)],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=words, stderr=words, start_new_session=True,
        )  # fmt: skip
        try:
            wait_until_live(server, port)
            yield server
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def wait_until_live(server: subprocess.Popen, port: int, *, patience: float = PATIENCE) -> None:
    """Return once the server answers; fail if it ends or stays silent."""
    end = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < end:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/live", timeout=PATIENCE),
        ):
            return
        time.sleep(0.05)
    raise AssertionError("The server under test did not start.")
