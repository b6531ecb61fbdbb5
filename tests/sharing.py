"""What all processes of one run share: made by the one that comes first, removed by the one that leaves last."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def shared_directory(factory: pytest.TempPathFactory) -> Path:
    """The directory of this run; each process of several has one of its own inside."""
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@contextmanager
def alone(directory: Path, name: str) -> Iterator[None]:
    """Keep the other processes of the run out of what has this name."""
    with (directory / f"{name}.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def shared(
    directory: Path, name: str, *, make: Callable[[], object], remove: Callable[[], object]
) -> Iterator[None]:
    """Use a thing that is made once; `make` and `remove` are never called at the same time."""
    users = directory / f"{name}.users"
    with alone(directory, name):
        count = int(users.read_text()) if users.exists() else 0
        if not count:
            make()
        users.write_text(str(count + 1))
    try:
        yield
    finally:
        with alone(directory, name):
            count = int(users.read_text()) - 1
            users.write_text(str(count))
            if not count:
                remove()
