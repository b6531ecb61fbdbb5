"""Install a lock into the environment of this Python, and print a line of progress for each package."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sysconfig import get_path
from typing import NamedTuple

FROM_LOCK = re.compile(r"\(from -r .* \(line (\d+)\)\)$")
IGNORED = re.compile(r"Ignoring ([\w.-]+): markers ")
INSTALLING = "Installing collected packages: "
# What pip reports while all is well; the other lines are shown if it fails.
ROUTINE = (
    "Collecting ",
    "Downloading ",
    "Processing ",
    "Using cached ",
    "Looking in ",
    "Ignoring ",
)


class Pin(NamedTuple):
    """A package and its version; the name is spelled as the package index compares names (PEP 503)."""

    name: str
    version: str

    @classmethod
    def of(cls, name: str, version: str) -> "Pin":
        return cls(re.sub(r"[-_.]+", "-", name).lower(), version)

    def is_installed(self) -> bool:
        try:
            return version(self.name) == self.version
        except PackageNotFoundError:
            return False


def read_pins(lock: str) -> dict[int, Pin]:
    """Return the pins of a lock by the number of their line."""
    matches = (re.match(r"([\w.-]+)==([\w.!+]+)", line) for line in lock.splitlines())
    return {number: Pin.of(*match.groups()) for number, match in enumerate(matches, 1) if match}


def report_downloads(output: Iterable[str], pins: dict[int, Pin], missing: set[Pin]) -> list[str]:
    """Print a line for each package that pip fetches, until it begins to install them.

    Takes what pip skips on this computer out of `missing`. Returns the lines that are not routine.
    """
    others, count = [], 0
    for line in output:
        if line.startswith(INSTALLING):
            break
        if skipped := IGNORED.match(line):
            name = Pin.of(skipped[1], "").name
            missing -= {pin for pin in missing if pin.name == name}
        elif (match := FROM_LOCK.search(line)) and (pin := pins.get(int(match[1]))) in missing:
            count += 1
            print(f"Downloading package {count} of {len(missing)}: {pin.name}", flush=True)
        elif not line.lstrip().startswith(ROUTINE):
            others.append(line)
    return others


def report_installs(pip: subprocess.Popen, missing: set[Pin], site_packages: Path) -> None:
    """Print a line for each package that appears in the environment, until pip ends.

    pip is silent meanwhile, so this looks for the file that pip writes last (RECORD).
    """
    reported: set[Pin] = set()
    is_running = True
    while is_running:
        is_running = pip.poll() is None
        records = site_packages.glob("*.dist-info/RECORD")
        names = [record.parent.name.removesuffix(".dist-info").split("-") for record in records]
        for pin in sorted({Pin.of(*name) for name in names if len(name) == 2} & missing - reported):
            reported.add(pin)
            print(f"Installing package {len(reported)} of {len(missing)}: {pin.name}", flush=True)
        time.sleep(0.1 if is_running else 0)


def main(lock: str) -> int:
    """Install the lock. Returns pip's exit status, and prints what pip complained about if it is not 0."""
    pins = read_pins(Path(lock).read_text())
    missing = {pin for pin in pins.values() if not pin.is_installed()}
    command = [sys.executable, "-m", "pip", "install", "--require-hashes", "-r", lock]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as pip:
        complaints = report_downloads(pip.stdout, pins, missing)
        report_installs(pip, missing, Path(get_path("purelib")))
        complaints += pip.stdout
    if pip.returncode:
        sys.stderr.writelines(complaints)
    return pip.returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
