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
        "THREADS": "2",
        "WORKERS": "1",
    }


def collect_static(environment: dict[str, str]) -> None:
    """Make the hashed static files as a server has them."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


@contextmanager
def served(environment: dict[str, str], log: Path) -> Iterator[str]:
    """Run the desk as a process, give its address, and print its log when it is done."""
    port = int(environment["PORT"])
    with log.open("wb") as words:
        server = subprocess.Popen(
            [sys.executable, "-m", "factcheck.server", "127.0.0.1", str(port)],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=words, stderr=words, start_new_session=True,
        )  # fmt: skip
        try:
            wait_until_live(server, port)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            print(log.read_text())  # pytest shows it beside a failure


def wait_until_live(server: subprocess.Popen, port: int, *, patience: float = 30) -> None:
    """Return once the server answers; fail if it ends or stays silent."""
    end = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < end:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/live", timeout=2),
        ):
            return
        time.sleep(0.05)
    raise AssertionError("The desk under test did not start.")
