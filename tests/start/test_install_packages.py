"""make prints a line for each package that it installs, and pip's complaints if it cannot."""

import sys
from pathlib import Path

from tests.start.projects import list_errors, make_venv, project, wheels_of
from tests.start.wheels import build_wheel

__all__ = ["project"]

PYTHON = Path(sys.base_prefix) / "bin/python3"
NAMES = ("apple", "berry_pie", "cherry")


def write_lock(project: Path) -> None:
    """Write a lock with three packages, and one that no computer of ours needs."""
    pins = [build_wheel(wheels_of(project), name).replace("_", "-") for name in NAMES]
    windows = "onlywindows==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64 + "\n"
    (project / "requirements.txt").write_text("".join([*pins, windows]))


def test_each_package_has_a_line_of_progress(project: Path):
    write_lock(project)

    result = make_venv(project, PYTHON)

    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[1:5] == [
        "Installing the packages in requirements.txt",
        "Downloading package 1 of 3: apple",
        "Downloading package 2 of 3: berry-pie",
        "Downloading package 3 of 3: cherry",
    ]
    counts, names = zip(*(line.split(": ") for line in lines[5:]), strict=True)
    assert counts == tuple(f"Installing package {count} of 3" for count in (1, 2, 3))
    assert sorted(names) == ["apple", "berry-pie", "cherry"]


def test_packages_that_are_installed_are_not_counted(project: Path):
    write_lock(project)
    make_venv(project, PYTHON)
    assert make_venv(project, PYTHON).stdout == ""
    added = build_wheel(wheels_of(project), "damson")
    (project / "requirements.txt").write_text((project / "requirements.txt").read_text() + added)

    result = make_venv(project, PYTHON)

    assert result.stdout.splitlines() == [
        "Installing the packages in requirements.txt",
        "Downloading package 1 of 1: damson",
        "Installing package 1 of 1: damson",
    ]


def test_package_that_does_not_match_its_hash_is_reported_and_tried_again(project: Path):
    write_lock(project)
    build_wheel(wheels_of(project), "cherry", module="changed = True")

    for _ in range(2):
        result = make_venv(project, PYTHON)

        assert result.returncode == 2
        complaint, *_, sentence = list_errors(result)
        assert complaint.startswith("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")
        assert sentence == (
            "The packages in requirements.txt could not be installed; the lines above say why."
        )


def test_package_without_a_hash_is_refused(project: Path):
    write_lock(project)
    (project / "requirements.txt").write_text("apple==1.0\n")

    result = make_venv(project, PYTHON)

    assert result.returncode == 2
    assert "Hashes are required in --require-hashes mode" in result.stderr
