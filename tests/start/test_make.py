"""The Makefile's own refusals, and the checks that `make lint` makes of the locks."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browsers import ROOT
from tests.start.desks import environment


def make_venv(tmp_path: Path, *pythons: Path | str) -> subprocess.CompletedProcess[str]:
    tried = " ".join(str(python) for python in pythons)
    return subprocess.run(
        ["make", "--no-print-directory", ".venv", f"VENV={tmp_path / 'venv'}", f"PYTHONS={tried}"],
        check=False,
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
    )


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def said(ended: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in ended.stderr.splitlines() if not line.startswith("make")]


def test_python_that_is_too_old_is_named(tmp_path: Path):
    old = program(tmp_path / "old", 'case "$2" in *platform*) echo 3.9.18;; *) exit 1;; esac')

    ended = make_venv(tmp_path, "python-of-nobody", old)

    assert ended.returncode == 2
    assert said(ended) == [
        "Factcheck needs Python 3.12 or newer, and the newest found here is 3.9.18."
    ]


def test_python_without_venv_is_told_the_package(tmp_path: Path):
    bare = program(
        tmp_path / "bare", f'case "$2" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"'
    )

    ended = make_venv(tmp_path, bare)

    assert ended.returncode == 2
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert said(ended) == [
        f"Python's venv module is missing: apt-get install python{version}-venv brings it."
    ]


def test_python_that_is_found_but_does_not_work_is_passed_over(tmp_path: Path):
    shim = program(tmp_path / "shim", "echo command not found >&2; exit 127")

    ended = make_venv(tmp_path, shim)

    assert said(ended) == [
        f"Factcheck needs Python 3.12 or newer, and none was found (tried: {shim})."
    ]


@pytest.fixture
def lock_versions(tmp_path: Path) -> Path:
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def check_locks(place: Path) -> str:
    ended = subprocess.run(
        [sys.executable, ROOT / ".ci/check_lock.py"],
        check=False,
        cwd=place,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == bool(ended.stderr)
    return ended.stderr


def change(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, file.read_text(), count=1)
    assert count == 1
    file.write_text(text)


def test_locks_satisfy_the_project(lock_versions: Path):
    assert check_locks(lock_versions) == ""


@pytest.mark.parametrize(
    ("file", "pattern", "new", "fault"),
    [
        ("pyproject.toml", r'"nh3>=', '"nh3>=99', "but pyproject.toml asks for nh3>=99"),
        (
            "pyproject.toml",
            r"dependencies = \[",
            'dependencies = [\n"flask>=3",',
            "requirements.txt lacks flask",
        ),
        (
            "requirements.txt",
            r"sqlparse==[\d.]+ .*(\n    --hash.*)+\n",
            "",
            "lacks sqlparse, which django asks for",
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
            "another asgiref than requirements.txt",
        ),
    ],
)
def test_lock_that_does_not_fit_is_found(
    lock_versions: Path, file: str, pattern: str, new: str, fault: str
):
    change(lock_versions / file, pattern, new)

    assert fault in check_locks(lock_versions)
