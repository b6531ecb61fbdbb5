"""The order of the tests when several processes run them: each process begins with its share of the long ones.

pytest-xdist gives each process an equal part of the list, from its front to its end, and a process without work
takes tests from the end of another's part. So the last tests to run should be short.
"""

import os
from itertools import groupby
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LONG = ("start", "browser", "access/permissions")
"""Folders whose tests start servers, browsers or processes, or ask for every page."""


def deal(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in the order in which this run's processes should meet them; modules stay whole."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    modules = [list(group) for _, group in groupby(items, key=lambda item: item.path)]
    long = [module for module in modules if _is_long(module[0])]
    short = [module for module in modules if not _is_long(module[0])]
    long.sort(key=lambda module: LONG.index(_folder(module[0])))
    hands = [
        [item for module in long[number::processes] for item in module]
        for number in range(processes)
    ]
    for module in short:
        min(hands, key=len).extend(module)
    return [item for hand in hands for item in hand]


def _folder(item: pytest.Item) -> str:
    return item.path.parent.relative_to(TESTS).as_posix()


def _is_long(item: pytest.Item) -> bool:
    return _folder(item) in LONG
