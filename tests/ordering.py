"""The order of the tests when several processes run them: each process begins with its share of the long ones.

pytest-xdist gives each process an equal part of the list, from its front to its end, and a process without work
takes tests from the end of another's part. So the last tests to run should be short.
"""

import os
from itertools import groupby
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LONG = ("start", "browser", "access/permissions", "models/test_squashed_migration.py")
"""Folders and files whose tests start servers, browsers or processes, ask for every page, or take every migration."""


def deal(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in the order in which this run's processes should meet them; modules stay whole."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    modules = [list(group) for _, group in groupby(items, key=lambda item: item.path)]
    long = [module for module in modules if _rank(module[0]) < len(LONG)]
    short = [module for module in modules if _rank(module[0]) == len(LONG)]
    long.sort(key=lambda module: _rank(module[0]))
    hands = [
        [item for module in long[number::processes] for item in module]
        for number in range(processes)
    ]
    for module in short:
        min(hands, key=len).extend(module)
    return [item for hand in hands for item in hand]


def _rank(item: pytest.Item) -> int:
    """Where the folder or the file of a test stands in LONG; behind its end if neither does."""
    file = item.path.relative_to(TESTS)
    names = {file.as_posix(), file.parent.as_posix()}
    return next((rank for rank, name in enumerate(LONG) if name in names), len(LONG))
