"""Homes of embedded databases, used by processes of their own."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from factcheck.place import Place
from tests.browsers import ROOT

# Uses the home's database until its standard input ends.
USER = """
import sys
from collections.abc import Iterator
from pathlib import Path
from factcheck import embedded
embedded.use(Path(sys.argv[1]))
print("in use", flush=True)
sys.stdin.read()
"""


def remove(place: Place) -> None:
    """Leave nothing of a test's database on the machine."""
    if place.as_root:
        shutil.rmtree(place.own, ignore_errors=True)
    shutil.rmtree(place.socket, ignore_errors=True)


@contextlib.contextmanager
def using(home: Path) -> Iterator[subprocess.Popen]:
    """Let a process use the home's database for a while; it then ends by itself, unless it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", USER, home],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "in use\n"
        yield process
