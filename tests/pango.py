"""The library that report.pdf needs. As a program (`make test`) it installs it where it is missing."""

import ctypes.util
import os
import shutil
import subprocess

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0")
"""Of Debian and Ubuntu."""


def is_there() -> bool:
    return bool(ctypes.util.find_library("pango-1.0") and ctypes.util.find_library("pangoft2-1.0"))


def main() -> None:
    """Install the library as root; else the tests of the PDF say what is missing."""
    if is_there() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    for command in (["update", "-q"], ["install", "-y", "-q", *PACKAGES]):
        print("No Pango here; trying: apt-get", *command, flush=True)
        subprocess.run(
            ["apt-get", *command], check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=900
        )  # fmt: skip


if __name__ == "__main__":
    main()
