"""A real worker over a database of the test's own, as `manage.py serve` starts one."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browsers import ROOT


@contextmanager
def worker(environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    """Run `manage.py work`; whatever happens, nothing of it is left."""
    with log.open("ab") as words:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=words, stderr=words, start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            print(log.read_text())  # pytest shows it beside a failure


def readers() -> list[int]:
    """The processes that read a copy just now, of this clone."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            is_ours = (process / "cwd").readlink() == ROOT
            if is_ours and b"claims.evidence.capture.child" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found
