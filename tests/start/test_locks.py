"""`make lint` checks that the locks satisfy pyproject.toml."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browsers import ROOT


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def check_locks(folder: Path) -> str:
    """Return what check_lock.py complains about in the locks of this folder."""
    result = subprocess.run(
        [sys.executable, ROOT / ".ci/check_lock.py"],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert result.returncode == bool(result.stderr)
    return result.stderr


def replace_in(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, file.read_text(), count=1)
    assert count == 1
    file.write_text(text)


def test_locks_satisfy_the_project(locks: Path):
    assert check_locks(locks) == ""


@pytest.mark.parametrize(
    ("file", "pattern", "new", "problem"),
    [
        ("pyproject.toml", r'"nh3>=', '"nh3>=99', "but pyproject.toml requires nh3>=99"),
        (
            "pyproject.toml",
            r"dependencies = \[",
            'dependencies = [\n"flask>=3",',
            "requirements.txt has no flask",
        ),
        (
            "requirements.txt",
            r"sqlparse==[\d.]+ .*(\n    --hash.*)+\n",
            "",
            "has no sqlparse, which django requires",
        ),
        (
            "requirements.txt",
            r"(sqlparse==[\d.]+ .*)(\n    --hash.*)+\n",
            r"\1\n",
            "sqlparse has no hash",
        ),
        (
            "requirements.txt",
            r"\A",
            "--index-url https://pypi.example.org\n",
            "line 1 is neither a pinned version",
        ),
        (
            "requirements-dev.txt",
            r"asgiref==[\d.]+",
            "asgiref==3.99.1",
            "another version of asgiref than requirements.txt",
        ),
    ],
)
def test_lock_that_does_not_satisfy_the_project_is_reported(
    locks: Path, file: str, pattern: str, new: str, problem: str
):
    replace_in(locks / file, pattern, new)

    assert problem in check_locks(locks)
