"""Desks as a newcomer starts them: `make run` in a copy of the repository, as real processes."""

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

from tests.browsers import ROOT, free_port

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "test-results")
PATIENCE = 90  # seconds; a first start on a busy machine


def environment(**more: str) -> dict[str, str]:
    """A shell in which nothing of ours is set yet."""
    passed_on = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return passed_on | {"PYTHONUNBUFFERED": "1"} | more


def copy_repository(to: Path) -> Path:
    """What a clone holds, without what a start has made."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT)
    for name in (".ci", ".python-version", ".gitignore"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, to / name)
    return to


@dataclass
class Desk:
    """One `make run`: its process, and what it has said so far."""

    clone: Path
    process: subprocess.Popen
    port: int
    said: list[str] = field(default_factory=list)

    def wait_until_open(self) -> str:
        """Wait for the address; give everything that was said up to the end of the announcement."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if any("Ctrl-C" in line for line in self.said):
                return "".join(self.said)
            assert self.process.poll() is None, "".join(self.said)
            time.sleep(0.05)
        raise AssertionError("".join(self.said))

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status

    def processes(self) -> dict[int, str]:
        """Everything that runs for this clone: make, the supervisor, the server, the database."""
        home = str(self.clone / ".factcheck")
        found = {}
        for process in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if process.name.isdecimal() and (
                    (process / "cwd").readlink() == self.clone
                    or f"FACTCHECK_SERVING={home}".encode() in (process / "environ").read_bytes()
                    or (process / "cwd").readlink() == data_of(self.clone)
                ):
                    command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                    found[int(process.name)] = command.decode(errors="replace").strip()
        return {pid: command for pid, command in found.items() if command}

    def find(self, words: str) -> list[int]:
        return [pid for pid, command in self.processes().items() if words in command]

    def press_ctrl_c(self) -> int:
        """As a terminal does: the signal goes to the whole foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=60)

    def wait_until_nothing_runs(self) -> None:
        end = time.monotonic() + 30
        while self.processes():
            assert time.monotonic() < end, self.processes()
            time.sleep(0.1)


def data_of(clone: Path) -> Path:
    from factcheck.place import place_of

    return place_of(clone / ".factcheck").data


@contextlib.contextmanager
def running(clone: Path, **more: str) -> Iterator[Desk]:
    """Run `make run` in a clone; whatever happens, nothing of it is left."""
    port = int(more.setdefault("PORT", str(free_port())))
    process = subprocess.Popen(
        make("run"),
        cwd=clone,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    desk = Desk(clone, process, port)
    reader = threading.Thread(target=lambda: desk.said.extend(iter(process.stdout.readline, "")))
    reader.start()
    try:
        yield desk
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=30)
        for pid in desk.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        reader.join()
        process.stdout.close()


def make(goal: str) -> list[str]:
    """Make a goal with the environment that the tests run in, so that nothing is installed anew."""
    return ["make", "--no-print-directory", goal, f"VENV={sys.prefix}"]


def refused(clone: Path, **more: str) -> str:
    """Run `make run` where it must refuse; give the one sentence that it says."""
    ended = subprocess.run(
        make("run"), check=False, cwd=clone, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )  # fmt: skip
    lines = [
        line for line in (ended.stdout + ended.stderr).splitlines() if not line.startswith("make:")
    ]
    assert ended.returncode != 0, lines
    assert len(lines) == 1, lines
    return lines[0]
