"""Check without a network that the locks satisfy pyproject.toml, are complete, hashed and free of addresses."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

type Lock = dict[str, tuple[Version, int]]


def read(path: Path, faults: list[str]) -> Lock:
    """Read a lock: name to version and number of hashes."""
    lock_version: Lock = {}
    name = ""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if pin := re.match(r"([\w.-]+)==([\w.!+]+)(?: ;.*?)? \\$", line):
            name = canonicalize_name(pin[1])
            lock_version[name] = (Version(pin[2]), 0)
        elif re.match(r" {4}--hash=sha256:[0-9a-f]{64}(?: \\)?$", line) and name:
            lock_version[name] = (lock_version[name][0], lock_version[name][1] + 1)
        else:
            faults.append(f"{path} line {number} is neither a pinned version nor a hash: {line}")
    faults.extend(
        f"{path}: {name} has no hash" for name, (_, hashes) in lock_version.items() if not hashes
    )
    return lock_version


def wanted(
    requirement: Requirement, extra: str = "", via: str = "pyproject.toml"
) -> Iterator[tuple[Requirement, str]]:
    """Walk a requirement and everything that it asks for on this machine."""
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
            texts = []  # missing(): it is not in the lock either, or make has yet to install it
        for text in texts:
            yield from wanted(Requirement(text), chosen, key)


_seen: set[tuple[str, str]] = set()


def check(lock_version: Lock, path: str, texts: list[str], faults: list[str]) -> None:
    """Note each requirement that the lock does not satisfy."""
    _seen.clear()
    for text in texts:
        for requirement, via in wanted(Requirement(text)):
            version = lock_version.get(canonicalize_name(requirement.name), (None, 0))[0]
            if version is None:
                faults.append(f"{path} lacks {requirement.name}, which {via} asks for")
            elif not requirement.specifier.contains(version, prereleases=True):
                faults.append(
                    f"{path} has {requirement.name} {version}, but {via} asks for {requirement}"
                )


def main() -> int:
    """Print every fault; 1 if there is one."""
    faults: list[str] = []
    project = tomllib.loads(Path("pyproject.toml").read_text())
    to_run = project["project"]["dependencies"]
    to_test = project["dependency-groups"]["dev"]
    run, test = (read(Path(name), faults) for name in ("requirements.txt", "requirements-dev.txt"))
    check(run, "requirements.txt", to_run, faults)
    check(test, "requirements-dev.txt", [*to_run, *to_test], faults)
    faults.extend(
        f"requirements-dev.txt has another {name} than requirements.txt"
        for name in run
        if test.get(name, (None,))[0] != run[name][0]
    )
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print("`make lock` writes the locks anew.", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
