"""`make .venv` gets a Python, or says in one sentence what to install."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.start.projects import list_errors, make_venv, project, wheels_of, write_program
from tests.start.wheels import build_wheel

__all__ = ["project"]

NEW_PYTHON = Path(sys.base_prefix) / "bin/python3"
REAL_UV = Path(sys.prefix) / "bin/uv"

# A uv that has no Python until it has "downloaded" one into the folder that it was given.
FAKE_UV = f"""#!/bin/sh
case "$2" in
    find) [ -e "$UV_PYTHON_INSTALL_DIR/cpython-3.13" ] && echo "{NEW_PYTHON}";;
    install) [ "$3" = 3.13 ] && mkdir -p "$UV_PYTHON_INSTALL_DIR/cpython-3.13";;
esac
"""


@pytest.fixture
def old_python(tmp_path: Path) -> Path:
    """A Python that can make environments and says that it is 3.11.2."""
    return write_program(
        tmp_path / "old",
        f"""case "$2" in
            *python_version*) echo 3.11.2;;
            *"(3, 12)"*) exit 1;;
            *) exec "{NEW_PYTHON}" "$@";;
        esac""",
    )


def runs(project: Path) -> bool:
    return subprocess.run([project / ".venv/bin/python", "-c", ""], check=False).returncode == 0


@pytest.fixture
def python_without_venv(tmp_path: Path) -> Path:
    """A new Python as Debian installs it without the package python3-venv."""
    return write_program(
        tmp_path / "bare", f'case "$2" in *ensurepip*) exit 1;; esac; exec "{NEW_PYTHON}" "$@"'
    )


def test_first_python_that_will_do_is_used(
    project: Path, old_python: Path, python_without_venv: Path
):
    result = make_venv(project, old_python, python_without_venv, NEW_PYTHON, "python-of-no-one")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Making the environment in .venv with Python 3.1")
    assert not (project / ".venv-uv").exists()
    assert runs(project)


def test_python_that_uv_finds_is_used(project: Path, tmp_path: Path, old_python: Path):
    write_program(tmp_path / "bin/uv", f'exec "{REAL_UV}" "$@"')

    result = make_venv(project, old_python, UV_PYTHON_SEARCH_PATH=str(NEW_PYTHON.parent))

    assert (result.returncode, result.stderr) == (0, "")
    first, last, *_ = result.stdout.splitlines()
    assert first == "Factcheck needs Python 3.12 or newer, and this computer has Python 3.11.2."
    assert last.startswith("Making the environment in .venv with Python 3.1")
    assert runs(project)


def test_uv_from_the_package_index_downloads_a_python(project: Path, old_python: Path):
    lock = build_wheel(wheels_of(project), "uv", program=FAKE_UV)
    (project / "requirements-dev.txt").write_text(f"# tools\n{lock}zzz==1.0 \\\n    --hash=none\n")

    result = make_venv(project, old_python)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[1:3] == [
        f"Installing uv, which can download Python, in {project}/.venv-uv",
        "Downloading Python 3.13",
    ]
    assert (project / ".venv-uv/python/cpython-3.13").is_dir()
    assert runs(project)


@pytest.mark.parametrize(
    ("hashes", "reason"),
    [
        (" \\\n    --hash=sha256:" + "0" * 64, "DO NOT MATCH THE HASHES"),
        ("", "Hashes are required in --require-hashes mode"),
    ],
)
def test_uv_without_the_hash_in_the_lock_is_not_used(
    project: Path, old_python: Path, hashes: str, reason: str
):
    build_wheel(wheels_of(project), "uv", program=FAKE_UV)
    (project / "requirements-dev.txt").write_text(f"uv==1.0{hashes}\n")

    result = make_venv(project, old_python)

    assert "another one could not be downloaded" in list_errors(result)[0]
    assert reason in (project / ".venv-uv/log").read_text()


def test_python_that_cannot_be_downloaded_is_reported_in_one_sentence(
    project: Path, tmp_path: Path, old_python: Path
):
    write_program(tmp_path / "bin/uv", f'exec "{REAL_UV}" "$@"')

    result = make_venv(project, old_python)

    assert result.returncode == 2
    (sentence,) = list_errors(result)
    assert "has Python 3.11.2, and another one could not be downloaded: " in sentence
    assert "install the packages python3 and python3-venv" in sentence
    assert sentence.endswith(f"{project}/.venv-uv/log has the details.")
    assert "Network connectivity is disabled" in (project / ".venv-uv/log").read_text()


def test_uv_that_cannot_be_installed_is_reported_in_one_sentence(project: Path, old_python: Path):
    (project / "requirements-dev.txt").write_text("uv==1.0 \\\n    --hash=sha256:" + "0" * 64)

    result = make_venv(project, old_python)

    assert result.returncode == 2
    (sentence,) = list_errors(result)
    assert "another one could not be downloaded: " in sentence
    assert "No matching distribution found for uv==1.0" in (project / ".venv-uv/log").read_text()


def test_old_python_without_venv_is_reported_with_the_package_to_install(
    project: Path, tmp_path: Path
):
    bare = write_program(
        tmp_path / "bare",
        """case "$2" in
            *python_version*) echo 3.11.2;;
            *-venv*) echo python3.11-venv;;
            *) exit 1;;
        esac""",
    )

    result = make_venv(project, "python-of-no-one", bare)

    assert (result.returncode, result.stdout) == (2, "")
    (sentence,) = list_errors(result)
    assert sentence == (
        "Factcheck needs Python 3.12 or newer, and this computer has Python 3.11.2: install the package "
        "python3.11-venv, with which `make` can download a newer Python."
    )


@pytest.mark.parametrize("has_old_python", [False, True])
def test_new_python_without_venv_is_reported_with_the_package_to_install(
    project: Path, python_without_venv: Path, old_python: Path, has_old_python: bool
):
    result = make_venv(project, python_without_venv, *[old_python] * has_old_python)

    version = ".".join(map(str, sys.version_info[:3]))
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert result.returncode == 2
    (sentence,) = list_errors(result)
    assert sentence.startswith(f"Python {version} on this computer has no venv module")
    assert f"install the package {package}" in sentence


def test_computer_without_python_is_told_the_packages_to_install(project: Path, tmp_path: Path):
    broken = write_program(tmp_path / "broken", "echo command not found >&2; exit 127")

    result = make_venv(project, broken)

    assert result.returncode == 2
    (sentence,) = list_errors(result)
    assert "this computer has no Python that works: install the packages python3" in sentence
