"""Check, offline, that the locks satisfy pyproject.toml, are complete, and have hashes but no addresses."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

type Lock = dict[str, tuple[Version, int]]  # name to version and number of hashes


def read_lock(path: Path, problems: list[str]) -> Lock:
    """Read a lock; add lines that do not belong in one to the problems."""
    lock: Lock = {}
    name = ""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if pin := re.match(r"([\w.-]+)==([\w.!+]+)(?: ;.*?)? \\$", line):
            name = canonicalize_name(pin[1])
            lock[name] = (Version(pin[2]), 0)
        elif re.match(r" {4}--hash=sha256:[0-9a-f]{64}(?: \\)?$", line) and name:
            lock[name] = (lock[name][0], lock[name][1] + 1)
        else:
            problems.append(f"{path} line {number} is neither a pinned version nor a hash: {line}")
    problems.extend(
        f"{path}: {name} has no hash" for name, (_, hashes) in lock.items() if not hashes
    )
    return lock


def walk_requirements(
    requirement: Requirement, extra: str = "", via: str = "pyproject.toml"
) -> Iterator[tuple[Requirement, str]]:
    """Yield a requirement and all that it requires on this computer, each with the package that requires it."""
    if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
        return
    yield requirement, via
    key = canonicalize_name(requirement.name)
    for chosen in ["", *requirement.extras]:
        if (key, chosen) in _seen:
            continue
        _seen.add((key, chosen))
        try:
            texts = requires(key) or []
        except PackageNotFoundError:
            texts = []  # if the lock has no such package, check_lock reports it
        for text in texts:
            yield from walk_requirements(Requirement(text), chosen, key)


_seen: set[tuple[str, str]] = set()


def check_lock(lock: Lock, path: str, texts: list[str], problems: list[str]) -> None:
    """Add each requirement that the lock does not satisfy to the problems."""
    _seen.clear()
    for text in texts:
        for requirement, via in walk_requirements(Requirement(text)):
            version = lock.get(canonicalize_name(requirement.name), (None, 0))[0]
            if version is None:
                problems.append(f"{path} has no {requirement.name}, which {via} requires")
            elif not requirement.specifier.contains(version, prereleases=True):
                problems.append(
                    f"{path} has {requirement.name} {version}, but {via} requires {requirement}"
                )


def main() -> int:
    """Print all problems. Returns 1 if there are any."""
    problems: list[str] = []
    project = tomllib.loads(Path("pyproject.toml").read_text())
    to_run = project["project"]["dependencies"]
    to_test = project["dependency-groups"]["dev"]
    run, test = (
        read_lock(Path(name), problems) for name in ("requirements.txt", "requirements-dev.txt")
    )
    check_lock(run, "requirements.txt", to_run, problems)
    check_lock(test, "requirements-dev.txt", [*to_run, *to_test], problems)
    problems.extend(
        f"requirements-dev.txt has another version of {name} than requirements.txt"
        for name in run
        if test.get(name, (None,))[0] != run[name][0]
    )
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("Write the locks again with `make lock`.", file=sys.stderr)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
