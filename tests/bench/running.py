"""`make run` in this clone, with a home of its own; everything that it started is stopped with it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.cluster_paths import locate_cluster
from factcheck.supervisor import HOME_VARIABLE, SUPERVISOR_VARIABLE
from tests.bench.driving import HOST
from tests.bench.processes import find_database_processes, find_descendants
from tests.browsers import ROOT
from tests.start.clusters import remove_cluster
from tests.start.servers import environment, make_command

LONGEST_START = 180
"""Seconds; the first start makes the database."""
FIRST_PAGE = "/accounts/login/"


@contextmanager
def home_of_its_own() -> Iterator[Path]:
    """Make a home under the folder for temporary files, and leave nothing of it behind."""
    home = Path(tempfile.mkdtemp(prefix="factcheck-bench-"))
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)
        remove_cluster(locate_cluster(home))


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    process: subprocess.Popen
    home: Path
    port: int
    seconds: float
    """From the start to the first page."""

    def find_groups(self) -> dict[str, set[int]]:
        """Return the processes of the web server and those of the database."""
        database = find_database_processes(self.home)
        return {"server": self._find_server(), "database": database}

    def _find_server(self) -> set[int]:
        found = set()
        for pid in find_descendants(self.process.pid):
            with contextlib.suppress(OSError):
                if b"factcheck.server" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found |= find_descendants(pid)
        return found

    def find_all(self) -> set[int]:
        """Return all processes: make, the supervisor, the server, the worker and the database."""
        return find_descendants(self.process.pid) | find_database_processes(self.home)


@contextmanager
def make_run(home: Path, port: int) -> Iterator[Running]:
    """Run `make run` until its first page answers, and stop it after the block."""
    command = make_command("run")
    variables = environment(FACTCHECK_HOME=str(home), PORT=str(port))
    with started(command, variables, home / "bench.log") as process:
        yield Running(process, home, port, wait_for_page(process, port, FIRST_PAGE))


@contextmanager
def serve_reference(home: Path, port: int, **more: str) -> Iterator[Running]:
    """Run the bare views in the same kind of server, over the same database; `more` are variables for it."""
    command = [sys.executable, "-m", "factcheck.server", HOST, str(port)]
    variables = environment(**more) | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.reference.settings",
        "FACTCHECK_DEMO": "1",
        "FACTCHECK_HOME": str(home),
        "PORT": str(port),
        # With these two its processes end with this one, however that happens.
        HOME_VARIABLE: str(home),
        SUPERVISOR_VARIABLE: str(os.getpid()),
    }
    with started(command, variables, home / "reference.log") as process:
        yield Running(process, home, port, wait_for_page(process, port, "/live"))


@contextmanager
def started(command: list[str], variables: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    """Start a program in a session of its own; stop it, and what is left of its session, after the block."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )  # fmt: skip
    try:
        yield process
    except BaseException:
        sys.stderr.write(log.read_text(errors="replace")[-3000:])
        raise
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
                break


def wait_for_page(process: subprocess.Popen, port: int, path: str) -> float:
    """Wait until a page answers; return the seconds since this was called, right after the start."""
    began = time.perf_counter()
    while time.perf_counter() < began + LONGEST_START and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5) as answer,
        ):
            answer.read()
            return time.perf_counter() - began
        time.sleep(0.02)
    raise TimeoutError(f"{path} did not answer within {LONGEST_START} seconds")
