"""A folder in which `make .venv` can run, without packages and without a network."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browsers import ROOT
from tests.start.servers import environment


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with our Makefile and its scripts, and locks without packages."""
    folder = tmp_path / "Fäkten prüfen"
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).write_text("# no packages\n")
    return folder


def make_venv(
    project: Path, *pythons: Path | str, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `make .venv` with these programs as Python; PATH also has the folder `bin` beside the project."""
    offline = {"UV_OFFLINE": "1", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels_of(project))}
    path = f"{project.parent / 'bin'}:/usr/bin:/bin"
    return subprocess.run(
        ["make", "--no-print-directory", ".venv", f"PYTHONS={' '.join(map(str, pythons))}"],
        check=False,
        cwd=project,
        env=environment(**offline | {"PATH": path} | settings),
        capture_output=True,
        text=True,
    )


def wheels_of(project: Path) -> Path:
    """Return the folder in which pip looks for packages."""
    return project.parent / "wheels"


def list_errors(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what was printed to standard error, without make's own line."""
    return [line for line in result.stderr.splitlines() if not line.startswith("make:")]


def write_program(path: Path, script: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path
