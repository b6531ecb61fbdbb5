"""Homes of embedded databases, used by other processes."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from factcheck.cluster_paths import ClusterPaths
from tests.browsers import ROOT

# Uses the home's database until its standard input ends.
USER = """
import sys
from pathlib import Path
from factcheck import embedded
embedded.start_using(Path(sys.argv[1]))
print("in use", flush=True)
sys.stdin.read()
"""


def remove_cluster(paths: ClusterPaths) -> None:
    """Delete everything that a test's database left outside the test's own folder."""
    if paths.as_root:
        shutil.rmtree(paths.directory, ignore_errors=True)
    shutil.rmtree(paths.socket, ignore_errors=True)


@contextlib.contextmanager
def process_using(home: Path) -> Iterator[subprocess.Popen]:
    """Run a process that uses the home's database; it ends after the block, unless it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", USER, home],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "in use\n"
        yield process
