"""Servers as a newcomer starts them: `make run` in a copy of the repository, with real processes."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.cluster_paths import locate_cluster
from tests.browsers import ROOT, free_port
from tests.waiting import PATIENCE, wait_for

NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "test-results")


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a shell in which no setting of ours is set."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return inherited | {"PYTHONUNBUFFERED": "1"} | more


def copy_repository(to: Path) -> Path:
    """Copy what a clone has, without what a start has made."""
    shutil.copytree(ROOT, to, ignore=NOT_COPIED)
    for name in (".ci", ".python-version", ".gitignore"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, to / name)
    return to


@dataclass
class RunningServer:
    """One `make run`: its process, and the lines that it has printed so far."""

    clone: Path
    process: subprocess.Popen
    port: int
    output: list[str] = field(default_factory=list)

    def wait_until_open(self) -> str:
        """Wait until the server says how to stop it; return everything that was printed up to there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if any("Ctrl+C" in line for line in self.output):
                return "".join(self.output)
            assert self.process.poll() is None, "".join(self.output)
            time.sleep(0.05)
        raise AssertionError("".join(self.output))

    def get_status(self, path: str) -> int:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE
        ) as answer:
            return answer.status

    def list_processes(self) -> dict[int, str]:
        """Return the command lines of this clone's processes: make, supervisor, server, worker, database."""
        home = str(self.clone / ".factcheck")
        commands = {}
        for process in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if process.name.isdecimal() and (
                    (process / "cwd").readlink() == self.clone
                    or f"FACTCHECK_SERVING={home}".encode() in (process / "environ").read_bytes()
                    or (process / "cwd").readlink() == locate_data(self.clone)
                ):
                    command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                    commands[int(process.name)] = command.decode(errors="replace").strip()
        return {pid: command for pid, command in commands.items() if command}

    def find_processes(self, words: str) -> list[int]:
        return [pid for pid, command in self.list_processes().items() if words in command]

    def press_ctrl_c(self) -> int:
        """Do what a terminal does: send the signal to the whole foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)

    def wait_until_nothing_runs(self) -> None:
        wait_for(lambda: not self.list_processes())


def locate_data(clone: Path) -> Path:
    return locate_cluster(clone / ".factcheck").data


@contextlib.contextmanager
def run_server(clone: Path, **more: str) -> Iterator[RunningServer]:
    """Run `make run` in a clone; leave no process behind, whatever happens."""
    port = int(more.setdefault("PORT", str(free_port())))
    process = subprocess.Popen(
        make_command("run"),
        cwd=clone,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    server = RunningServer(clone, process, port)
    reader = threading.Thread(
        target=lambda: server.output.extend(iter(process.stdout.readline, ""))
    )
    reader.start()
    try:
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=30)
        for pid in server.list_processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        reader.join()
        process.stdout.close()


def make_command(goal: str) -> list[str]:
    """Return the command for a goal; it uses the environment of the tests, so nothing is installed."""
    return ["make", "--no-print-directory", goal, f"VENV={sys.prefix}"]


def run_until_refused(clone: Path, **more: str) -> str:
    """Run `make run` where it must refuse, and return the one sentence that it prints."""
    result = subprocess.run(
        make_command("run"), check=False, cwd=clone, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE
    )  # fmt: skip
    lines = [
        line
        for line in (result.stdout + result.stderr).splitlines()
        if not line.startswith("make:")
    ]
    assert result.returncode != 0, lines
    assert len(lines) == 1, lines
    return lines[0]
